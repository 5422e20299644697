"""Taking back what was done to agreements, where that is safe."""

from datetime import date
from typing import Any, cast

from core.actors import Actor
from core.history.words import Words
from core.registries.history import Change, Event
from offices.models import Membership, Site
from offices.permissions import Permission, may
from partnerships.actions.agreement_files import archive_file, restore_file
from partnerships.actions.agreements import (
    AgreementFields,
    archive_agreement,
    restore_agreement,
    update_agreement,
)
from partnerships.models import Agreement, AgreementFile

DAYS = ("starts_on", "ends_on", "asked_on", "ended_early_on")
ROWS: dict[str, tuple[str, tuple[str, ...]]] = {
    "agreement_goal": ("goals", ("words", "counts", "kind", "target")),
    "agreement_signatory": ("signatories", ("side", "name", "title", "signed_on")),
    "agreement_site": ("sites", ("site_id",)),
}
"""Rows of an agreement by their source: what the action calls them, and their columns."""
OURS = ("agreement", *ROWS, "agreement_file")


def may_take_back_agreements(by: Actor, change: Change) -> bool:
    """Whoever may edit partners may take such a change back."""
    is_ours = any(change.of(name) for name in OURS)
    return not is_ours or not isinstance(by, Membership) or may(by, Permission.EDIT_PARTNERS)


def refuse_agreements(change: Change, words: Words) -> str:
    """Agreements refer to nothing that could have gone: they can always be put back."""
    return ""


def take_back_agreements(by: Actor, office: int, change: Change) -> None:
    """Put agreements, what belongs to them, and files back as they were. Raises ValidationError.

    What came with a new agreement goes with it.
    """
    new = {event.pk for event in change.of("agreement") if event.is_new}
    for event in change.of("agreement"):
        _put_back(by, _agreement(office, event.pk), event)
    for pk in _with_rows(change) - new:
        agreement = _agreement(office, pk)
        update_agreement(by=by, agreement=agreement, fields=_rows_before(agreement, change))
    for event in change.of("agreement_file"):
        files = AgreementFile.objects.select_related("agreement", "agreement__office")
        file = files.get(office=office, pk=event.pk)
        was_there = not event.is_new and event.old("archived_at") is None
        (restore_file if was_there else archive_file)(by=by, file=file)


def _with_rows(change: Change) -> set[int]:
    """The agreements of which goals, sites or signatories were changed."""
    return {event.row["agreement_id"] for source in ROWS for event in change.of(source)}


def _rows_before(agreement: Agreement, change: Change) -> AgreementFields:
    """Goals, signatories and sites as they were, where they were changed."""
    fields: dict[str, Any] = {}
    for source, (name, columns) in ROWS.items():
        events = [it for it in change.of(source) if it.row["agreement_id"] == agreement.pk]
        if events:
            there = getattr(agreement, name).order_by("id").values("id", *columns)
            rows = {row["id"]: row for row in there}
            for event in events:
                _row_before(rows, event, columns)
            fields[name] = list(rows.values())
    if "sites" in fields:
        wanted = [row["site_id"] for row in fields["sites"]]
        sites = Site.objects.filter(office=agreement.office_id, pk__in=wanted)
        fields["sites"] = list(sites)
    return cast(AgreementFields, fields)


def _row_before(rows: dict[int, dict[str, Any]], event: Event, columns: tuple[str, ...]) -> None:
    """Change what is there by id so that it is as before the event."""
    if event.is_new:
        rows.pop(event.pk, None)
        return
    before = {name: (event.before or {}).get(name) for name in columns}
    if "signed_on" in before:
        before["signed_on"] = _day(before["signed_on"])
    rows[event.pk] = before | {"id": event.pk if event.pk in rows else None}


def _put_back(by: Actor, agreement: Agreement, event: Event) -> None:
    if event.is_new:
        archive_agreement(by=by, agreement=agreement)
        return
    if "archived_at" in event.changed:
        was_there = event.old("archived_at") is None
        (restore_agreement if was_there else archive_agreement)(by=by, agreement=agreement)
    fields: dict[str, Any] = {
        it: _day(event.old(it)) if it in DAYS else event.old(it)
        for it in event.changed - {"archived_at", "renews_id"}
    }
    if fields:
        update_agreement(by=by, agreement=agreement, fields=cast(AgreementFields, fields))


def _agreement(office: int, pk: int) -> Agreement:
    rows = Agreement.objects.select_related("office", "partner", "renews")
    return rows.get(office=office, pk=pk)


def _day(value: Any) -> date | None:
    return date.fromisoformat(value) if value else None
