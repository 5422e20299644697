"""Which people of the file the office knows: by email, at their partner, by name."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple, Self

from django.utils.translation import gettext_noop

from contacts.models import Affiliation, AffiliationEmail
from contacts.sheets.lines import Findings, Values
from contacts.sheets.people import person_key, same_person
from core.registries.sheets import Finding

ELSEWHERE = gettext_noop(
    "You know somebody called %(name)s at %(partner)s. Without the same email this is taken for"
    " another person."
)


SHARED = 100
"""People who have the same email, beyond which it tells only of those of the very same name."""


class Known(NamedTuple):
    """A person that the office knows, at one of their partners."""

    pk: int
    name: str
    partner_id: int
    partner: str
    is_archived: bool


class KnownPeople:
    """Those whom a chunk may mean; asked with its emails and names alone."""

    def __init__(self, office_id: int, emails: Iterable[str], names: Iterable[str]) -> None:
        self.by_email: dict[str, list[Known]] = {}
        self.by_name: dict[str, list[Known]] = {}
        self._at: dict[tuple[str, int], Known] = {}
        self._with: dict[tuple[str, str], Known] = {}
        self._read_emails(office_id, {it.lower() for it in emails})
        self._read_names(office_id, {it.lower() for it in names})

    @classmethod
    def of_values(cls, office_id: int, values: Iterable[Values]) -> Self:
        """For the people of lines of the sheet "partners"."""
        people = [one for it in values for one in it.get("people", ())]
        return cls.of_people(office_id, people)

    @classmethod
    def of_people(cls, office_id: int, people: Sequence[Values]) -> Self:
        emails = (address for it in people for address in it.get("emails", ()))
        return cls(office_id, emails, (it["name"] for it in people))

    def _read_emails(self, office_id: int, keys: set[str]) -> None:
        if not keys:
            return
        rows = AffiliationEmail.objects.filter(office=office_id, address_key__in=keys)
        columns = [f"affiliation__{it}" for it in _COLUMNS]
        for key, *known in rows.order_by("affiliation_id").values_list("address_key", *columns):
            person = _known(known)
            self.by_email.setdefault(key, []).append(person)
            self._with.setdefault((key, person_key(person.name)), person)

    def _read_names(self, office_id: int, keys: set[str]) -> None:
        if not keys:
            return
        rows = Affiliation.objects.filter(office=office_id, contact__name_key__in=keys)
        rows = rows.filter(contact__office=office_id)
        for row in rows.order_by("id").values_list(*_COLUMNS):
            known = _known(row)
            key = person_key(known.name)
            self.by_name.setdefault(key, []).append(known)
            self._at.setdefault((key, known.partner_id), known)

    def with_email(self, person: Values) -> Known | None:
        """The one who has one of the person's addresses, and a name like theirs."""
        key = person_key(person["name"])
        for address in person.get("emails", ()):
            for known in self._sharing(address.lower(), key):
                if same_person(key.split(), person_key(known.name).split()):
                    return known
        return None

    def _sharing(self, address: str, name: str) -> Sequence[Known]:
        """Those who may be meant by an address; of a crowd only somebody of that name."""
        found = self.by_email.get(address, [])
        if len(found) <= SHARED:
            return found
        namesake = self._with.get((address, name))
        return [namesake] if namesake else []

    def called(self, name: str) -> list[Known]:
        """Those of that name."""
        return self.by_name.get(person_key(name), [])

    def at(self, name: str, partner_id: int | None) -> Known | None:
        """Somebody of that name at that partner."""
        return None if partner_id is None else self._at.get((person_key(name), partner_id))

    def doubts(self, people: Iterable[Values], partner_id: int | None) -> Findings:
        """Warnings about people whose name the office knows from another partner."""
        if not self.by_name:
            return []
        return [
            Finding("contact_name", ELSEWHERE, {"name": it.name, "partner": it.partner}, "warning")
            for person in people
            if (it := self._elsewhere(person, partner_id)) is not None
        ]

    def _elsewhere(self, person: Values, partner_id: int | None) -> Known | None:
        called = self.called(person["name"])
        if not called or self.at(person["name"], partner_id):
            return None
        return None if self.with_email(person) else called[0]


_COLUMNS = ("contact_id", "contact__name", "partner_id", "partner__name", "contact__archived_at")


def _known(row: Sequence[Any]) -> Known:
    return Known(row[0], row[1], row[2], row[3], row[4] is not None)
