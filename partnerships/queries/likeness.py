"""Partners by what their names are like."""

from functools import reduce
from operator import and_, or_

from django.db.models import Q, QuerySet
from django.db.models.functions import Length

from core.folding import fold, key_contains, key_starts
from core.likeness import best_like, how_well, slips
from offices.models import Office
from partnerships.lookups import SIMILAR_PARTNERS
from partnerships.models import Partner

INITIALS = 0.95
"""What a match by initials is worth: "rm" for Rivera Machining."""

Scored = list[tuple[Partner, float]]


def partners_like(office: Office, text: str, most: int) -> Scored:
    """The partners that `text` may mean, best first, each with a score up to 1; not archived.

    Those whose name or town holds each of its words, or who have these initials. Only where there
    is none, those that are spelt like it: that looks at each name of the office, which takes some
    8 µs a name. Call it inside the office's context.
    """
    partners = Partner.objects.filter(office=office, archived_at=None).select_related("parent")
    letters = _letters(text)
    rows = partners.filter(_holds(text) | Q(initials=letters)).annotate(
        begins=key_starts("search_key", text)
    )
    rows = rows.order_by("-begins", Length("name"), "name_key", "id")[:most]
    found = [(it, _score(it, text, letters)) for it in rows] or _spelt_like(partners, text, most)
    return sorted(found, key=lambda it: -it[1])


def _spelt_like(partners: QuerySet[Partner], text: str, most: int) -> Scored:
    scores = best_like(SIMILAR_PARTNERS.name, text, most)
    return [(it, scores[it.pk]) for it in partners.filter(pk__in=scores)]


def _holds(text: str) -> Q:
    words = reduce(and_, [key_contains("search_key", word) for word in text.split()])
    return reduce(or_, [key_contains("search_key", slip) for slip in slips(text)], words)


def _score(partner: Partner, text: str, letters: str) -> float:
    if partner.initials == letters:
        return INITIALS
    return how_well(text, partner.search_key)


def _letters(text: str) -> str:
    """What `Partner.initials` would hold if these are initials; a lone letter is none."""
    letters = "".join(it for it in fold(text) if it.isalnum())
    return letters if len(letters) > 1 else "-"
