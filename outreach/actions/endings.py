"""What the end of a partnership does to its follow-ups: they are dropped, and come back with it.

A follow-up that an ending has dropped was closed at the very moment of the ending; that is how
undoing finds it. What was opened, closed or put away since is left alone.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import connection
from django.utils import timezone

from core.actors import Actor
from outreach.actions.authors import author
from outreach.actions.reminders import plan_reminders, take_back_reminders
from outreach.actions.standing import refresh_outreach_standing
from outreach.enums.follow_ups import FollowUpStatus
from outreach.models import FollowUp

ENDED = """
    JOIN unnest(%(partners)s::bigint[], %(moments)s::timestamptz[]) AS ended (partner_id, moment)
        ON ended.partner_id = f.partner_id
    WHERE f.office_id = %(office)s AND f.archived_at IS NULL"""

LOCK = "ORDER BY f.id FOR NO KEY UPDATE OF f"

DROP_SQL = f"""
    WITH found AS MATERIALIZED (
        SELECT f.id, ended.moment FROM outreach_followup f {ENDED} AND f.status = %(open)s {LOCK}
    )
    UPDATE outreach_followup f
    SET status = %(dropped)s, closed_at = found.moment, closed_by_id = %(by)s, done_with_id = NULL
    FROM found WHERE f.office_id = %(office)s AND f.id = found.id
    RETURNING f.id, f.partner_id
"""

OPEN_SQL = f"""
    WITH found AS MATERIALIZED (
        SELECT f.id FROM outreach_followup f {ENDED}
            AND f.status = %(dropped)s AND f.closed_at = ended.moment {LOCK}
    )
    UPDATE outreach_followup f SET status = %(open)s, closed_at = NULL, closed_by_id = NULL
    FROM found WHERE f.office_id = %(office)s AND f.id = found.id
    RETURNING f.id, f.partner_id
"""


def drop_with_partners(by: Actor, office_id: int, ended: Sequence[tuple[int, datetime]]) -> None:
    """Drop every open follow-up of partners that end."""
    rows = _write(DROP_SQL, by, office_id, ended)
    take_back_reminders(office_id, [pk for pk, _ in rows])
    _refresh(office_id, rows)


def open_with_partners(by: Actor, office_id: int, ended: Sequence[tuple[int, datetime]]) -> None:
    """Open again what those endings have dropped, with the reminders that are still to come."""
    rows = _write(OPEN_SQL, by, office_id, ended)
    plan_reminders(office_id, _to_be_reminded(office_id, [pk for pk, _ in rows]))
    _refresh(office_id, rows)


def _write(
    statement: str, by: Actor, office_id: int, ended: Sequence[tuple[int, datetime]]
) -> list[tuple[int, int]]:
    """The follow-ups that were changed, and whose they are."""
    member = author(by)
    values: dict[str, Any] = {
        "office": office_id,
        "partners": [pk for pk, _ in ended],
        "moments": [moment for _, moment in ended],
        "by": member.pk if member else None,
        "open": FollowUpStatus.OPEN.value,
        "dropped": FollowUpStatus.DROPPED.value,
    }
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return list(cursor.fetchall())


def _to_be_reminded(office_id: int, ids: Sequence[int]) -> list[FollowUp]:
    rows = FollowUp.objects.filter(office=office_id, pk__in=ids, remind_at__gte=timezone.now())
    return list(rows.select_related("office"))


def _refresh(office_id: int, rows: Sequence[tuple[int, int]]) -> None:
    if rows:
        refresh_outreach_standing(office_id, {partner for _, partner in rows})
