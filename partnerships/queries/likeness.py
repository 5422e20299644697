"""Partners by what their names are like."""

from collections.abc import Iterable

from core.folding import fold
from core.likeness import best_like, how_well, slips
from core.registries.search import LAST, as_pattern, ids_of
from offices.models import Office
from partnerships.lookups import SIMILAR_PARTNERS
from partnerships.models import Partner

INITIALS = 0.95
"""What a match by initials is worth: "rm" for Rivera Machining."""

Scored = list[tuple[Partner, float]]


def partners_like(office: Office, text: str, most: int) -> Scored:
    """The partners that `text` may mean, best first, each with a score up to 1; not archived.

    Those whose name begins with it; where they are too few, others whose name or town holds each
    of its words, or who have these initials. Only where there is none, those that are spelt like
    it. Call it inside the office's context.
    """
    letters = _letters(text)
    held = _read(office, _named(text, letters, most)[:most])
    found = [(it, _score(it, text, letters)) for it in held] or _spelt_like(office, text, most)
    return sorted(found, key=lambda it: -it[1])


def _named(text: str, letters: str, most: int) -> list[int]:
    """Their ids, the best first."""
    start, words = fold(text), sorted(fold(text).split(), key=len)
    return ids_of(
        "lookup.partners_named(%s, %s, %s, %s, %s, %s, %s)",
        start,
        start + LAST,
        _inside(words[-1]) if words else None,
        [f"%{as_pattern(word)}%" for word in words],
        [f"%{slip}%" for slip in slips(text)],
        letters,
        most,
    )


def _inside(word: str) -> str | None:
    """Where the longest word is looked for: one letter nowhere but at the beginning of a name,
    two at the beginning of a word; in the middle they would find nearly everything."""
    if len(word) < 2:
        return None
    return f"%{as_pattern(word)}%" if len(word) > 2 else f"% {as_pattern(word)}%"


def _read(office: Office, ids: Iterable[int]) -> list[Partner]:
    """What Find shows of them, in this order."""
    wanted = list(ids)
    rows = Partner.objects.filter(office=office, archived_at=None, pk__in=wanted)
    rows = rows.select_related("parent").only(
        "name", "town", "search_key", "initials", "parent__name"
    )
    found = {it.pk: it for it in rows} if wanted else {}
    return [found[pk] for pk in wanted if pk in found]


def _spelt_like(office: Office, text: str, most: int) -> Scored:
    scores = best_like(SIMILAR_PARTNERS.name, text, most)
    return [(it, scores[it.pk]) for it in _read(office, scores)]


def _score(partner: Partner, text: str, letters: str) -> float:
    if partner.initials == letters:
        return INITIALS
    return how_well(text, partner.search_key)


def _letters(text: str) -> str:
    """What `Partner.initials` would hold if these are initials; a lone letter is none."""
    letters = "".join(it for it in fold(text) if it.isalnum())
    return letters if len(letters) > 1 else "-"
