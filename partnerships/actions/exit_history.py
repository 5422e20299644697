"""Taking back what was done to a partner's ending, where that is safe."""

from datetime import date
from typing import Any, cast

from django.utils.translation import gettext as _

from core.actors import Actor
from core.history.words import Words
from core.registries.history import Change, Event
from offices.models import Membership
from offices.permissions import Permission, may
from partnerships.actions.exits import (
    ExitFields,
    bring_back,
    restore_exit,
    undo_exits,
    update_exit,
)
from partnerships.enums.partners import Stage
from partnerships.models import Exit, OwnExitReason

OURS = ("exit", "exit_cause")


def may_take_back_exits(by: Actor, change: Change) -> bool:
    """Whoever may edit partners may take such a change back."""
    is_ours = any(change.of(it) for it in OURS)
    return not is_ours or not isinstance(by, Membership) or may(by, Permission.EDIT_PARTNERS)


def refuse_exits(change: Change, words: Words) -> str:
    """Why a change of an ending may not be taken back; empty when it may."""
    for event in change.of("exit_cause"):
        own = event.row["own_id"] if event.is_gone else None
        if own is not None and not words.name("ownexitreason", own):
            return _("The reason is not there any more.")
    return ""


def take_back_exits(by: Actor, office: int, change: Change) -> None:
    """Put endings back as they were. Raises ValidationError."""
    new = {it.pk for it in change.of("exit") if it.is_new}
    for event in change.of("exit"):
        _back(by, _exit(office, event.pk), event)
    edited = {it.row["exit_id"] for it in change.of("exit_cause")} - new
    edited |= {it.pk for it in change.of("exit") if not it.is_new and FIELDS & it.changed}
    for pk in sorted(edited):
        found = _exit(office, pk)
        update_exit(by=by, exit=found, fields=_before(found, change))


FIELDS = frozenset({"ended_on", "as_planned", "note"})


def _back(by: Actor, exit: Exit, event: Event) -> None:
    """The ending as a whole: made, taken back, over."""
    if event.is_new or ("archived_at" in event.changed and event.old("archived_at") is not None):
        undo_exits(by=by, office=exit.office, ids=[exit.pk])
    elif "archived_at" in event.changed or (
        "over_at" in event.changed and event.old("over_at") is None
    ):
        restore_exit(by=by, exit=exit)
    elif "over_at" in event.changed:
        bring_back(by=by, partner=exit.partner, stage=_stage_before(exit))


def _stage_before(exit: Exit) -> str:
    """Where a partner stands that is back; the partner's own part puts it right."""
    return exit.from_stage if exit.from_stage == Stage.ACTIVE else Stage.EXPLORING


def _exit(office: int, pk: int) -> Exit:
    return Exit.objects.select_related("office", "partner__office").get(office=office, pk=pk)


def _before(exit: Exit, change: Change) -> ExitFields:
    """What was said before: fields of the row, and its reasons."""
    said: dict[str, Any] = {}
    for event in change.of("exit"):
        if event.pk == exit.pk:
            said = {it: event.old(it) for it in FIELDS & event.changed}
    if "ended_on" in said:
        said["ended_on"] = date.fromisoformat(said["ended_on"])
    there = {(it.reason, it.own_id) for it in exit.causes.all()}
    for event in change.of("exit_cause"):
        if event.row["exit_id"] == exit.pk:
            cause = (event.row["reason"], event.row["own_id"])
            there = there - {cause} if event.is_new else there | {cause}
    own = [pk for _reason, pk in there if pk is not None]
    said["reasons"] = sorted(reason for reason, _own in there if reason)
    said["own"] = list(OwnExitReason.objects.filter(office=exit.office_id, pk__in=own))
    return cast("ExitFields", said)
