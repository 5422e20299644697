"""What must hold of an ending before it is written, whoever writes it."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from partnerships.enums.exits import NOT_IN_OUR_HANDS, ExitReason
from partnerships.policies.stages import SAY_WHY


def check_ending(
    *, ended_on: date, as_planned: bool, reasons: Collection[str], own: Collection[Any], today: date
) -> None:
    """Raise ValidationError({field: messages}) unless a partnership may be ended so."""
    if ended_on > today:
        raise ValidationError({"ended_on": [_("Give the day on which it ended, not one to come.")]})
    if unknown := [it for it in reasons if it not in ExitReason.values]:
        raise ValidationError(
            {"reasons": [_("There is no reason %(name)s.") % {"name": it} for it in unknown]}
        )
    if as_planned and (reasons or own):
        raise ValidationError({"reasons": [_("What was completed as planned has no reasons.")]})
    if not as_planned and not (reasons or own):
        raise ValidationError({"reasons": [SAY_WHY]})


def is_in_our_hands(reason: str) -> bool:
    """Whether the office could have helped it, as the survey's file says."""
    return reason not in NOT_IN_OUR_HANDS
