"""Reasons of the office's own for which partnerships end: add, rename, archive, restore."""

from typing import TypedDict

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.actions import action
from core.actors import Actor
from offices.actions.rules import may, save_once, set_fields
from offices.models import Office
from offices.permissions import Permission
from partnerships.models import OwnExitReason

TAKEN = {"name": _("The office has this reason already.")}


class OwnReasonFields(TypedDict, total=False):
    """What may be said about a reason."""

    name: str
    is_controllable: bool


@action
def create_own_reason(*, by: Actor, office: Office, fields: OwnReasonFields) -> OwnExitReason:
    """Add a reason. Raises ValidationError by field."""
    may(by, Permission.EDIT_OFFICE)
    reason = OwnExitReason(office=office)
    save_once(reason, set_fields(reason, fields, OwnReasonFields), TAKEN)
    return reason


@action
def update_own_reason(
    *, by: Actor, reason: OwnExitReason, fields: OwnReasonFields
) -> OwnExitReason:
    """Rename it, or say anew whether the office can help it. Raises ValidationError by field."""
    may(by, Permission.EDIT_OFFICE)
    save_once(reason, set_fields(reason, fields, OwnReasonFields), TAKEN)
    return reason


@action
def archive_own_reason(*, by: Actor, reason: OwnExitReason) -> OwnExitReason:
    """Offer it no more; endings that name it keep it."""
    may(by, Permission.EDIT_OFFICE)
    if reason.archived_at is None:
        reason.archived_at = timezone.now()
        reason.save(update_fields=["archived_at"])
    return reason


@action
def restore_own_reason(*, by: Actor, reason: OwnExitReason) -> OwnExitReason:
    """Offer it again. Raises ValidationError where another one has its name by now."""
    may(by, Permission.EDIT_OFFICE)
    if reason.archived_at is not None:
        reason.archived_at = None
        save_once(reason, ["archived_at"], TAKEN)
    return reason
