"""What a certificate or letter begins with: all that is known is not asked."""

from datetime import date

from django.db.models import Case, IntegerField, QuerySet, Value, When

from contacts.enums.affiliations import Holds
from contacts.models import Contact
from contacts.queries.people import is_current
from offices.enums.roles import Role
from offices.models import Membership, Office
from offices.queries.members import members_of
from partnerships.models import Partner, PartnerStanding
from recognition.addresses import postal_address
from recognition.enums.documents import DocumentKind, DocumentLanguage
from recognition.models.documents import LONGEST_NAME
from recognition.queries.mailed import usual_address
from recognition.queries.wording import propose_wording

FOLLOWS = ("language", "to_name", "address", "wording", "mail_to")
"""What follows from the partner, until somebody says something else."""

RANK = Case(
    When(role=Role.DIRECTOR, then=Value(1)),
    When(role=Role.LEADER, then=Value(2)),
    default=Value(3),
    output_field=IntegerField(),
)


def who_may_sign(office: Office) -> QuerySet[Membership]:
    """The members, those first whose signature weighs most: directors, then leaders."""
    return members_of(office).order_by(RANK, "display_name", "id")


def follows(
    office: Office, partner: Partner, *, today: date, language: str, kind: str, years: int = 0
) -> dict[str, str]:
    """What a document begins with; the words in that language, else the person's."""
    person = primary_contact(partner, today)
    language = language or (person.language if person else DocumentLanguage.ENGLISH)
    wording = propose_wording(
        office, partner, today=today, language=language, kind=kind, years=years
    )
    name, address = partner.name[:LONGEST_NAME].strip(), ""
    if kind != DocumentKind.CERTIFICATE:
        address = postal_address(partner)
        if person is not None:
            name, address = person.name[:LONGEST_NAME], f"{partner.name}\n{address}".strip()
    values = {"language": language, "wording": wording, "to_name": name, "address": address}
    return values | {"mail_to": usual_address(partner)}


def primary_contact(partner: Partner, today: date) -> Contact | None:
    """Who holds their end now."""
    people = Contact.objects.filter(office_id=partner.office_id, archived_at=None)
    there = is_current(today, "affiliations__")
    held = people.filter(there, affiliations__holds=Holds.PRIMARY, affiliations__partner=partner)
    return held.first()


def last_thanked_on(partner: Partner) -> date | None:
    """The day of the last thanks, if any are known."""
    rows = PartnerStanding.objects.filter(office_id=partner.office_id, partner=partner)
    return rows.values_list("last_thanked_on", flat=True).first()
