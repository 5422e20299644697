"""Why partnerships end: the ten reasons of the survey.

Source: DeHavilland Associates, 2010 survey of district-level partnership directors, as quoted by
Colorado CTE, "Keeping Partners and Building Stronger Ties". The shares say how many of them call
a reason a sometimes, frequent or very frequent cause: opinions, no rates of loss.
"""

from decimal import Decimal

from django.db import models
from django.utils.translation import gettext_lazy as _


class ExitReason(models.TextChoices):
    BUSINESS_CLOSED = "business_closed", _("Business closed or cut back")
    NO_STAFF_TIME = "no_staff_time", _("No staff time to manage it")
    NO_CONSEQUENCES = "no_consequences", _("Nobody answers for how partnerships are managed")
    SCHOOL_CONTACT_LEFT = "school_contact_left", _("Our coordinator or leader moved on")
    NO_RETENTION_STRATEGY = "no_retention_strategy", _("We did not keep in touch")
    NEEDS_UNMET = "needs_unmet", _("Partner needs were not met")
    PARTNER_CONTACT_LEFT = "partner_contact_left", _("Their contact moved on")
    POOR_RECOGNITION = "poor_recognition", _("Not recognized enough")
    NO_OUTCOMES = "no_outcomes", _("No results tracked or shared")
    NO_DISTRICT_SUPPORT = "no_district_support", _("Not enough district support")


SURVEY_SHARES: dict[str, Decimal] = {
    ExitReason.BUSINESS_CLOSED: Decimal("80.7"),
    ExitReason.NO_STAFF_TIME: Decimal("78.9"),
    ExitReason.NO_CONSEQUENCES: Decimal("69.7"),
    ExitReason.SCHOOL_CONTACT_LEFT: Decimal("64.8"),
    ExitReason.NO_RETENTION_STRATEGY: Decimal("62.9"),
    ExitReason.NEEDS_UNMET: Decimal("62.0"),
    ExitReason.PARTNER_CONTACT_LEFT: Decimal("60.9"),
    ExitReason.POOR_RECOGNITION: Decimal("60.2"),
    ExitReason.NO_OUTCOMES: Decimal("56.2"),
    ExitReason.NO_DISTRICT_SUPPORT: Decimal("46.7"),
}
"""Per cent of the survey's directors who named the reason."""

NOT_IN_OUR_HANDS = (ExitReason.BUSINESS_CLOSED,)
"""What an office cannot control, as the survey's file says."""
