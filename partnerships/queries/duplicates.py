"""Partners that are likely the same as one being entered.

The database finds candidates (same beginning, same phone, same website); Python compares names
without case, accents, punctuation and legal suffixes. Branches of one parent are no duplicates.
"""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from core.folding import key_starts
from offices.models import Office
from partnerships.models import Partner
from partnerships.queries.sameness import host_key, likeness, name_key, phone_key

CANDIDATES = 400
SHOWN = 5
BEGINNING = 3  # letters of the first word that a candidate's name must share


@dataclass(frozen=True)
class Likeness:
    """A partner that is likely the same."""

    pk: int
    name: str
    town: str
    is_archived: bool


@dataclass(frozen=True)
class _Entered:
    name: str
    phone: str
    host: str


def find_duplicates(
    office: Office,
    *,
    name: str,
    phone: str = "",
    website: str = "",
    exclude: int | None = None,
    parent: int | None = None,
) -> list[Likeness]:
    """The likely duplicates, archived ones included, most alike first.

    `exclude` is the partner being edited, `parent` the one that it is a branch of.
    """
    entered = _Entered(name_key(name), phone_key(phone), host_key(website))
    condition = _candidates(entered)
    if not condition:
        return []
    others = Partner.objects.filter(condition, office=office).exclude(_family(exclude, parent))
    rows = others.order_by("search_key", "id").values_list(
        "id", "name", "town", "archived_at", "phone", "website", named=True
    )
    alike = [(score, row) for row in rows[:CANDIDATES] if (score := _alike(entered, row))]
    alike.sort(key=lambda found: -found[0])
    return [Likeness(r.id, r.name, r.town, r.archived_at is not None) for _, r in alike[:SHOWN]]


def _family(exclude: int | None, parent: int | None) -> Q:
    """The partner itself, its branches, its parent, and the parent's other branches."""
    family = [pk for pk in (exclude, parent) if pk is not None]
    return Q(pk__in=family) | Q(parent__isnull=False, parent__in=family)


def _candidates(entered: _Entered) -> Q:
    condition = Q()
    if entered.name:
        beginning = entered.name.split()[0][:BEGINNING]
        condition |= key_starts("search_key", beginning)
        condition |= key_starts("search_key", f"the {beginning}")
    if entered.phone:
        condition |= Q(phone__contains=entered.phone[-4:])
    if entered.host:
        condition |= Q(website__icontains=entered.host)
    return condition


def _alike(entered: _Entered, row: Any) -> float:
    """How alike: 0 for not enough, 1 for the same name, phone or website."""
    same_phone = entered.phone and entered.phone == phone_key(row.phone)
    if same_phone or (entered.host and entered.host == host_key(row.website)):
        return 1.0
    return likeness(entered.name, name_key(row.name))
