"""Finding people: one by id, those who may be the same, those whom a form offers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet, Value
from django.db.models.functions import Lower

from contacts.enums.affiliations import Holds
from contacts.models import Affiliation, AffiliationEmail, Contact
from contacts.queries.people import is_current
from core.folding import key_contains
from offices.models import Office
from partnerships.models import Partner

OFFERED = 8
SAME_SHOWN = 5


def get_contact(office: Office, pk: int) -> Contact:
    """The person, archived or not. Raises Contact.DoesNotExist."""
    return Contact.objects.get(office=office, pk=pk)


def get_affiliation(office: Office, pk: int) -> Affiliation:
    """The role with its person and partner. Raises Affiliation.DoesNotExist."""
    rows = Affiliation.objects.select_related("contact", "partner", "site", "office")
    return rows.get(office=office, pk=pk)


def get_email(office: Office, pk: int) -> AffiliationEmail:
    """The address with its role. Raises AffiliationEmail.DoesNotExist."""
    rows = AffiliationEmail.objects.select_related("affiliation__partner")
    return rows.get(office=office, pk=pk)


def find_holder(partner: Partner, holds: str, *, but: Affiliation) -> Affiliation | None:
    """Who else holds that end of the partner now."""
    if holds == Holds.OTHER:
        return None
    rows = Affiliation.objects.filter(office=partner.office_id, partner=partner, ended_on=None)
    return rows.filter(holds=holds).exclude(pk=but.pk).first()


def matching(people: QuerySet[Contact], text: str) -> QuerySet[Contact]:
    """Those of whose name some word begins with each word of `text`.

    With an @ in it: those one of whose addresses begins with it.
    """
    if "@" in text:
        address = Affiliation.objects.filter(
            office_id=OuterRef("office_id"),
            contact_id=OuterRef("pk"),
            emails__address_key__startswith=text.strip().lower(),
        )
        return people.filter(Exists(address))
    for word in text.split():
        people = people.filter(key_contains("search_key", f" {word}"))
    return people


@dataclass(frozen=True)
class SamePerson:
    """Somebody the office knows already by this name or address, and where."""

    contact: Contact
    at: list[str]
    is_here: bool


def same_people(
    office: Office, partner: Partner, name: str, emails: Sequence[str], today: date
) -> list[SamePerson]:
    """People who may be the one whom somebody is about to add: same name, or a same address."""
    keys = [address.lower() for address in emails]
    addressed = Affiliation.objects.filter(
        office=office, contact_id=OuterRef("pk"), emails__address_key__in=keys
    )
    by_name = Q(name_key=Lower(Value(" ".join(name.split()))))
    same = by_name | Exists(addressed) if keys else by_name
    people = Contact.objects.filter(same, office=office, archived_at=None)
    contacts = list(people.order_by("name_key", "id")[:SAME_SHOWN])
    roles = Affiliation.objects.filter(
        is_current(today), office=office, contact__in=contacts
    ).select_related("partner")
    rows = list(roles.order_by("partner__name_key", "id"))
    return [_same(contact, partner, rows) for contact in contacts]


def _same(contact: Contact, partner: Partner, roles: Iterable[Affiliation]) -> SamePerson:
    own = [role for role in roles if role.contact_id == contact.pk]
    at = [f"{role.partner}, {role.role}" if role.role else str(role.partner) for role in own]
    return SamePerson(contact, at, any(role.partner_id == partner.pk for role in own))


def pickable_contacts(
    office: Office, partner_ids: Iterable[int] = (), keep: Iterable[int] = ()
) -> QuerySet[Contact]:
    """People for a picker, those of the given partners first; `keep` stay even when archived.

    Give it to a form's field; `search_pickable` chooses from it, `pick_note` says where they are.
    """
    roles = Affiliation.objects.filter(is_current(office.today()), office=office)
    here = roles.filter(contact_id=OuterRef("pk"), partner_id__in=list(partner_ids))
    shown = roles.select_related("partner").order_by("partner__name_key", "id")
    people = Contact.objects.filter(Q(archived_at=None) | Q(pk__in=list(keep)), office=office)
    return (
        people.annotate(is_here=Exists(here))
        .prefetch_related(Prefetch("affiliations", shown, to_attr="current_roles"))
        .order_by("-is_here", "name_key", "id")
    )


def search_pickable(people: QuerySet[Contact], words: str) -> QuerySet[Contact]:
    """The few to offer for `words`; without words, only people of the chosen partners."""
    if words.strip():
        return matching(people, words)[:OFFERED]
    return people.filter(Q(is_here=True))[:OFFERED]


def pick_note(contact: Contact) -> str:
    """The quiet word beside a person in a picker: where they are."""
    return ", ".join(str(role.partner) for role in getattr(contact, "current_roles", []))
