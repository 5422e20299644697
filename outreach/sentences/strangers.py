"""Names with a capital that fit nobody whom the office knows."""

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from core.folding import fold
from outreach.sentences.common_words import ACRONYMS, CONNECTORS, TRADES
from outreach.sentences.day_words import MONTH_OF, WEEKDAY_OF
from outreach.sentences.likeness import SURNAME
from outreach.sentences.mentions import Mention
from outreach.sentences.nicknames import is_first_name
from outreach.sentences.spotting import Spot
from outreach.sentences.text import Text
from outreach.sentences.understood import Noun

_INSIDE = CONNECTORS - {"a", "an", "in", "at", "for", "en", "and", "y", "e"}
_SCHOOL = re.compile(
    r"\b(?:high|hs|middle|elementary|school|campus|isd|tech center|academy|district|"
    r"prepa(?:ratoria)?|secundaria|escuela|distrito)$"
)
_CLASS = re.compile(r"\s+(?:class|students?|teachers?|program|department|team|club|kids|majors)\b")
_NO_NAMES = (
    frozenset(MONTH_OF)
    | frozenset(WEEKDAY_OF)
    | frozenset(
        "english spanish perkins excel chromebook chromebooks powerpoint canva gmail "
        "outlook google zoom linkedin facebook instagram whatsapp teams skype calendly "
        "docusign pathful naviance xello "
        "american mexican hispanic latino christmas thanksgiving easter halloween veterans "
        "labor memorial mlk accion gracias navidad ano nuevo spring fall winter summer "
        "skillsusa fbla hosa deca ffa tsa i i'm i'll i'd i've ok".split()
    )
)
_TELLS = re.compile(
    r"(?:\b(?:called|call|phoned|rang|met(?: with)?|with|w/|w|at|from|con|a|de|del|en|to|"
    r"for|para|visited|visit|emailed|email|texted|text|messaged|dm'd|msgd|saw|toured|told|"
    r"tell|"
    r"asked|ask|meet|thank|invite|vi|llame|visite|vm|voicemail|left|contacted|contact|and|y|"
    r"e|by|por|introduced|hosted)|[@,&/])\s*(?:(?:the|la|el|los|las|our)\s+)?$"
)
_ACTS = re.compile(
    r"\s+(?:from\s|at\s|with\s|@|of\s|del?\s|called|emailed|texted|said|says|wants?|can|"
    r"could|will|would|is|are|has|have|hosted|came|brought|donated|offered|agreed|asked|"
    r"told|wrote|replied|left|cancel\w*|backed|"
    r"llamo|dijo|dice|quiere|puede|pueden|vino|trajo|ofrece|ofrecio|dono|donaron|cancelo|"
    r"escribio|pidio|tiene|busca|mando|acepto|nos)\b"
)


@dataclass(frozen=True)
class Stranger:
    """A name that fits nobody; `over` are spots that fitted only parts of it."""

    said: str
    noun: Noun
    over: tuple[Spot, ...] = ()


def strangers(
    text: Text,
    found: Sequence[Mention],
    spots: Sequence[Spot],
    ours: Callable[[], Collection[str]],
    towns: Collection[str],
) -> list[Stranger]:
    """Runs of words with capitals that name somebody unknown, each once."""
    spot_at = {n: it for it in spots for n in range(it.first, it.last + 1)}
    seen: dict[str, Stranger] = {}
    for first, last in _runs(text, found):
        if stranger := _judge(text, found, spot_at, first, last, towns):
            seen.setdefault(stranger.said.casefold(), stranger)
    own = ours() if seen else ()
    return [it for it in seen.values() if not _is_ours(it.said, own)]


def _runs(text: Text, found: Sequence[Mention]) -> list[tuple[int, int]]:
    """Neighbouring words with capitals, small words between them included."""
    runs: list[tuple[int, int]] = []
    first = 0
    while first < len(found):
        if not _is_name(found[first]):
            first += 1
            continue
        last = _last_of(text, found, first)
        runs.append((first, last))
        first = last + 1
    return runs


def _is_name(it: Mention) -> bool:
    if len(it.word.text) == 1 and it.before.endswith("/"):
        return False
    return it.strong and it.is_eligible and it.word.folded.removesuffix("'s") not in _NO_NAMES


def _last_of(text: Text, found: Sequence[Mention], first: int) -> int:
    """The last word of the run that begins here."""
    last = first
    for ahead in range(first + 1, len(found)):
        gap = text.text[found[ahead - 1].word.end : found[ahead].word.start]
        initial = gap == ". " and len(found[ahead - 1].word.text) == 1
        if gap not in (" ", " & ", "-") and not initial:
            break
        if _is_name(found[ahead]):
            last = ahead
        elif ahead > last + 2 or not _goes_on(found, first, last, ahead):
            break
    return last


def _goes_on(found: Sequence[Mention], first: int, last: int, ahead: int) -> bool:
    """Whether a small word may stand inside the name: "Llantas El Rey", "Bank of the Valley"."""
    small = found[ahead].word.folded
    if small in ("de", "del", "of") and _is_first(found[first : last + 1]):
        return False
    return small in _INSIDE


def _is_first(words: Sequence[Mention]) -> bool:
    """ "Jorge de Llantas El Rey" is a person of an organisation, two names."""
    return is_first_name(words[0].word.folded) and len(words) <= 2


def _judge(
    text: Text,
    found: Sequence[Mention],
    spot_at: dict[int, Spot],
    first: int,
    last: int,
    towns: Collection[str],
) -> Stranger | None:
    inside = [n for n in range(first, last + 1) if n in spot_at]
    free = [n for n in range(first, last + 1) if n not in spot_at and found[n].is_eligible]
    if inside and not free and _is_firm(text, found, spot_at, first, last):
        return Stranger(
            text.text[found[first].word.start : found[last].word.end],
            "partner",
            tuple(spot_at[n] for n in inside),
        )
    if not [n for n in free if _is_telling(found[n], towns if inside else ())]:
        return None
    said = text.text[found[first].word.start : found[last].word.end].removesuffix("'s")
    if inside:
        return _partly(said, found, spot_at, inside, free)
    if not _is_told(text, found, first, last) or _SCHOOL.search(said.casefold()):
        return None
    if said.isupper() and _CLASS.match(text.folded[found[last].word.end :]):
        return None
    return Stranger(said, _noun(text, found, first, last))


def _is_firm(
    text: Text, found: Sequence[Mention], spot_at: dict[int, Spot], first: int, last: int
) -> bool:
    """ "Norwood & Rao" that fits two surnames is a firm that nobody knows, not two people."""
    spots = {spot_at[n] for n in range(first, last + 1) if n in spot_at}
    between = text.text[found[first].word.start : found[last].word.end]
    return "&" in between and len(spots) > 1 and all(it.surely == SURNAME for it in spots)


def _is_telling(it: Mention, towns: Collection[str]) -> bool:
    own = it.word.folded.removesuffix("'s")
    return not (
        it.common
        or own in ACRONYMS
        or own in towns
        or (it.word.text.isupper() and len(own) > 1 and towns)
    )


def _partly(
    said: str,
    found: Sequence[Mention],
    spot_at: dict[int, Spot],
    inside: list[int],
    free: list[int],
) -> Stranger | None:
    """A known first name with an unknown surname is a stranger; so is "Rivera Plumbing"."""
    spot = spot_at[inside[0]]
    after = [n for n in free if n == spot.last + 1]
    if (
        len({id(spot_at[n]) for n in inside}) > 1
        or not after
        or spot.width > 1
        or found[after[0]].word.text.isupper()
    ):
        return None
    return Stranger(said, spot.noun, (spot,))


def _is_told(text: Text, found: Sequence[Mention], first: int, last: int) -> bool:
    """After "called", "with", "at" …, or as the one who does something."""
    it = found[first]
    if it.title or _TELLS.search(it.before) or (first and found[first - 1].title):
        return True
    at_head = not text.folded[: it.word.start].strip() or it.before.rstrip().endswith(
        (".", ",", ";", ":", "-", "!")
    )
    return at_head and bool(_ACTS.match(text.folded[found[last].word.end :]))


def _noun(text: Text, found: Sequence[Mention], first: int, last: int) -> Noun:
    words = [it.word.folded for it in found[first : last + 1]]
    if any(it in TRADES for it in words):
        return "partner"
    after = text.folded[found[last].word.end :]
    titled = first > 0 and found[first - 1].title
    if titled or is_first_name(words[0]) or re.match(r"\s+(?:from|at|of|de|del)\s+[a-z]", after):
        return "contact"
    return "partner"


def _is_ours(said: str, ours: Collection[str]) -> bool:
    folded = fold(said)
    return any(folded == name or name.startswith(f"{folded} ") for name in ours)
