"""Takes a change back, by the same actions that everybody else uses."""

from collections import defaultdict
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.utils.translation import gettext as _

from core.actions import action, note
from core.actors import Actor
from core.history.keys import Key
from core.history.read import Asked, event_ids, find_change
from core.history.tell import may_take_back, why_not
from core.history.words import words_for
from core.registries.history import Change, Event, chronicles

NEW_AUTHORS = {"closed_by_id", "done_with_id"}  # who closes a follow-up again, and with what


class NoSuchChange(LookupError):
    """The thing has no change of that key."""


class CannotTakeBack(Exception):
    """It cannot be taken back (any more); the message says why, in words for the screen."""


@action
def take_back(*, by: Actor, asked: Asked, key: str) -> str:
    """Put back what the change altered; answers the key of the change that this makes.

    The rows are locked and compared again, so nothing that came in between is lost.
    Raises BadCursor, NoSuchChange, PermissionDenied, CannotTakeBack.
    """
    _lock(asked, _found(asked, key, by))
    change = _found(asked, key, by)
    reason = why_not(asked.subject, change, words_for(asked, [change], labels={}))
    if reason:
        raise CannotTakeBack(reason)
    note(took_back={"key": change.key, "by": change.by, "ids": event_ids(asked, key)})
    try:
        for part in reversed(chronicles(asked.subject)):
            part.take_back(by, asked.office, change)
    except ValidationError as error:
        raise CannotTakeBack(" ".join(error.messages)) from error
    if not all(_is_as_before(it) for it in _found(asked, key, by).events):
        raise CannotTakeBack(_("It could not be put back as it was, so nothing was changed."))
    return own_key()


def _found(asked: Asked, key: str, by: Actor) -> Change:
    change = find_change(asked, key)
    if change is None or not change.events:
        raise NoSuchChange(key)
    if not may_take_back(asked.subject, change, by):
        raise PermissionDenied(_("You may not change this."))
    return change


def _is_as_before(event: Event) -> bool:
    """Whether a row that was altered holds again what it held; moments and authors are new."""
    if event.before is None or event.after is None or event.live is None:
        return True
    return all(
        (event.live[it] is None) == (event.before[it] is None)
        if it.endswith("_at")
        else event.live[it] == event.before[it]
        for it in event.changed - NEW_AUTHORS
    )


def _lock(asked: Asked, change: Change) -> None:
    """Wait for whoever else changes these rows; in the order of the sources and of the ids."""
    rows: dict[Any, list[int]] = defaultdict(list)
    for event in change.events:
        rows[event.source.model].append(event.pk)
    for model, ids in rows.items():
        found = model._base_manager.filter(office_id=asked.office, pk__in=ids)
        list(found.order_by("pk").select_for_update(no_key=True).values_list("pk"))


def own_key() -> str:
    """The key of the change that the open transaction makes."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT transaction_timestamp(), current_setting('pghistory.context_id')::uuid"
        )
        row = cursor.fetchone()
    return str(Key(*row))
