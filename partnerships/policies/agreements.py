"""How a written agreement stands on a day: it follows from its dates and its signatures.

`partnerships.queries.agreement_status` says the same in SQL; a test holds the two together.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from partnerships.enums.agreements import AgreementStatus

NEAR = 90
"""Days before its end from which on an agreement ends soon; a longer notice counts instead."""

RUNNING = (AgreementStatus.IN_FORCE, AgreementStatus.ENDING)
OPEN = (AgreementStatus.DRAFT, AgreementStatus.WAITING, AgreementStatus.COMING, *RUNNING)
"""What is not over: what a list shows unless it is asked for more."""
TO_RENEW = (*RUNNING, AgreementStatus.LAPSED)
"""What may be followed by another one."""


@dataclass(frozen=True)
class Terms:
    """What the status follows from.

    `is_signed`: somebody signs it, and all have signed. `is_renewed`: another agreement renews
    it, and that one is signed.
    """

    starts_on: date
    ends_on: date | None
    notice_days: int
    asked_on: date | None
    ended_early_on: date | None
    is_signed: bool
    is_renewed: bool


def status_on(terms: Terms, day: date) -> AgreementStatus:
    """How the agreement stands on that day."""
    if terms.ended_early_on is not None and terms.ended_early_on <= day:
        return AgreementStatus.ENDED
    if not terms.is_signed:
        return AgreementStatus.WAITING if terms.asked_on else AgreementStatus.DRAFT
    if terms.is_renewed:
        return AgreementStatus.RENEWED
    if day < terms.starts_on:
        return AgreementStatus.COMING
    return _while_running(terms, day)


def last_day(ends_on: date | None, ended_early_on: date | None) -> date | None:
    """The day on which it ends; None for one that runs until somebody ends it."""
    return ended_early_on or ends_on


def renewed_time(starts_on: date, ends_on: date | None, today: date) -> tuple[date, date | None]:
    """From when to when the agreement would run that follows: at once, and as long as before."""
    if ends_on is None:
        return today, None
    begins = max(ends_on + timedelta(days=1), today)
    months = _whole_months(starts_on, ends_on + timedelta(days=1))
    if months is None:
        return begins, begins + (ends_on - starts_on)
    return begins, _months_later(begins, months) - timedelta(days=1)


def _while_running(terms: Terms, day: date) -> AgreementStatus:
    last = last_day(terms.ends_on, terms.ended_early_on)
    if last is None:
        return AgreementStatus.IN_FORCE
    if day > last:
        return AgreementStatus.LAPSED
    is_near = (last - day).days <= max(NEAR, terms.notice_days)
    is_ending = is_near or terms.ended_early_on is not None
    return AgreementStatus.ENDING if is_ending else AgreementStatus.IN_FORCE


def _whole_months(first: date, after: date) -> int | None:
    """How many months lie between two days of the same number; None for any other two."""
    months = (after.year - first.year) * 12 + after.month - first.month
    return months if after.day == first.day and months else None


def _months_later(day: date, months: int) -> date:
    """The same day of a later month, or that month's last."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    following = date(year + (month == 11), (month + 1) % 12 + 1, 1)
    return min(date(year, month + 1, 1) + timedelta(days=day.day - 1), following - timedelta(1))
