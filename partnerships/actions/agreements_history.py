"""Taking back what was done to agreements, where that is safe."""

from datetime import date
from typing import Any, cast

from django.utils.translation import gettext as _

from core.actors import Actor
from core.history.words import Words
from core.registries.history import Change, Event
from offices.models import Membership
from offices.permissions import Permission, may
from partnerships.actions.agreement_files import archive_file, restore_file
from partnerships.actions.agreement_turns import sign_agreement
from partnerships.actions.agreements import (
    AgreementFields,
    archive_agreement,
    restore_agreement,
    update_agreement,
)
from partnerships.models import Agreement, AgreementFile

DAYS = ("starts_on", "ends_on", "asked_on", "ended_early_on")
OURS = ("agreement", "agreement_goal", "agreement_signatory", "agreement_site", "agreement_file")


def may_take_back_agreements(by: Actor, change: Change) -> bool:
    """Whoever may edit partners may take such a change back."""
    is_ours = any(change.of(name) for name in OURS)
    return not is_ours or not isinstance(by, Membership) or may(by, Permission.EDIT_PARTNERS)


def refuse_agreements(change: Change, words: Words) -> str:
    """Why a change may not be taken back; empty when it may. What came with a new agreement goes
    with it."""
    new = {event.pk for event in change.of("agreement") if event.is_new}
    rows = [*change.of("agreement_goal"), *change.of("agreement_site")]
    rows += [it for it in change.of("agreement_signatory") if it.changed != {"signed_on"}]
    if any(event.row["agreement_id"] not in new for event in rows):
        return _("Open the agreement and change its goals, sites or names there.")
    return ""


def take_back_agreements(by: Actor, office: int, change: Change) -> None:
    """Put agreements, signatures and files back as they were. Raises ValidationError."""
    new = {event.pk for event in change.of("agreement") if event.is_new}
    for event in change.of("agreement"):
        _put_back(by, _agreement(office, event.pk), event)
    for event in change.of("agreement_signatory"):
        if event.row["agreement_id"] not in new:
            agreement = _agreement(office, event.row["agreement_id"])
            signed = {event.pk: _day(event.old("signed_on"))}
            asked_on = agreement.asked_on
            sign_agreement(by=by, agreement=agreement, asked_on=asked_on, signed=signed)
    for event in change.of("agreement_file"):
        files = AgreementFile.objects.select_related("agreement", "agreement__office")
        file = files.get(office=office, pk=event.pk)
        was_there = not event.is_new and event.old("archived_at") is None
        (restore_file if was_there else archive_file)(by=by, file=file)


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
