"""Taking back what was done to results."""

from datetime import date
from decimal import Decimal
from typing import Any, cast

from core.actors import Actor
from core.history.words import Words
from core.registries.history import Change, Event
from offices.models import Membership
from offices.permissions import Permission, may
from outcomes.actions.results import ResultFields, archive_result, restore_result, update_result
from outcomes.models import Result

DAYS = ("starts_on", "ends_on", "shared_on")


def may_take_back_results(by: Actor, change: Change) -> bool:
    """Whoever may write results down may take such a change back."""
    is_ours = bool(change.of("result"))
    return not is_ours or not isinstance(by, Membership) or may(by, Permission.EDIT_PARTNERS)


def refuse_results(change: Change, words: Words) -> str:
    """A result refers to nothing that could have gone: it can always be put back."""
    return ""


def take_back_results(by: Actor, office: int, change: Change) -> None:
    """Put results back as they were. Raises ValidationError."""
    for event in change.of("result"):
        result = Result.objects.select_related("office", "measure").get(office=office, pk=event.pk)
        if event.is_new:
            archive_result(by=by, result=result)
            continue
        if "archived_at" in event.changed:
            act = restore_result if event.old("archived_at") is None else archive_result
            act(by=by, result=result)
        fields = {it: _value(it, event) for it in event.changed - {"archived_at"}}
        if fields:
            update_result(by=by, result=result, fields=cast("ResultFields", fields))


def _value(column: str, event: Event) -> Any:
    old = event.old(column)
    if column in DAYS:
        return old and date.fromisoformat(old)
    return Decimal(str(old)) if column == "value" else old
