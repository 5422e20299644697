"""XML that is read as a stream. A document type or an entity of its own is refused.

Only local names count: Excel's two dialects differ in their namespaces alone.
"""

from collections.abc import Callable, Iterable
from xml.parsers import expat

from core.imports.reading.archive import DAMAGED
from core.imports.reading.refusal import CannotRead

type Attributes = dict[str, str]
type Start = Callable[[str, Attributes], None]
type End = Callable[[str], None]
type Text = Callable[[str], None]


TAG_BYTES = 1_000_000
"""How long a single tag may be, which the parser would hold in memory."""


class Stream:
    """A parser that calls `start`, `end` and `text` (in pieces) as it is fed."""

    def __init__(self, start: Start, end: End | None = None, text: Text | None = None) -> None:
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.buffer_text = True
        self._parser.StartElementHandler = lambda name, its: start(_local(name), its)
        if end:
            self._parser.EndElementHandler = lambda name: end(_local(name))
        if text:
            self._parser.CharacterDataHandler = text
        self._parser.StartDoctypeDeclHandler = _refuse
        self._parser.EntityDeclHandler = _refuse
        self._without_end = 0

    def feed(self, piece: bytes, final: bool = False) -> None:
        """Read on. Raises CannotRead where this is no well-formed XML."""
        self._without_end = 0 if b">" in piece else self._without_end + len(piece)
        if self._without_end > TAG_BYTES:
            raise CannotRead(DAMAGED)
        try:
            self._parser.Parse(piece, final)
        except expat.ExpatError as problem:
            raise CannotRead(DAMAGED) from problem

    def feed_all(self, pieces: Iterable[bytes]) -> None:
        """Read everything to the end."""
        for piece in pieces:
            self.feed(piece)
        self.feed(b"", final=True)


def local(attributes: Attributes, name: str) -> str:
    """The attribute of that local name, or ""."""
    return next((its for key, its in attributes.items() if _local(key) == name), "")


def _local(name: str) -> str:
    return name.rpartition(" ")[2]


def _refuse(*_declared: object) -> None:
    raise CannotRead(DAMAGED)
