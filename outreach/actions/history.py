"""Taking back what was logged and promised, where that is safe."""

from collections.abc import Iterator
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, cast

from django.utils.translation import gettext as _

from contacts.models import Contact
from core.actors import Actor
from core.history.words import Words
from core.registries.history import Change, Event
from offices.models import Membership, Site
from offices.permissions import Permission, may
from outreach.actions.activities import (
    ActivityFields,
    Part,
    archive_activity,
    restore_activity,
    update_activity,
)
from outreach.actions.follow_ups import (
    FollowUpFields,
    archive_follow_up,
    complete_follow_up,
    drop_follow_up,
    reopen_follow_up,
    restore_follow_up,
    update_follow_up,
)
from outreach.enums.follow_ups import FollowUpStatus
from outreach.models import Activity, FollowUp, Participation
from partnerships.models import Partner

OURS = ("activity", "part", "company", "attendance", "follow_up")
FOLLOW_UP_FIELDS = ("what", "kind", "due_on", "remind_at", "owner_id")
READ: dict[str, Any] = {
    "starts_on": date.fromisoformat,
    "ends_on": date.fromisoformat,
    "due_on": date.fromisoformat,
    "starts_at": time.fromisoformat,
    "remind_at": datetime.fromisoformat,
}


def may_take_back_outreach(by: Actor, change: Change) -> bool:
    """Whoever may log may take such a change back."""
    is_ours = any(it.source.name in OURS for it in change.events)
    return not is_ours or not isinstance(by, Membership) or may(by, Permission.LOG)


def refuse_outreach(change: Change, words: Words) -> str:
    """Why a change of activities and follow-ups may not be taken back; empty when it may."""
    return next(filter(None, _reasons(change, words)), "")


def take_back_outreach(by: Actor, office: int, change: Change) -> None:
    """Put activities and follow-ups back as they were. Raises ValidationError."""
    whole = _whole(change)
    for event in change.of("activity"):
        if event.pk in whole:
            _archive_or_restore(by, office, event)
    for pk in sorted(_edited(change) - whole):
        _edit_back(by, office, change, pk)
    for event in change.of("follow_up"):
        if not _goes_along(event, whole):
            _follow_up_back(by, office, event)


def _reasons(change: Change, words: Words) -> Iterator[str]:
    whole = _whole(change)
    for event in change.of("activity"):
        site = event.old("site_id") if "site_id" in event.changed else None
        if event.pk not in whole and site is not None and not words.name("site", site):
            yield _("The site is not there any more.")
    for event in change.of("follow_up"):
        owner = event.old("owner_id") if "owner_id" in event.changed else None
        if not event.is_new and owner and not words.fact("membership", owner, "is_here"):
            name = words.name("membership", owner) or _("Whoever it was")
            yield _("%(name)s is no longer in the office.") % {"name": name}
    for event in (*change.of("part"), *change.of("company")):
        if event.is_gone and words.fact("activity", event.row["activity_id"], "kind") is None:
            yield _("The activity is not there any more.")


def _whole(change: Change) -> set[int]:
    """Activities that were logged, archived or restored: all that hangs on them goes along."""
    events = change.of("activity")
    return {it.pk for it in events if it.is_new or "archived_at" in it.changed}


def _edited(change: Change) -> set[int]:
    """Activities of which something was changed: the row itself, or who took part."""
    taking_part = (*change.of("part"), *change.of("company"), *change.of("attendance"))
    rows = {it.pk for it in change.of("activity")}
    return rows | {it.row["activity_id"] for it in taking_part}


def _goes_along(event: Event, whole: set[int]) -> bool:
    """Whether archiving or restoring the activity takes care of the follow-up."""
    links = {event.row["origin_id"], event.row["done_with_id"], event.old("done_with_id")}
    return bool(links & whole)


def _archive_or_restore(by: Actor, office: int, event: Event) -> None:
    activity = Activity.objects.select_related("office").get(office=office, pk=event.pk)
    if event.is_new or event.new("archived_at") is None:
        archive_activity(by=by, activity=activity)
    else:
        restore_activity(by=by, activity=activity)


def _edit_back(by: Actor, office: int, change: Change, pk: int) -> None:
    activity = Activity.objects.select_related("office").get(office=office, pk=pk)
    fields: dict[str, Any] = {}
    for event in change.of("activity"):
        if event.pk == pk:
            fields = _activity_before(event, office)
    update_activity(
        by=by,
        activity=activity,
        fields=cast("ActivityFields", fields),
        parts=_parts_before(activity, change),
        contacts=_contacts_before(activity, change),
    )


def _activity_before(event: Event, office: int) -> dict[str, Any]:
    fields = {it: _value(it, event.old(it)) for it in event.changed - {"site_id", "leader_id"}}
    if "site_id" in event.changed:
        pk = event.old("site_id")
        fields["site"] = None if pk is None else Site.objects.get(office=office, pk=pk)
    if "leader_id" in event.changed:
        pk = event.old("leader_id")
        fields["leader"] = None if pk is None else Membership.objects.get(office=office, pk=pk)
    # an exchange that is not said would be the usual one of the kind
    return fields | {"exchange": event.old("exchange")}


def _value(column: str, value: Any) -> Any:
    return READ[column](value) if value is not None and column in READ else value


def _parts_before(activity: Activity, change: Change) -> list[Part] | None:
    """The partners as they are now, less those that came, with those that went."""
    events = [
        it
        for it in (*change.of("part"), *change.of("company"))
        if it.row["activity_id"] == activity.pk
    ]
    if not events:
        return None
    rows = activity.participations.select_related("partner").order_by("id")
    parts = {it.partner_id: _part_now(it) for it in rows}
    for event in events:
        if event.is_new:
            parts.pop(event.row["partner_id"], None)
        else:
            parts[event.row["partner_id"]] = _part_before(event, activity.office_id)
    return list(parts.values())


def _part_now(row: Participation) -> Part:
    return Part(row.partner, row.attended, row.volunteers, row.volunteer_hours)


def _part_before(event: Event, office: int) -> Part:
    hours = event.old("volunteer_hours")
    return Part(
        partner=Partner.objects.get(office=office, pk=event.row["partner_id"]),
        attended=event.old("attended"),
        volunteers=event.old("volunteers"),
        volunteer_hours=None if hours is None else Decimal(str(hours)),
    )


def _contacts_before(activity: Activity, change: Change) -> list[Contact] | None:
    events = [it for it in change.of("attendance") if it.row["activity_id"] == activity.pk]
    if not events:
        return None
    wanted = set(activity.activity_contacts.values_list("contact_id", flat=True))
    wanted -= {it.row["contact_id"] for it in events if it.is_new}
    wanted |= {it.row["contact_id"] for it in events if it.is_gone}
    return list(Contact.objects.filter(office=activity.office_id, pk__in=wanted))


def _follow_up_back(by: Actor, office: int, event: Event) -> None:
    rows = FollowUp.objects.select_related("owner", "partner", "office")
    follow_up = rows.get(office=office, pk=event.pk)
    if event.is_new:
        archive_follow_up(by=by, follow_up=follow_up)
        return
    if "archived_at" in event.changed:
        was_there = event.old("archived_at") is None
        (restore_follow_up if was_there else archive_follow_up)(by=by, follow_up=follow_up)
    if "status" in event.changed:
        _close_or_open(by, office, follow_up, event)
    changed = event.changed.intersection(FOLLOW_UP_FIELDS)
    if changed:
        fields = {it: _value(it, event.old(it)) for it in changed - {"owner_id"}}
        if "owner_id" in changed:
            fields["owner"] = Membership.objects.get(office=office, pk=event.old("owner_id"))
        said = cast("FollowUpFields", fields)
        update_follow_up(by=by, follow_up=follow_up, fields=said)


def _close_or_open(by: Actor, office: int, follow_up: FollowUp, event: Event) -> None:
    status, pk = event.old("status"), event.old("done_with_id")
    if status == FollowUpStatus.OPEN:
        reopen_follow_up(by=by, follow_up=follow_up)
    elif status == FollowUpStatus.DROPPED:
        drop_follow_up(by=by, follow_up=follow_up)
    else:
        activity = None if pk is None else Activity.objects.get(office=office, pk=pk)
        complete_follow_up(by=by, follow_up=follow_up, done_with=activity)
