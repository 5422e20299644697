"""What came of a partnership: write it down, correct it, note that the partner was told."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any, TypedDict, cast

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.actions import action, hold
from core.actors import Actor
from core.registries.standing import touch_health
from offices.actions.rules import may, save_once
from offices.models import Membership
from offices.permissions import Permission
from outcomes.models import Measure, Result
from outcomes.policies.results import check_result, check_shared
from outcomes.queries.results import running_year, same_period
from partnerships.models import Partner

ROW_FIELDS = ("office", "partner", "measure", "recorded_by")
"""Foreign keys, which the database checks; validating them here would cost a query each."""

PERIOD = ("partner_id", "measure_id", "starts_on", "ends_on")
THERE = {"starts_on": _("There is a result for this period already.")}


class ResultFields(TypedDict, total=False):
    """What may be said of a result. Required for a new one: measure, starts_on, ends_on, value."""

    measure: Measure
    starts_on: date
    ends_on: date
    value: Decimal
    of: int | None
    source: str
    note: str
    shared_on: date | None


@action
def create_result(*, by: Actor, partner: Partner, fields: ResultFields) -> Result:
    """Write down what came of it. Raises ValidationError by field."""
    may(by, Permission.EDIT_PARTNERS)
    result = Result(
        office_id=partner.office_id,
        partner=partner,
        recorded_by=by if isinstance(by, Membership) else None,
    )
    _apply(result, fields)
    if result.measure_id is None:
        raise ValidationError({"measure": _("Choose what was measured.")})
    if result.measure.archived_at is not None:
        raise ValidationError({"measure": _("This is not measured any more.")})
    _check(result)
    return _saved(result)


@action
def update_result(*, by: Actor, result: Result, fields: ResultFields) -> Result:
    """Correct it, or say when the partner was told. Raises ValidationError by field."""
    may(by, Permission.EDIT_PARTNERS)
    hold(result)
    if "measure" in fields and fields["measure"].pk != result.measure_id:
        raise ValidationError({"measure": _("What was measured cannot be changed.")})
    _apply(result, fields)
    _check(result)
    return _saved(result)


@action
def share_results(
    *, by: Actor, results: Sequence[Result], shared_on: date | None = None
) -> list[Result]:
    """The partner was told, today unless another day is said; answers those it did not know."""
    may(by, Permission.EDIT_PARTNERS)
    shared = []
    for result in sorted(results, key=lambda it: it.pk):
        hold(result)
        if result.shared_on is None and result.archived_at is None:
            result.shared_on = shared_on or result.office.today()
            check_shared(result)
            shared.append(_saved(result))
    return shared


@action
def archive_result(*, by: Actor, result: Result) -> Result:
    """Put it away, as if it had not been measured."""
    return _put(by, result, timezone.now())


@action
def restore_result(*, by: Actor, result: Result) -> Result:
    """Bring it back. Raises ValidationError where another one stands in its place by now."""
    return _put(by, result, None)


def _put(by: Actor, result: Result, archived_at: datetime | None) -> Result:
    may(by, Permission.EDIT_PARTNERS)
    hold(result)
    if (result.archived_at is None) == (archived_at is None):
        return result
    result.archived_at = archived_at
    return _saved(result)


def _saved(result: Result) -> Result:
    if result.archived_at is None and same_period(result).exists():
        raise ValidationError({name: [words] for name, words in THERE.items()})
    changed = [field.name for field in result._meta.concrete_fields if not field.primary_key]
    save_once(result, changed, THERE)
    touch_health(result.office_id, [result.partner_id])
    return result


def _apply(result: Result, fields: ResultFields) -> None:
    for name, value in cast("dict[str, Any]", fields).items():
        if name == "source":
            value = " ".join(value.split())
        setattr(result, name, value.strip() if name == "note" else value)


def _check(result: Result) -> None:
    """Raise ValidationError by field."""
    result.clean_fields(exclude=ROW_FIELDS)
    check_result(result, lambda: running_year(result.office).ends_on)
