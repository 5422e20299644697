"""A member changes what the office and the screen know about them."""

from datetime import date
from typing import Any, TypedDict, cast

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from core.actions import action
from core.registries.standing import touch_health
from offices.actions.rules import set_fields
from offices.models import Membership, User


class ProfileFields(TypedDict, total=False):
    """What members may say about themselves; the office's part and the account's."""

    display_name: str
    title: str
    digest: bool
    digest_days: list[int]
    escalations: bool
    risk_mail: bool
    signatures: bool
    away_from: date | None
    away_until: date | None
    capacity: int | None
    language: str
    theme: str


class _Own(TypedDict, total=False):
    display_name: str
    title: str
    digest: bool
    digest_days: list[int]
    escalations: bool
    risk_mail: bool
    signatures: bool
    away_from: date | None
    away_until: date | None
    capacity: int | None


class _Account(TypedDict, total=False):
    language: str
    theme: str


@action
def update_profile(*, by: Membership, fields: ProfileFields) -> Membership:
    """Change what `fields` names of the member `by`. Raises ValidationError by field.

    Language and theme belong to the account: they hold in all offices of the user. Days of the
    digest switch it on; no days switch it off, and those that were chosen are kept.
    """
    user: User = by.user
    account = {name: it for name, it in fields.items() if name in _Account.__annotations__}
    own: dict[str, Any] = {name: it for name, it in fields.items() if name not in account}
    changed = set_fields(by, _with_digest(own), _Own)
    _check_away(by)
    if changed:
        by.save(update_fields=changed)
    if "capacity" in changed:  # partners of whoever has too many are at risk for it
        touch_health(by.office_id)
    _save_account(user, cast(dict[str, Any], account))
    return by


def _with_digest(own: dict[str, Any]) -> dict[str, Any]:
    """The switch follows from the days."""
    if "digest_days" not in own:
        return own
    days = sorted(set(own.pop("digest_days")))
    return own | ({"digest": True, "digest_days": days} if days else {"digest": False})


def _save_account(user: User, fields: dict[str, Any]) -> None:
    changed = set_fields(user, fields, _Account)
    if changed:
        user.save(update_fields=changed)


def _check_away(member: Membership) -> None:
    """Both days or none, in their order."""
    start, end = member.away_from, member.away_until
    if start and not end:
        raise ValidationError({"away_until": [_("Say until when you are away.")]})
    if end and not start:
        raise ValidationError({"away_from": [_("Say from when you are away.")]})
    if start and end and end < start:
        raise ValidationError({"away_until": [_("The last day cannot be before the first.")]})
