"""Mutes a check for a partner, until a day; puts a mute away and brings it back."""

from datetime import date, datetime, timedelta

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.actions import action, hold
from core.actors import Actor
from core.registries.standing import touch_health
from offices.models import Membership
from offices.permissions import Permission, require
from outcomes.models import MutedCheck
from partnerships.models import Partner

NOT_SAID = ("office", "partner", "recorded_by")
LONGEST = timedelta(days=366)
"""A mute is no way to forget a check: after a year somebody decides anew."""


@action
def mute_check(
    *, by: Actor, partner: Partner, check_key: str, reason: str, until: date
) -> MutedCheck:
    """Let a check not count for the partner up to and with `until`. Raises ValidationError by
    field."""
    _may(by)
    mute = MutedCheck(
        office_id=partner.office_id,
        partner=partner,
        check_key=check_key,
        reason=_tidy(reason),
        until=until,
        recorded_by=by if isinstance(by, Membership) else None,
    )
    mute.clean_fields(exclude=NOT_SAID)
    _check_until(until, partner.office.today())
    mute.save(force_insert=True)
    touch_health(mute.office_id, [mute.partner_id])
    return mute


@action
def update_mute(
    *, by: Actor, mute: MutedCheck, reason: str | None = None, until: date | None = None
) -> MutedCheck:
    """Say another reason, or another last day. Raises ValidationError by field."""
    _may(by)
    hold(mute)
    before = mute.until
    mute.reason = mute.reason if reason is None else _tidy(reason)
    mute.until = until or before
    mute.clean_fields(exclude=NOT_SAID)
    if mute.until != before:
        _check_until(mute.until, mute.office.today())
    mute.save(update_fields=["reason", "until"])
    touch_health(mute.office_id, [mute.partner_id])
    return mute


@action
def archive_mute(*, by: Actor, mute: MutedCheck) -> MutedCheck:
    """Let the check count again."""
    return _put(by, mute, timezone.now())


@action
def restore_mute(*, by: Actor, mute: MutedCheck) -> MutedCheck:
    """Mute it again, until the day that was said."""
    return _put(by, mute, None)


def _put(by: Actor, mute: MutedCheck, archived_at: datetime | None) -> MutedCheck:
    _may(by)
    hold(mute)
    if (mute.archived_at is None) == (archived_at is None):
        return mute
    mute.archived_at = archived_at
    mute.save(update_fields=["archived_at"])
    touch_health(mute.office_id, [mute.partner_id])
    return mute


def _may(by: Actor) -> None:
    if isinstance(by, Membership):
        require(by, Permission.EDIT_PARTNERS)


def _tidy(reason: str) -> str:
    return " ".join(reason.split())


def _check_until(until: date, today: date) -> None:
    if until < today:
        raise ValidationError({"until": _("This day is over.")})
    if until > today + LONGEST:
        raise ValidationError({"until": _("Choose a day within a year: then look at it again.")})
