"""People by what their names are like."""

from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet

from contacts.lookups import SIMILAR_CONTACTS
from contacts.models import Affiliation, Contact
from contacts.queries.contacts import matching
from contacts.queries.people import is_current
from core.likeness import best_like
from offices.models import Office

ENOUGH = 3
"""Letters from which on likeness means something; fewer are the beginning of a name."""
BEGINNING = 0.9
"""What the beginning of a name, or an address, is worth."""


@dataclass(frozen=True)
class PersonAt:
    """A person, and the names of the partners where they are now."""

    contact: Contact
    partners: list[str]


def people_like(office: Office, text: str, most: int) -> list[tuple[PersonAt, float]]:
    """The people whom `text` may mean, best first, each with a score up to 1; not archived.

    Misspellings are forgiven; with an @ it is an address. Call it inside the office's context.
    """
    people = Contact.objects.filter(office=office, archived_at=None)
    people = people.prefetch_related(_current(office))
    if len(text) < ENOUGH or "@" in text:
        rows = matching(people, text).order_by("name_key", "id")[:most]
        return [(_person(it), BEGINNING) for it in rows]
    scores = best_like(SIMILAR_CONTACTS.name, text, most)
    found = [(_person(it), scores[it.pk]) for it in people.filter(pk__in=scores)]
    return sorted(found, key=lambda it: (-it[1], it[0].contact.name))


def _current(office: Office) -> "Prefetch[str, QuerySet[Affiliation], str]":
    rows = Affiliation.objects.filter(
        is_current(office.today()), office=office, partner__archived_at=None
    )
    rows = rows.select_related("partner").order_by("partner__name_key", "id")
    return Prefetch("affiliations", rows, to_attr="current")


def _person(contact: Contact) -> PersonAt:
    current: list[Affiliation] = getattr(contact, "current")  # noqa: B009 - the prefetch sets it
    return PersonAt(contact, [it.partner.name for it in current])
