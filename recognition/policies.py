"""When an act of thanks may be what it says: its day, whom it honours, what for."""

from collections.abc import Collection
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from contacts.models import Affiliation
from outreach.enums.activities import Status
from outreach.models import Participation
from recognition.enums.channels import ANNIVERSARIES, AUDIENCE_OF, Audience, Channel, Occasion
from recognition.models import Recognition

ROW_FIELDS = ("office", "partner", "activity", "contact", "document", "recorded_by")
"""Foreign keys, which the database checks; validating them here would cost a query each."""


def usual_audience(channel: str) -> Audience:
    """Who usually sees thanks by this channel."""
    return AUDIENCE_OF.get(Channel(channel), Audience.PARTNER)


def check_recognition(recognition: Recognition, today: date) -> None:
    """Raise ValidationError, by field, unless it makes sense on `today`.

    Thanks are recorded when they were given: a seat at an event to come is not yet one.
    """
    recognition.clean_fields(exclude=ROW_FIELDS)
    if recognition.given_on > today:
        raise ValidationError(
            {"given_on": _("This day is still to come. Record thanks once they were given.")}
        )
    is_anniversary = recognition.occasion == Occasion.ANNIVERSARY
    if is_anniversary and recognition.anniversary_years not in ANNIVERSARIES:
        raise ValidationError({"anniversary_years": _("Choose 1, 5 or 10 years.")})
    if not is_anniversary and recognition.anniversary_years is not None:
        raise ValidationError({"anniversary_years": _("Only an anniversary has years.")})


def check_honoured(recognition: Recognition, partners: Collection[int]) -> None:
    """Raise ValidationError unless these partners took part in the activity that it honours."""
    activity = recognition.activity_id
    if activity is None:
        return
    took_part = Participation.objects.filter(
        office_id=recognition.office_id,
        activity=activity,
        partner__in=partners,
        attended=True,
        activity__status=Status.DONE,
        activity__archived_at=None,
    )
    if took_part.count() < len(partners):
        raise ValidationError({"activity": _("Choose something that they took part in.")})


def check_person(recognition: Recognition) -> None:
    """Raise ValidationError unless the person is, or was, one of the partner's."""
    contact = recognition.contact_id
    if contact is None:
        return
    at_partner = Affiliation.objects.filter(
        office_id=recognition.office_id, contact=contact, partner=recognition.partner_id
    )
    if not at_partner.exists():
        raise ValidationError({"contact": _("Choose one of the partner's people.")})
