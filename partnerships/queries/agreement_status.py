"""How agreements stand on a day, as SQL: what `partnerships.policies.agreements` says of one."""

from datetime import date, timedelta
from typing import Any

from django.db.models import (
    Case,
    CharField,
    DateField,
    Exists,
    F,
    Func,
    OuterRef,
    Q,
    QuerySet,
    Value,
    When,
)

from partnerships.enums.agreements import AgreementStatus
from partnerships.models import Agreement, AgreementSignatory
from partnerships.policies.agreements import NEAR, Terms


class DaysBefore(Func):
    """A day, some days before another: both are columns."""

    template = "(%(expressions)s)"
    arg_joiner = " - "
    output_field = DateField()


def near(today: date) -> date:
    """Until when an agreement must end to end soon."""
    return today + timedelta(days=NEAR)


def with_status(
    rows: "QuerySet[Agreement, Any]", today: date, until: date | None = None
) -> "QuerySet[Agreement, Any]":
    """The agreements with `is_signed`, `is_renewed` and their `status` of that day.

    A prepared query passes `near(today)` as `until`: it may not reckon with its values.
    """
    judged = rows.alias(notice_from=DaysBefore(F("ends_on"), F("notice_days")))
    return with_terms(judged).annotate(status=_status(today, until or near(today)))


def with_terms(rows: "QuerySet[Agreement, Any]") -> "QuerySet[Agreement, Any]":
    """The agreements with `is_signed` and `is_renewed`."""
    return rows.annotate(is_signed=_is_signed("pk"), is_renewed=_is_renewed())


def status_of(agreement: Any) -> AgreementStatus:
    """How it stands, of a row that `with_status` has read."""
    return AgreementStatus(agreement.status)


def terms_of(agreement: Any) -> Terms:
    """What the policy judges, of a row that `with_status` or `with_terms` has read."""
    names = ("starts_on", "ends_on", "notice_days", "asked_on", "ended_early_on")
    said = {name: getattr(agreement, name) for name in names}
    return Terms(**said, is_signed=agreement.is_signed, is_renewed=agreement.is_renewed)


def _is_signed(agreement: str) -> Q:
    lines = AgreementSignatory.objects.filter(
        office=OuterRef("office"), agreement=OuterRef(agreement)
    )
    return Q(Exists(lines)) & ~Q(Exists(lines.filter(signed_on=None)))


def _is_renewed() -> Exists:
    following = Agreement.objects.filter(
        office=OuterRef("office"), renews=OuterRef("pk"), archived_at=None
    )
    return Exists(following.filter(_is_signed("pk")))


def _status(today: date, until: date) -> Case:
    """The same questions in the same order as `status_on` asks them."""
    is_near = Q(ended_early_on__isnull=False) | Q(ends_on__lte=until) | Q(notice_from__lte=today)
    return Case(
        When(ended_early_on__lte=today, then=Value(AgreementStatus.ENDED)),
        When(is_signed=False, asked_on=None, then=Value(AgreementStatus.DRAFT)),
        When(is_signed=False, then=Value(AgreementStatus.WAITING)),
        When(is_renewed=True, then=Value(AgreementStatus.RENEWED)),
        When(starts_on__gt=today, then=Value(AgreementStatus.COMING)),
        When(Q(ended_early_on=None, ends_on__lt=today), then=Value(AgreementStatus.LAPSED)),
        When(is_near, then=Value(AgreementStatus.ENDING)),
        default=Value(AgreementStatus.IN_FORCE),
        output_field=CharField(),
    )
