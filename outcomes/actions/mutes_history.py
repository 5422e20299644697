"""Taking back changes of mutes in a partner's history."""

from datetime import date

from core.actors import Actor
from core.history.words import Words
from core.registries.history import Change
from offices.models import Membership, Office
from offices.permissions import Permission, may
from outcomes.actions.mutes import archive_mute, restore_mute, update_mute
from outcomes.queries.mutes import get_mute

MUTES = "muted_check"


def may_take_back_mutes(by: Actor, change: Change) -> bool:
    """Whoever may mute may take it back."""
    is_ours = bool(change.of(MUTES))
    return not is_ours or not isinstance(by, Membership) or may(by, Permission.EDIT_PARTNERS)


def refuse_mutes(change: Change, words: Words) -> str:
    """Nothing stands against it."""
    return ""


def take_back_mutes(by: Actor, office: int, change: Change) -> None:
    """What was muted counts again, and the other way round; reason and day are as before.

    Raises ValidationError.
    """
    for event in change.of(MUTES):
        mute = get_mute(Office.objects.get(pk=office), event.pk)
        if event.is_new or "archived_at" in event.changed:
            is_muting = event.is_new or event.new("archived_at") is None
            (archive_mute if is_muting else restore_mute)(by=by, mute=mute)
        if not event.is_new and event.changed & {"reason", "until"}:
            until = date.fromisoformat(event.old("until"))
            update_mute(by=by, mute=mute, reason=event.old("reason"), until=until)
