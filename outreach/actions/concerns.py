"""What a partner waits for: raise it, promise an answer, answer it, put it away."""

from datetime import date, datetime
from typing import Any, NamedTuple, TypedDict, cast

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.actions import action, hold
from core.actors import Actor
from core.registries.standing import touch_health
from offices.models import Membership
from outreach.actions.authors import author, require_logging
from outreach.models import Activity, Concern, Participation
from partnerships.models import Partner

ROW_FIELDS = ("office", "partner", "owner", "activity", "recorded_by")
"""Foreign keys, which the database checks; validating them here would cost a query each."""


class ConcernFields(TypedDict, total=False):
    """What may be said of a concern or a question. Required to raise one: what.

    It was raised today unless another day is said. Without an owner it is the partner's owner's.
    """

    kind: str
    what: str
    raised_on: date
    promised_on: date | None
    owner: Membership | None
    activity: Activity | None
    answered_on: date | None
    answer: str


class Before(NamedTuple):
    """What a concern was before it was changed, as far as it decides what may be."""

    answered_on: date | None
    owner: int | None
    activity: int | None


NOTHING = Before(None, None, None)


@action
def raise_concern(*, by: Actor, partner: Partner, fields: ConcernFields) -> Concern:
    """Write down what a partner waits for. Raises ValidationError by field."""
    require_logging(by)
    concern = Concern(
        office_id=partner.office_id,
        partner=partner,
        raised_on=partner.office.today(),
        recorded_by=author(by),
    )
    _apply(concern, fields)
    _check(concern, NOTHING)
    concern.save(force_insert=True)
    touch_health(concern.office_id, [concern.partner_id])
    return concern


@action
def update_concern(*, by: Actor, concern: Concern, fields: ConcernFields) -> Concern:
    """Change what was written down. A concern whose `answered_on` is taken away is open again."""
    require_logging(by)
    hold(concern)
    before = Before(concern.answered_on, concern.owner_id, concern.activity_id)
    _apply(concern, fields)
    _check(concern, before)
    return _saved(concern)


@action
def answer_concern(
    *, by: Actor, concern: Concern, answer: str, answered_on: date | None = None
) -> Concern:
    """Say what they were told; today unless another day is said. Raises ValidationError."""
    day = answered_on or concern.office.today()
    return update_concern(by=by, concern=concern, fields={"answer": answer, "answered_on": day})


@action
def reopen_concern(*, by: Actor, concern: Concern) -> Concern:
    """They wait again: what was answered is taken back."""
    return update_concern(by=by, concern=concern, fields={"answered_on": None, "answer": ""})


@action
def archive_concern(*, by: Actor, concern: Concern) -> Concern:
    """Put it away, as if it had not been raised."""
    return _put(by, concern, timezone.now())


@action
def restore_concern(*, by: Actor, concern: Concern) -> Concern:
    """Bring it back."""
    return _put(by, concern, None)


def _put(by: Actor, concern: Concern, archived_at: datetime | None) -> Concern:
    require_logging(by)
    hold(concern)
    if (concern.archived_at is None) == (archived_at is None):
        return concern
    concern.archived_at = archived_at
    return _saved(concern)


def _saved(concern: Concern) -> Concern:
    concern.save()
    touch_health(concern.office_id, [concern.partner_id])
    return concern


def _apply(concern: Concern, fields: ConcernFields) -> None:
    for name, value in cast("dict[str, Any]", fields).items():
        if name == "what":
            value = " ".join(value.split())
        setattr(concern, name, value.strip() if name == "answer" else value)
    if "answered_on" in fields and concern.answered_on is None and "answer" not in fields:
        concern.answer = ""


def _check(concern: Concern, before: Before) -> None:
    """Raise ValidationError by field. What was allowed once, such as an owner who has left since,
    may stay."""
    concern.clean_fields(exclude=ROW_FIELDS)
    _check_days(concern)
    if concern.answered_on is not None and before.answered_on is None and not concern.answer:
        raise ValidationError({"answer": _("Write what you answered.")})
    if concern.answer and concern.answered_on is None:
        raise ValidationError({"answered_on": _("Say when you answered.")})
    if concern.owner_id != before.owner:
        _check_owner(concern)
    if concern.activity_id != before.activity:
        _check_activity(concern)


def _check_days(concern: Concern) -> None:
    today = concern.office.today()
    for name in ("raised_on", "answered_on"):
        day = getattr(concern, name)
        if day is not None and day > today:
            raise ValidationError({name: _("This day is still to come.")})
    if concern.promised_on is not None and concern.promised_on < concern.raised_on:
        message = _("The promised day cannot be before it was raised.")
        raise ValidationError({"promised_on": message})
    if concern.answered_on is not None and concern.answered_on < concern.raised_on:
        raise ValidationError({"answered_on": _("The answer cannot be before it was raised.")})


def _check_owner(concern: Concern) -> None:
    owner = concern.owner
    if owner is None:
        return
    if owner.office_id != concern.office_id or owner.deactivated_at is not None:
        raise ValidationError({"owner": _("Choose somebody who is in the office.")})


def _check_activity(concern: Concern) -> None:
    """It came up in something that the partner took part in."""
    if concern.activity_id is None:
        return
    took_part = Participation.objects.filter(
        office_id=concern.office_id,
        activity=concern.activity_id,
        partner=concern.partner_id,
        activity__archived_at=None,
    )
    if not took_part.exists():
        raise ValidationError({"activity": _("Choose something that they took part in.")})
