"""What a partner wants: write it down, ask again, mark it met, put it away."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any, TypedDict, cast

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.actions import action, hold
from core.actors import Actor
from core.registries.standing import touch_health
from offices.models import Membership
from offices.permissions import Permission, require
from partnerships.models import Need, Partner

ROW_FIELDS = ("office", "partner", "recorded_by")
"""Foreign keys, which the database checks; validating them here would cost a query each."""


class NeedFields(TypedDict, total=False):
    """What may be said of a need. Required to write one down: words.

    `asked_on` is today unless it is said.
    """

    words: str
    topic: str
    asked_on: date
    met_on: date | None


@action
def create_need(*, by: Actor, partner: Partner, fields: NeedFields) -> Need:
    """Write down what a partner wants. Raises ValidationError by field."""
    require_editing(by)
    need = Need(
        office_id=partner.office_id,
        partner=partner,
        asked_on=partner.office.today(),
        recorded_by=by if isinstance(by, Membership) else None,
    )
    _apply(need, fields)
    _check(need)
    need.save(force_insert=True)
    touch_needs(need.office_id, [need.partner_id])
    return need


@action
def update_need(*, by: Actor, need: Need, fields: NeedFields) -> Need:
    """Change what was written down. Raises ValidationError by field."""
    require_editing(by)
    hold(need)
    _apply(need, fields)
    _check(need)
    return _saved(need)


@action
def ask_again(*, by: Actor, needs: Sequence[Need]) -> list[Need]:
    """Somebody asked today, and these needs still hold; answers those asked on an earlier day."""
    require_editing(by)
    asked = []
    for need in sorted(needs, key=lambda it: it.pk):
        hold(need)
        today = need.office.today()
        if need.asked_on < today and need.met_on is None and need.archived_at is None:
            need.asked_on = today
            asked.append(_saved(need))
    return asked


@action
def meet_need(*, by: Actor, need: Need) -> Need:
    """It is met, or fell away: from today on; it stays on record. Twice does no harm."""
    require_editing(by)
    hold(need)
    if need.met_on is None:
        need.met_on = need.office.today()
    return _saved(need)


@action
def reopen_need(*, by: Actor, need: Need) -> Need:
    """They want it still, or again."""
    require_editing(by)
    hold(need)
    need.met_on = None
    return _saved(need)


@action
def archive_need(*, by: Actor, need: Need) -> Need:
    """Put it away, as if it had not been said."""
    return _put(by, need, timezone.now())


@action
def restore_need(*, by: Actor, need: Need) -> Need:
    """Bring it back."""
    return _put(by, need, None)


def require_editing(by: Actor) -> None:
    """Raise PermissionDenied unless `by` may write needs; the system may."""
    if isinstance(by, Membership):
        require(by, Permission.EDIT_PARTNERS)


def touch_needs(office_id: int, partner_ids: Iterable[int]) -> None:
    """The health of these partners, and of the branches for which their needs hold, may differ."""
    chosen = set(partner_ids)
    branches = Partner.objects.filter(office=office_id, parent__in=chosen)
    touch_health(office_id, chosen | set(branches.values_list("pk", flat=True)))


def _put(by: Actor, need: Need, archived_at: datetime | None) -> Need:
    require_editing(by)
    hold(need)
    if (need.archived_at is None) == (archived_at is None):
        return need
    need.archived_at = archived_at
    return _saved(need)


def _saved(need: Need) -> Need:
    need.save()
    touch_needs(need.office_id, [need.partner_id])
    return need


def _apply(need: Need, fields: NeedFields) -> None:
    for name, value in cast("dict[str, Any]", fields).items():
        setattr(need, name, " ".join(value.split()) if name == "words" else value)


def _check(need: Need) -> None:
    need.clean_fields(exclude=ROW_FIELDS)
    today = need.office.today()
    for name in ("asked_on", "met_on"):
        day = getattr(need, name)
        if day is not None and day > today:
            raise ValidationError({name: _("This day is still to come.")})
