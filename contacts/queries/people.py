"""The people of a partner, those who are there and those who were."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q, QuerySet
from django.db.models.functions import JSONObject

from contacts.enums.affiliations import Holds
from contacts.models import Affiliation, AffiliationEmail, AffiliationPhone, Contact
from core.prepared import prepared_by_key
from offices.models import Office

MOST_BOUNCED = 50  # addresses on one page


@dataclass(frozen=True)
class Elsewhere:
    """Another partner where the same person has a role now."""

    partner_id: int
    partner_name: str


@dataclass(frozen=True)
class Person:
    """An affiliation as a page shows it; the first address of each kind is the one to use.

    `bounced` are the addresses from which mail came back: nobody is asked to write there.
    """

    affiliation: Affiliation
    emails: list[str]
    bounced: list[AffiliationEmail]
    phones: list[str]
    elsewhere: list[Elsewhere]

    @property
    def contact(self) -> Contact:
        contact: Contact = self.affiliation.contact
        return contact

    @property
    def name(self) -> str:
        return self.contact.name

    @property
    def called(self) -> str:
        """How one says it in a sentence: the name they go by, else the first of their names."""
        return self.contact.preferred_name or self.contact.name.split()[0]

    @property
    def is_leaving(self) -> bool:
        """Whether an end date is set; among current people, one that is still to come."""
        return self.affiliation.ended_on is not None

    @property
    def email(self) -> str:
        return self.emails[0] if self.emails else ""

    @property
    def phone(self) -> str:
        return self.phones[0] if self.phones else ""

    @property
    def tel(self) -> str:
        """The first number as a telephone dials it: its digits, and a leading plus."""
        return dialled(self.phone)

    @property
    def numbers(self) -> list[tuple[str, str]]:
        """Every number as it is written and as it is dialled."""
        return [(number, dialled(number)) for number in self.phones]


@dataclass(frozen=True)
class People:
    """Everybody whom the office knows at a partner."""

    current: list[Person]
    former: list[Person]

    def holder(self, holds: Holds) -> Person | None:
        """Who holds that end and stays."""
        held = (it for it in self.current if it.affiliation.holds == holds and not it.is_leaving)
        return next(held, None)

    def leaving_holder(self, holds: Holds) -> Person | None:
        """Who holds that end until the day they leave."""
        held = (it for it in self.current if it.affiliation.holds == holds and it.is_leaving)
        return next(held, None)

    @property
    def staying_others(self) -> list[Person]:
        """Who could take an end: those without one first decision makers, then by name."""
        others = [
            it for it in self.current if it.affiliation.holds == Holds.OTHER and not it.is_leaving
        ]
        return sorted(others, key=lambda it: not it.affiliation.decision_maker)


def dialled(number: str) -> str:
    """A number without what people write for the eye; an extension (x 12) follows a pause."""
    main, _mark, extension = number.lower().partition("x")
    plus = "+" if main.strip().startswith("+") else ""
    digits = plus + "".join(it for it in main if it.isdigit())
    rest = "".join(it for it in extension if it.isdigit())
    return f"{digits},{rest}" if rest else digits


def is_current(on: date, prefix: str = "") -> Q:
    """Condition: there on that day of the office's. The day somebody ends is not one of theirs."""
    return Q(**{f"{prefix}ended_on": None}) | Q(**{f"{prefix}ended_on__gt": on})


def people_of_partner(office: Office, partner_id: int, today: date) -> People:
    """The partner's people by name, former ones latest first; archived people are left out."""
    return _sorted_apart(persons(office, _at_partner.rows(office.pk, partner_id, today)), today)


def roles_of_contact(office: Office, contact_id: int, today: date) -> People:
    """The person's roles, those of now by partner's name."""
    return _sorted_apart(persons(office, _of_contact.rows(office.pk, contact_id, today)), today)


def persons(office: Office, rows: list[Any]) -> list[Person]:
    """Affiliations with all that a page shows of them: one statement for any number, and one
    more if mail came back from some of their addresses."""
    bounced = _bounced(office, [pk for row in rows for pk in row.refused])
    return [_person(row, bounced) for row in rows]


@prepared_by_key
def _at_partner(office_id: int, partner_id: int, today: date) -> QuerySet[Affiliation, Any]:
    affiliations = Affiliation.objects.filter(
        office_id=office_id, partner_id=partner_id, contact__archived_at=None
    )
    return _with_facts(affiliations.order_by("contact__name_key", "id"), office_id, today)


@prepared_by_key
def _of_contact(office_id: int, contact_id: int, today: date) -> QuerySet[Affiliation, Any]:
    affiliations = Affiliation.objects.filter(
        office_id=office_id, contact_id=contact_id, partner__archived_at=None
    )
    return _with_facts(affiliations.order_by("partner__name_key", "id"), office_id, today)


def _with_facts(
    affiliations: QuerySet[Affiliation, Any], office_id: int, today: date
) -> QuerySet[Affiliation, Any]:
    emails = AffiliationEmail.objects.filter(office_id=office_id, affiliation=OuterRef("pk"))
    phones = AffiliationPhone.objects.filter(office_id=office_id, affiliation=OuterRef("pk"))
    of_emails, of_phones = emails.order_by("position", "id"), phones.order_by("position", "id")
    return affiliations.select_related("contact", "partner", "site").annotate(
        addresses=ArraySubquery(of_emails.filter(bounced_at=None).values("address")),
        refused=ArraySubquery(of_emails.exclude(bounced_at=None).values("pk")),
        numbers=ArraySubquery(of_phones.values("number")),
        places=ArraySubquery(_elsewhere(office_id, today)),
    )


def _bounced(office: Office, ids: list[int]) -> dict[int, AffiliationEmail]:
    return AffiliationEmail.objects.filter(office=office).in_bulk(ids) if ids else {}


def _sorted_apart(people: list[Person], today: date) -> People:
    former = [it for it in people if not _is_there(it, today)]
    former.sort(key=lambda it: it.affiliation.ended_on or today, reverse=True)
    return People([it for it in people if _is_there(it, today)], former)


def _person(row: Any, bounced: dict[int, AffiliationEmail]) -> Person:
    return Person(
        affiliation=row,
        emails=row.addresses,
        bounced=[bounced[pk] for pk in row.refused if pk in bounced],
        phones=row.numbers,
        elsewhere=[Elsewhere(**place) for place in row.places],
    )


def _elsewhere(office_id: int, today: date) -> QuerySet[Affiliation, Any]:
    """Where else the person of a row has a role now, by partner's name."""
    rows = Affiliation.objects.filter(
        is_current(today),
        office_id=office_id,
        contact=OuterRef("contact"),
        partner__archived_at=None,
    ).exclude(partner=OuterRef("partner"))
    said = JSONObject(partner_id="partner_id", partner_name="partner__name")
    return rows.order_by("partner__name_key", "id").values(said=said)


def _is_there(person: Person, today: date) -> bool:
    ended_on = person.affiliation.ended_on
    return ended_on is None or ended_on > today


def bounced_emails(office: Office) -> QuerySet[AffiliationEmail]:
    """Addresses of current roles from which mail came back, the latest first."""
    emails = AffiliationEmail.objects.filter(
        office=office, bounced_at__isnull=False, affiliation__ended_on=None
    )
    shown = emails.select_related("affiliation__contact", "affiliation__partner")
    return shown.order_by("-bounced_at", "id")[:MOST_BOUNCED]
