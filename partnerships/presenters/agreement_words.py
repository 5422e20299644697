"""Words of agreements that pages and papers share."""

from decimal import Decimal

from django.utils.formats import number_format

from partnerships.enums.agreements import AgreementStatus, GoalUnit


def unit_words(counts: str, kind: str) -> str:
    """ "Volunteer hours · Job shadow"."""
    return " · ".join(filter(None, [str(GoalUnit(counts).label), kind]))


def amount(number: Decimal | int) -> str:
    """A number as one reads it: "1,200", "12.5"."""
    shown = Decimal(number).normalize()
    places = 0 if shown == shown.to_integral_value() else 1
    return number_format(shown, decimal_pos=places, use_l10n=True, force_grouping=True)


def status_label(status: str) -> str:
    """ "In force"."""
    return str(AgreementStatus(status).label)
