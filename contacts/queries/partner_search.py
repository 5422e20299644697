"""Partners by their people, for the list's search."""

from core.folding import fold
from core.registries.search import LAST, Call, as_pattern


def partners_with_person(text: str) -> Call | None:
    """Those where somebody is of whose name some word begins with each word of `text`.

    With an @ in it: somebody one of whose addresses begins with it.
    """
    if "@" in text:
        address = text.strip().lower()
        return Call("lookup.partners_with_address(%s, %s)", [address, address + LAST])
    patterns = [f"% {as_pattern(word)}%" for word in sorted(fold(text).split(), key=len)]
    if not patterns or len(patterns[-1]) < len("% xx%"):
        return None
    return Call("lookup.partners_with_named(%s, %s)", [patterns[-1], patterns])
