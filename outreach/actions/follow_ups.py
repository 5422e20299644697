"""Make, change and close follow-ups."""

from datetime import date, datetime, timedelta
from typing import Any, TypedDict, cast

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.actions import action, hold
from core.actors import Actor
from core.due.clock import instant
from offices.models import Membership
from outreach.actions.authors import author, require_logging
from outreach.actions.reminders import plan_reminder, take_back_reminders
from outreach.actions.standing import refresh_outreach_standing
from outreach.enums.follow_ups import FollowUpStatus
from outreach.models import Activity, FollowUp
from partnerships.models import Partner

ROW_FIELDS = ("office", "partner", "owner", "origin", "done_with", "recorded_by", "closed_by")


class FollowUpFields(TypedDict, total=False):
    """What a form or the API may say of a follow-up. Required to create one: what, due_on."""

    what: str
    kind: str
    due_on: date
    remind_at: datetime | None
    owner: Membership | None


@action
def create_follow_up(
    *, by: Actor, partner: Partner, fields: FollowUpFields, origin: Activity | None = None
) -> FollowUp:
    """Promise something to be done; it is the author's own unless `owner` is given."""
    require_logging(by)
    follow_up = add_follow_up(by=by, partner=partner, fields=fields, origin=origin)
    refresh_outreach_standing(partner.office_id, [partner.pk])
    return follow_up


def add_follow_up(
    *, by: Actor, partner: Partner, fields: FollowUpFields, origin: Activity | None
) -> FollowUp:
    """The row alone, for actions that refresh the standing themselves."""
    member = author(by)
    follow_up = FollowUp(
        office_id=partner.office_id,
        partner=partner,
        owner=member,
        origin=origin,
        recorded_by=member,
    )
    _apply(follow_up, fields)
    follow_up.owner = follow_up.owner or member
    _check(follow_up)
    follow_up.save(force_insert=True)
    plan_reminder(follow_up)
    return follow_up


@action
def update_follow_up(*, by: Actor, follow_up: FollowUp, fields: FollowUpFields) -> FollowUp:
    """Change what, when or whose."""
    require_logging(by)
    hold(follow_up)
    owner_before, reminded_at = follow_up.owner_id, follow_up.remind_at
    _apply(follow_up, fields)
    _check(follow_up, is_new_owner=follow_up.owner_id != owner_before)
    if reminded_at and (follow_up.owner_id, follow_up.remind_at) != (owner_before, reminded_at):
        take_back_reminders(follow_up.office_id, [follow_up.pk])
    return _saved(follow_up)


@action
def postpone_follow_up(*, by: Actor, follow_up: FollowUp, due_on: date) -> FollowUp:
    """Move it to another day. A reminder moves with it, to the same time of that many days later;
    one that would be over by then goes."""
    require_logging(by)
    hold(follow_up)
    if follow_up.remind_at is not None and due_on != follow_up.due_on:
        take_back_reminders(follow_up.office_id, [follow_up.pk])
        follow_up.remind_at = moved_reminder(
            follow_up, follow_up.remind_at, due_on - follow_up.due_on
        )
    follow_up.due_on = due_on
    return _saved(follow_up)


@action
def complete_follow_up(
    *, by: Actor, follow_up: FollowUp, done_with: Activity | None = None
) -> FollowUp:
    """Mark it done, with the activity that did it if there is one. Twice does no harm."""
    require_logging(by)
    hold(follow_up)
    return _close(by, follow_up, FollowUpStatus.DONE, done_with)


@action
def drop_follow_up(*, by: Actor, follow_up: FollowUp) -> FollowUp:
    """Close it without doing it: it is not needed any more."""
    require_logging(by)
    hold(follow_up)
    return _close(by, follow_up, FollowUpStatus.DROPPED, None)


@action
def reopen_follow_up(*, by: Actor, follow_up: FollowUp) -> FollowUp:
    """Take back that it was done or dropped."""
    require_logging(by)
    hold(follow_up)
    if follow_up.status == FollowUpStatus.OPEN:
        return follow_up
    follow_up.status, follow_up.done_with = FollowUpStatus.OPEN, None
    follow_up.closed_at = follow_up.closed_by = None
    return _saved(follow_up)


@action
def archive_follow_up(*, by: Actor, follow_up: FollowUp) -> FollowUp:
    """Put it away, as if it had not been made."""
    require_logging(by)
    hold(follow_up)
    if follow_up.archived_at is None:
        follow_up.archived_at = timezone.now()
    return _saved(follow_up)


@action
def restore_follow_up(*, by: Actor, follow_up: FollowUp) -> FollowUp:
    """Bring it back."""
    require_logging(by)
    hold(follow_up)
    follow_up.archived_at = None
    return _saved(follow_up)


def _close(
    by: Actor, follow_up: FollowUp, status: FollowUpStatus, done_with: Activity | None
) -> FollowUp:
    if follow_up.status == status:
        return follow_up
    follow_up.status, follow_up.done_with = status, done_with
    follow_up.closed_at, follow_up.closed_by = timezone.now(), author(by)
    return _saved(follow_up)


def moved_reminder(follow_up: FollowUp, remind_at: datetime, days: timedelta) -> datetime | None:
    """The same time on the office's clock, some days later or earlier; None for the past."""
    local = follow_up.office.local(remind_at)
    moved = instant(local.date() + days, local.time(), follow_up.office.time_zone)
    return moved if moved > timezone.now() else None


def _saved(follow_up: FollowUp) -> FollowUp:
    follow_up.save()
    plan_reminder(follow_up)
    refresh_outreach_standing(follow_up.office_id, [follow_up.partner_id])
    return follow_up


def _apply(follow_up: FollowUp, fields: FollowUpFields) -> None:
    for name, value in cast("dict[str, Any]", fields).items():
        setattr(follow_up, name, value.strip() if name == "what" else value)


def _check(follow_up: FollowUp, *, is_new_owner: bool = True) -> None:
    """Raise ValidationError by field. An owner who has left since may stay."""
    follow_up.clean_fields(exclude=ROW_FIELDS)
    if not is_new_owner:
        return
    owner = follow_up.owner
    if owner is None:
        raise ValidationError({"owner": _("Say whose this is.")})
    if owner.office_id != follow_up.office_id or owner.deactivated_at is not None:
        raise ValidationError({"owner": _("Choose somebody who is in the office.")})
