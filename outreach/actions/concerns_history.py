"""Taking back what was done to concerns, where that is safe."""

from datetime import date
from typing import Any, cast

from django.utils.translation import gettext as _

from core.actors import Actor
from core.history.words import Words
from core.registries.history import Change, Event
from offices.models import Membership
from offices.permissions import Permission, may
from outreach.actions.concerns import (
    ConcernFields,
    archive_concern,
    restore_concern,
    update_concern,
)
from outreach.models import Activity, Concern

DAYS = ("raised_on", "promised_on", "answered_on")


def may_take_back_concerns(by: Actor, change: Change) -> bool:
    """Whoever may log may take such a change back."""
    is_ours = bool(change.of("concern"))
    return not is_ours or not isinstance(by, Membership) or may(by, Permission.LOG)


def refuse_concerns(change: Change, words: Words) -> str:
    """Why a change of concerns may not be taken back; empty when it may."""
    for event in change.of("concern"):
        owner = event.old("owner_id") if "owner_id" in event.changed else None
        if not event.is_new and owner and not words.fact("membership", owner, "is_here"):
            name = words.name("membership", owner) or _("Whoever it was")
            return _("%(name)s is no longer in the office.") % {"name": name}
    return ""


def take_back_concerns(by: Actor, office: int, change: Change) -> None:
    """Put concerns back as they were. Raises ValidationError."""
    for event in change.of("concern"):
        concern = Concern.objects.select_related("office").get(office=office, pk=event.pk)
        if event.is_new:
            archive_concern(by=by, concern=concern)
            continue
        if "archived_at" in event.changed:
            act = restore_concern if event.old("archived_at") is None else archive_concern
            act(by=by, concern=concern)
        fields = dict(_before(it, event, office) for it in event.changed - {"archived_at"})
        if fields:
            update_concern(by=by, concern=concern, fields=cast("ConcernFields", fields))


def _before(column: str, event: Event, office: int) -> tuple[str, Any]:
    """What the action is told of a column: its name there, and what it held."""
    old = event.old(column)
    if column in DAYS:
        return column, old and date.fromisoformat(old)
    if column == "owner_id":
        return "owner", old and Membership.objects.get(office=office, pk=old)
    if column == "activity_id":
        return "activity", old and Activity.objects.get(office=office, pk=old)
    return column, old
