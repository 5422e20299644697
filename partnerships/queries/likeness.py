"""Partners by what their names are like."""

from django.db.models import Q

from core.folding import fold
from core.likeness import best_like
from offices.models import Office
from partnerships.lookups import SIMILAR_PARTNERS
from partnerships.models import Partner
from partnerships.queries.partners import search_partners

ENOUGH = 3
"""Letters from which on likeness means something; fewer are the beginning of a name."""
INITIALS = 0.95
"""What a match by initials is worth: "rm" for Rivera Machining."""
BEGINNING = 0.9
"""What the beginning of a name is worth."""


def partners_like(office: Office, text: str, most: int) -> list[tuple[Partner, float]]:
    """The partners that `text` may mean, best first, each with a score up to 1; not archived.

    Misspellings are forgiven. Call it inside the office's context.
    """
    scores = best_like(SIMILAR_PARTNERS.name, text, most) if len(text) >= ENOUGH else {}
    if len(text) < ENOUGH:
        scores = {it.pk: BEGINNING for it in search_partners(office, text, most)}
    found = _rows(office, scores, _letters(text), 2 * most)
    return sorted(found, key=lambda it: (-it[1], len(it[0].name), it[0].name))[:most]


def _rows(
    office: Office, scores: dict[int, float], letters: str, most: int
) -> list[tuple[Partner, float]]:
    """The partners that were found, and those with these initials."""
    meant = Q(pk__in=scores) | Q(initials=letters)
    partners = Partner.objects.filter(meant, office=office, archived_at=None)
    rows = partners.select_related("parent").order_by("name_key", "id")[:most]
    return [(it, max(scores.get(it.pk, 0), INITIALS * (it.initials == letters))) for it in rows]


def _letters(text: str) -> str:
    """What `Partner.initials` would hold if these are initials; a lone letter is none."""
    letters = "".join(it for it in fold(text) if it.isalnum())
    return letters if len(letters) > 1 else "-"
