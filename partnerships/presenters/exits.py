"""Endings in words: "Ended June 2026: their contact moved on"."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.history.words import inside
from partnerships.enums.exits import ExitReason
from partnerships.policies.exits import is_in_our_hands

AS_PLANNED = gettext_lazy("completed as planned")
NOT_SAID = gettext_lazy("reasons not said")


def reason_names(causes: Iterable[Mapping[str, Any]]) -> list[str]:
    """The reasons as labels, the survey's first."""
    said = sorted(causes, key=lambda it: not it["reason"])
    return [str(ExitReason(it["reason"]).label) if it["reason"] else it["name"] for it in said]


def reasons_in_words(exit: Any) -> str:
    """ "their contact moved on, partner needs were not met"; what it was without a reason."""
    names = reason_names(exit.said_causes)
    if names:
        return ", ".join(inside(it) for it in names)
    return str(AS_PLANNED if exit.as_planned else NOT_SAID)


def hands_in_words(exit: Any) -> str:
    """Whether the office could have helped it; empty without reasons."""
    if not exit.said_causes:
        return ""
    ours = [_is_ours(it) for it in exit.said_causes]
    if all(ours):
        return _("In our hands")
    return _("In part in our hands") if any(ours) else _("Not in our hands")


def month(day: date) -> str:
    """ "June 2026"."""
    return date_format(day, "YEAR_MONTH_FORMAT")


def ending_in_words(exit: Any) -> str:
    """ "Ended June 2026: their contact moved on"."""
    names = {"month": month(exit.ended_on), "why": reasons_in_words(exit)}
    return _("Ended %(month)s: %(why)s") % names


def _is_ours(cause: Mapping[str, Any]) -> bool:
    return is_in_our_hands(cause["reason"]) if cause["reason"] else bool(cause["controllable"])
