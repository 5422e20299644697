"""People by what their names are like."""

from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet
from django.db.models.functions import Length

from contacts.lookups import SIMILAR_CONTACTS
from contacts.models import Affiliation, Contact
from contacts.queries.contacts import matching
from contacts.queries.people import is_current
from core.likeness import best_like, how_well, slips
from offices.models import Office


@dataclass(frozen=True)
class PersonAt:
    """A person, and the names of the partners where they are now."""

    contact: Contact
    partners: list[str]


def people_like(office: Office, text: str, most: int) -> list[tuple[PersonAt, float]]:
    """The people whom `text` may mean, best first, each with a score up to 1; not archived.

    With an @ it is an address. Those who are only spelt like it are offered where nobody else is.
    Call it inside the office's context.
    """
    people = Contact.objects.filter(office=office, archived_at=None)
    people = people.prefetch_related(_current(office))
    rows = matching(people, text)
    for slip in slips(text):
        rows |= matching(people, slip)
    held = list(rows.order_by(Length("name"), "name_key", "id")[:most])
    found = [(_person(it), how_well(text, it.search_key)) for it in held]
    return sorted(found or _spelt_like(people, text, most), key=lambda it: -it[1])


def _spelt_like(people: QuerySet[Contact], text: str, most: int) -> list[tuple[PersonAt, float]]:
    scores = best_like(SIMILAR_CONTACTS.name, text, most)
    return [(_person(it), scores[it.pk]) for it in people.filter(pk__in=scores)]


def _current(office: Office) -> "Prefetch[str, QuerySet[Affiliation], str]":
    rows = Affiliation.objects.filter(
        is_current(office.today()), office=office, partner__archived_at=None
    )
    rows = rows.select_related("partner").order_by("partner__name_key", "id")
    return Prefetch("affiliations", rows, to_attr="current")


def _person(contact: Contact) -> PersonAt:
    current: list[Affiliation] = getattr(contact, "current")  # noqa: B009 - the prefetch sets it
    return PersonAt(contact, [it.partner.name for it in current])
