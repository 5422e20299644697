"""Agreements in words: how they stand, their time, how far their goals are met."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.templatetags.dates import day
from partnerships.enums.agreements import AgreementStatus, Side
from partnerships.models import Agreement, AgreementGoal, AgreementSignatory
from partnerships.policies.agreements import last_day
from partnerships.presenters.agreement_words import amount, unit_words

LATE = (AgreementStatus.ENDING, AgreementStatus.LAPSED)
"""What somebody has to do something about."""


@dataclass(frozen=True)
class GoalLine:
    """A goal: `said` is "8 of 10", `what` is counted; `percent` ends at 100."""

    words: str
    said: str
    what: str
    percent: int
    is_met: bool


def goal_lines(
    counted: Iterable[tuple[AgreementGoal, Decimal]], kinds: Mapping[str, str]
) -> list[GoalLine]:
    """The goals of one agreement, in their order; `kinds` as the office calls them."""
    return [_goal(goal, count, kinds) for goal, count in counted]


def _goal(goal: AgreementGoal, count: Decimal, kinds: Mapping[str, str]) -> GoalLine:
    names = {"count": amount(count), "target": amount(goal.target)}
    return GoalLine(
        words=goal.words,
        said=_("%(count)s of %(target)s") % names,
        what=unit_words(goal.counts, kinds.get(goal.kind, "")),
        percent=min(int(count * 100 / goal.target), 100),
        is_met=count >= goal.target,
    )


def time_words(starts_on: date, ends_on: date | None, today: date) -> str:
    """ "Aug 14, 2024 to Dec 31, 2026"."""
    first = day(starts_on, today)
    if ends_on is None:
        return _("From %(day)s, without an end") % {"day": first}
    return _("%(first)s to %(last)s") % {"first": first, "last": day(ends_on, today)}


def end_words(agreement: Any, today: date) -> str:
    """In how many days it ends, or that it is over; empty where nothing is near."""
    last = last_day(agreement.ends_on, agreement.ended_early_on)
    if last is None:
        return ""
    if agreement.status == AgreementStatus.ENDING:
        left = (last - today).days
        if left == 0:
            return _("Ends today")
        said = ngettext("Ends in %(days)d day", "Ends in %(days)d days", left)
        return said % {"days": left}
    if agreement.status in (AgreementStatus.LAPSED, AgreementStatus.ENDED):
        return _("Ended %(day)s") % {"day": day(last, today)}
    return ""


def notice_words(agreement: Agreement, today: date) -> str:
    """How long before the end either side says that it leaves, and until when that is."""
    if not agreement.notice_days:
        return _("None")
    said = ngettext("%(days)d day", "%(days)d days", agreement.notice_days)
    words = said % {"days": agreement.notice_days}
    if agreement.ends_on is None:
        return words
    until = agreement.ends_on - timedelta(days=agreement.notice_days)
    if until < today:
        return words
    names = {"words": words, "day": day(until, today)}
    return _("%(words)s, so by %(day)s") % names


@dataclass(frozen=True)
class SideLine:
    """Who signs for a side, each with the day in words; empty: not yet."""

    label: str
    lines: list[tuple[AgreementSignatory, str]]


def sides(lines: Iterable[AgreementSignatory], today: date) -> list[SideLine]:
    """Both sides, ours first, each with who signs for it."""
    rows = list(lines)
    return [
        SideLine(str(side.label), [(it, _signed(it, today)) for it in rows if it.side == side])
        for side in Side
    ]


def _signed(line: AgreementSignatory, today: date) -> str:
    return _("Signed %(day)s") % {"day": day(line.signed_on, today)} if line.signed_on else ""
