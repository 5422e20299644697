"""Taking back thanks that were put down, changed or put away, where that is safe."""

from datetime import date
from typing import Any, cast

from django.utils.translation import gettext as _

from contacts.models import Contact
from core.actors import Actor
from core.history.words import Words
from core.registries.history import Change, Event
from offices.models import Membership
from offices.permissions import Permission, may
from outreach.models import Activity
from recognition.actions.recognitions import (
    RecognitionFields,
    archive_recognition,
    restore_recognition,
    update_recognition,
)
from recognition.models import Recognition

PLAIN = ("channel", "audience", "occasion", "anniversary_years", "honours", "note")


def may_take_back_thanks(by: Actor, change: Change) -> bool:
    """Whoever may record thanks may take such a change back."""
    return not change.of("thanks") or not isinstance(by, Membership) or may(by, Permission.THANK)


def refuse_thanks(change: Change, words: Words) -> str:
    """Why a change of thanks may not be taken back; empty when it may."""
    for event in change.of("thanks"):
        contact = event.old("contact_id") if "contact_id" in event.changed else None
        if not event.is_new and contact is not None and not words.name("contact", contact):
            return _("The person is not there any more.")
    return ""


def take_back_thanks(by: Actor, office: int, change: Change) -> None:
    """Put thanks back as they were. Raises ValidationError."""
    for event in change.of("thanks"):
        rows = Recognition.objects.select_related("office", "partner")
        recognition = rows.get(office=office, pk=event.pk)
        if event.is_new:
            archive_recognition(by=by, recognition=recognition)
            continue
        if "archived_at" in event.changed:
            was_there = event.old("archived_at") is None
            put = restore_recognition if was_there else archive_recognition
            put(by=by, recognition=recognition)
        fields = _before(event, office)
        if fields:
            update_recognition(by=by, recognition=recognition, fields=fields)


def _before(event: Event, office: int) -> RecognitionFields:
    """What was changed, as it was; an audience that is not said would be the usual one."""
    fields: dict[str, Any] = {name: event.old(name) for name in PLAIN if name in event.changed}
    if "given_on" in event.changed:
        fields["given_on"] = date.fromisoformat(event.old("given_on"))
    if "activity_id" in event.changed:
        fields["activity"] = _row(Activity, office, event.old("activity_id"))
    if "contact_id" in event.changed:
        fields["contact"] = _row(Contact, office, event.old("contact_id"))
    if "channel" in fields:
        fields["audience"] = event.old("audience")
    return cast("RecognitionFields", fields)


def _row[M: (Activity, Contact)](model: type[M], office: int, pk: int | None) -> M | None:
    return None if pk is None else model.objects.get(office=office, pk=pk)
