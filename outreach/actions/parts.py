"""Who took part in an activity: partners and people."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from contacts.models import Contact
from outreach.models import Activity, ActivityContact, Participation
from partnerships.models import Partner


@dataclass(frozen=True)
class Part:
    """One partner's part in an activity; hours are of all its volunteers together."""

    partner: Partner
    attended: bool = True
    volunteers: int | None = None
    volunteer_hours: Decimal | None = None


def check_parts(office_id: int, parts: Sequence[Part]) -> None:
    """Raise ValidationError unless there is a partner, each once, all of this office."""
    partners = [part.partner for part in parts]
    if not partners:
        raise ValidationError({"partners": _("Choose at least one partner.")})
    if any(partner.office_id != office_id for partner in partners):
        raise ValidationError({"partners": _("Choose partners of this office.")})
    if len({partner.pk for partner in partners}) < len(partners):
        raise ValidationError({"partners": _("A partner is named twice.")})


def check_contacts(office_id: int, contacts: Iterable[Contact]) -> None:
    """Raise ValidationError unless all are of this office."""
    if any(contact.office_id != office_id for contact in contacts):
        raise ValidationError({"contacts": _("Choose people of this office.")})


def add_parts(activity: Activity, parts: Sequence[Part]) -> None:
    """Insert the participations, in one statement."""
    rows = [_participation(activity, part) for part in parts]
    Participation.objects.bulk_create(rows)


def replace_parts(activity: Activity, parts: Sequence[Part]) -> set[int]:
    """Make the participations equal to `parts`; answers the partners that were there before."""
    present = {it.partner_id: it for it in activity.participations.all()}
    wanted = {part.partner.pk: part for part in parts}
    gone = [it.pk for partner, it in present.items() if partner not in wanted]
    if gone:
        Participation.objects.filter(office_id=activity.office_id, pk__in=gone).delete()
    for partner in wanted.keys() & present.keys():
        _change(present[partner], _participation(activity, wanted[partner]))
    add_parts(activity, [part for partner, part in wanted.items() if partner not in present])
    return set(present)


def add_contacts(activity: Activity, contacts: Iterable[Contact]) -> None:
    """Insert who took part, in one statement."""
    people = {contact.pk: contact for contact in contacts}
    ActivityContact.objects.bulk_create(
        ActivityContact(office_id=activity.office_id, activity=activity, contact=contact)
        for contact in people.values()
    )


def replace_contacts(activity: Activity, contacts: Sequence[Contact]) -> None:
    """Make the people who took part equal to `contacts`."""
    present = {it.contact_id for it in activity.activity_contacts.all()}
    wanted = {contact.pk for contact in contacts}
    if present - wanted:
        activity.activity_contacts.filter(contact_id__in=present - wanted).delete()
    add_contacts(activity, [contact for contact in contacts if contact.pk not in present])


def _participation(activity: Activity, part: Part) -> Participation:
    row = Participation(
        office_id=activity.office_id,
        activity=activity,
        partner=part.partner,
        starts_on=activity.starts_on,
        attended=part.attended,
        volunteers=part.volunteers,
        volunteer_hours=part.volunteer_hours,
    )
    row.clean_fields(exclude=("office", "activity", "partner"))
    if row.volunteer_hours is not None and row.volunteer_hours < 0:
        raise ValidationError({"volunteer_hours": _("Hours cannot be less than zero.")})
    return row


def _change(present: Participation, wanted: Participation) -> None:
    for name in ("attended", "volunteers", "volunteer_hours"):
        setattr(present, name, getattr(wanted, name))
    present.save(update_fields=["attended", "volunteers", "volunteer_hours"])
