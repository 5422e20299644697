"""Taking back what was done to needs."""

from datetime import date
from typing import Any, cast

from core.actors import Actor
from core.history.words import Words
from core.registries.history import Change, Event
from offices.models import Membership
from offices.permissions import Permission, may
from partnerships.actions.needs import (
    NeedFields,
    archive_need,
    restore_need,
    update_need,
)
from partnerships.models import Need

DAYS = ("asked_on", "met_on")


def may_take_back_needs(by: Actor, change: Change) -> bool:
    """Whoever may write needs down may take such a change back."""
    is_ours = bool(change.of("need"))
    return not is_ours or not isinstance(by, Membership) or may(by, Permission.EDIT_PARTNERS)


def refuse_needs(change: Change, words: Words) -> str:
    """A need refers to nothing that could have gone: it can always be put back."""
    return ""


def take_back_needs(by: Actor, office: int, change: Change) -> None:
    """Put needs back as they were. Raises ValidationError."""
    for event in change.of("need"):
        need = Need.objects.select_related("office").get(office=office, pk=event.pk)
        if event.is_new:
            archive_need(by=by, need=need)
            continue
        if "archived_at" in event.changed:
            act = restore_need if event.old("archived_at") is None else archive_need
            act(by=by, need=need)
        fields = {it: _value(it, event) for it in event.changed - {"archived_at"}}
        if fields:
            update_need(by=by, need=need, fields=cast("NeedFields", fields))


def _value(column: str, event: Event) -> Any:
    old = event.old(column)
    return old and date.fromisoformat(old) if column in DAYS else old
