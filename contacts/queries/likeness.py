"""People by what their names are like."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import Length

from contacts.lookups import SIMILAR_CONTACTS
from contacts.models import Affiliation, Contact
from contacts.queries.contacts import matching
from contacts.queries.people import is_current
from core.folding import fold
from core.likeness import best_like, how_well, slips
from core.registries.search import as_pattern, ids_of
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
    named = _addressed(office, text, most) if "@" in text else _named(text, most)
    found = [(it, how_well(text, it.contact.search_key)) for it in _read(office, named)]
    return sorted(found or _spelt_like(office, text, most), key=lambda it: -it[1])


def _addressed(office: Office, text: str, most: int) -> list[int]:
    people = matching(Contact.objects.filter(office=office, archived_at=None), text)
    return list(
        people.order_by(Length("name"), "name_key", "id").values_list("pk", flat=True)[:most]
    )


def _named(text: str, most: int) -> list[int]:
    """The ids of those of whose name some word begins with each word, or with a slip of it."""
    patterns = [f"% {as_pattern(word)}%" for word in sorted(fold(text).split(), key=len)]
    if not patterns:
        return []
    near = [f"% {slip}%" for slip in slips(text)]
    call = "lookup.contacts_named(%s, %s, %s, %s)"
    return ids_of(call, patterns[-1], patterns, near, most)


def _spelt_like(office: Office, text: str, most: int) -> list[tuple[PersonAt, float]]:
    scores = best_like(SIMILAR_CONTACTS.name, text, most)
    return [(it, scores[it.contact.pk]) for it in _read(office, scores)]


def _read(office: Office, ids: Iterable[int]) -> list[PersonAt]:
    """These people and where they are, in this order."""
    wanted = list(ids)
    if not wanted:
        return []
    roles = Affiliation.objects.filter(
        is_current(office.today()),
        office=office,
        contact_id=OuterRef("pk"),
        partner__archived_at=None,
    ).order_by("partner__name_key", "id")
    rows = Contact.objects.filter(office=office, archived_at=None, pk__in=wanted)
    rows = rows.annotate(at=ArraySubquery(roles.values("partner__name")))
    found = {it.pk: PersonAt(it, it.at) for it in rows.only("name", "search_key")}
    return [found[pk] for pk in wanted if pk in found]
