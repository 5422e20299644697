"""Move or close many follow-ups at once: a fixed number of statements, however many they are.

The triggers of the history run for each row, so the audit is as whole as for a single one.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection
from django.utils import timezone

from core.actions import action
from core.actors import Actor
from offices.models import Office
from outreach.actions.authors import author, require_logging
from outreach.actions.follow_ups import moved_reminder
from outreach.actions.reminders import plan_reminders, take_back_reminders
from outreach.actions.standing import refresh_outreach_standing
from outreach.enums.follow_ups import FollowUpStatus
from outreach.models import FollowUp
from outreach.queries.events import events_of

MOST = 500
"""Follow-ups in one go; the rest is left alone."""


@dataclass(frozen=True)
class Changed:
    """How many follow-ups were changed, and the entries in their history, to take it back."""

    count: int
    events: tuple[int, ...]


@action
def postpone_follow_ups(*, by: Actor, office: Office, ids: Iterable[int], due_on: date) -> Changed:
    """Move those of them that are open to another day; their reminders move as for a single one."""
    require_logging(by)
    found = [it for it in _held(office, ids) if it.due_on != due_on]
    for it in found:
        it.office = office
        if it.remind_at is not None:
            it.remind_at = moved_reminder(it, it.remind_at, due_on - it.due_on)
    take_back_reminders(office.pk, [it.pk for it in found])
    reminded = [it for it in found if it.remind_at is not None]
    plain = [it.pk for it in found if it.remind_at is None]
    for it in reminded:
        it.due_on = due_on
    FollowUp.objects.filter(office=office, pk__in=plain).update(due_on=due_on, remind_at=None)
    if reminded:
        FollowUp.objects.bulk_update(reminded, ["due_on", "remind_at"])
        plan_reminders(office.pk, reminded)
    return _changed(office, found)


@action
def complete_follow_ups(*, by: Actor, office: Office, ids: Iterable[int]) -> Changed:
    """Mark those of them that are open as done, without logging anything."""
    require_logging(by)
    found = _held(office, ids)
    take_back_reminders(office.pk, [it.pk for it in found])
    FollowUp.objects.filter(office=office, pk__in=[it.pk for it in found]).update(
        status=FollowUpStatus.DONE, closed_at=timezone.now(), closed_by=author(by), done_with=None
    )
    return _changed(office, found)


@action
def take_back(*, by: Actor, office: Office, events: Iterable[int]) -> int:
    """Make follow-ups what they were before these entries of their history; answers how many.

    One that somebody has changed since, or that another office has, stays as it is, and so does
    one that would go back to somebody who has left.
    """
    require_logging(by)
    values: dict[str, Any] = {"office": office.pk, "events": sorted(set(events))[:MOST]}
    with connection.cursor() as cursor:
        cursor.execute(LOCK_SQL, values)
        cursor.execute(TAKE_BACK_SQL, values)
        partners = [partner_id for (partner_id,) in cursor.fetchall()]
    refresh_outreach_standing(office.pk, partners)
    return len(partners)


def _held(office: Office, ids: Iterable[int]) -> list[FollowUp]:
    """Those that are open, locked in the order of their ids, so that two bulks never wait for
    each other in a circle."""
    wanted = FollowUp.objects.filter(
        office=office,
        pk__in=sorted(set(ids))[:MOST],
        status=FollowUpStatus.OPEN,
        archived_at=None,
    )
    return list(wanted.order_by("pk").select_for_update(no_key=True))


def _changed(office: Office, found: list[FollowUp]) -> Changed:
    refresh_outreach_standing(office.pk, [it.partner_id for it in found])
    return Changed(len(found), events_of(office, [it.pk for it in found]))


COLUMNS = (
    *("what", "kind", "due_on", "remind_at", "owner_id", "status", "done_with_id"),
    *("closed_at", "closed_by_id", "archived_at"),
)
"""What can be taken back; the rest of a follow-up never changes or is the system's own."""

LOCK_SQL = """
    SELECT count(*) FROM (
        SELECT FROM outreach_followup f
        WHERE f.office_id = %(office)s AND f.id IN (
            SELECT h.pgh_obj_id FROM outreach_followuphistory h
            WHERE h.office_id = %(office)s AND h.pgh_id = ANY(%(events)s))
        ORDER BY f.id FOR NO KEY UPDATE
    ) locked
"""

TAKE_BACK_SQL = f"""
    WITH made AS (
        SELECT h.pgh_id, h.pgh_obj_id FROM outreach_followuphistory h
        WHERE h.office_id = %(office)s AND h.pgh_id = ANY(%(events)s)
          AND NOT EXISTS (
            SELECT FROM outreach_followuphistory newer
            WHERE newer.office_id = h.office_id AND newer.pgh_obj_id = h.pgh_obj_id
              AND newer.pgh_id > h.pgh_id)
    ), before AS (
        SELECT m.pgh_obj_id, h.*
        FROM made m CROSS JOIN LATERAL (
            SELECT {", ".join(COLUMNS)} FROM outreach_followuphistory b
            WHERE b.office_id = %(office)s AND b.pgh_obj_id = m.pgh_obj_id AND b.pgh_id < m.pgh_id
            ORDER BY b.pgh_id DESC LIMIT 1) h
    )
    UPDATE outreach_followup f SET {", ".join(f"{name} = before.{name}" for name in COLUMNS)}
    FROM before WHERE f.office_id = %(office)s AND f.id = before.pgh_obj_id
      AND (before.owner_id = f.owner_id OR EXISTS (
        SELECT FROM offices_membership m
        WHERE m.office_id = f.office_id AND m.id = before.owner_id AND m.deactivated_at IS NULL))
    RETURNING f.partner_id
"""
