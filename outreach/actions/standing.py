"""The facts about a partner that outreach keeps: last touches, open follow-ups, thanks due."""

from collections.abc import Iterable, Sequence
from contextlib import nullcontext
from functools import cache
from typing import Any

from django.db import connection

from core.joins import joined_by_hash
from core.of_one import of_one, write_of_one
from core.registries.standing import Follower, followers, touch_health
from outreach.enums.activities import ENGAGEMENTS, Exchange, Status
from outreach.enums.follow_ups import FollowUpStatus

FEW = 20
"""Partners up to which each is looked up by itself; of more there may be no statistics yet."""

VALUES: dict[str, Any] = {
    "done": Status.DONE.value,
    "two_way": Exchange.TWO_WAY.value,
    "attempt": Exchange.ATTEMPT.value,
    "engagements": [kind.value for kind in ENGAGEMENTS],
    "open": FollowUpStatus.OPEN.value,
}

CHOSEN = "s.office_id = %(office)s AND (%(all)s OR s.partner_id = ANY(%(partners)s))"

LOCK_SQL = f"""
    SELECT count(*) FROM (
        SELECT FROM partnerships_partnerstanding s WHERE {CHOSEN} ORDER BY s.id FOR UPDATE
    ) locked
"""

PARTS = f"""
    touch AS (
        SELECT p.partner_id,
            max(a.starts_on) AS last_touch_on,
            max(a.starts_on) FILTER (WHERE a.exchange = %(two_way)s) AS last_two_way_on,
            (array_agg(a.starts_on ORDER BY a.starts_on DESC)
                FILTER (WHERE a.exchange = %(two_way)s))[2] AS met_twice_since,
            max(a.starts_on) FILTER (WHERE a.kind = ANY(%(engagements)s)) AS last_engagement_on,
            min(a.starts_on) FILTER (
                WHERE a.kind = ANY(%(engagements)s)
                  AND a.starts_on > coalesce(s.last_thanked_on, '-infinity')
            ) AS unthanked_since,
            count(*) AS touch_count
        FROM outreach_participation p
        JOIN outreach_activity a ON a.office_id = p.office_id AND a.id = p.activity_id
        JOIN partnerships_partnerstanding s
            ON s.office_id = p.office_id AND s.partner_id = p.partner_id
        WHERE p.office_id = %(office)s AND (%(all)s OR p.partner_id = ANY(%(partners)s))
          AND p.attended AND a.archived_at IS NULL AND a.status = %(done)s
          AND a.exchange <> %(attempt)s
        GROUP BY p.partner_id
    ), next AS (
        SELECT f.partner_id, count(*) AS open_count,
            (array_agg(f.due_on ORDER BY f.due_on, f.id))[1] AS next_on,
            (array_agg(f.what ORDER BY f.due_on, f.id))[1] AS next_what
        FROM outreach_followup f
        WHERE f.office_id = %(office)s AND (%(all)s OR f.partner_id = ANY(%(partners)s))
          AND f.status = %(open)s AND f.archived_at IS NULL
        GROUP BY f.partner_id
    ), fresh AS (
        SELECT s.id, t.last_touch_on, t.last_two_way_on, t.met_twice_since, t.last_engagement_on,
            t.unthanked_since, coalesce(t.touch_count, 0) AS touch_count,
            coalesce(n.open_count, 0) AS open_count, n.next_on,
            coalesce(n.next_what, '') AS next_what
        FROM partnerships_partnerstanding s
        LEFT JOIN touch t ON t.partner_id = s.partner_id
        LEFT JOIN next n ON n.partner_id = s.partner_id
        WHERE {CHOSEN}
    )
"""

UPDATE_SQL = """
    UPDATE partnerships_partnerstanding s SET
        last_touch_on = f.last_touch_on, last_two_way_on = f.last_two_way_on,
        met_twice_since = f.met_twice_since, last_engagement_on = f.last_engagement_on,
        unthanked_since = f.unthanked_since, touch_count = f.touch_count,
        open_follow_up_count = f.open_count, next_follow_up_on = f.next_on,
        next_follow_up_what = f.next_what
    FROM fresh f
    WHERE s.office_id = %(office)s AND s.id = f.id
      AND (s.last_touch_on, s.last_two_way_on, s.met_twice_since, s.last_engagement_on,
           s.unthanked_since, s.touch_count, s.open_follow_up_count, s.next_follow_up_on,
           s.next_follow_up_what)
        IS DISTINCT FROM
          (f.last_touch_on, f.last_two_way_on, f.met_twice_since, f.last_engagement_on,
           f.unthanked_since, f.touch_count, f.open_count, f.next_on, f.next_what)
"""


def refresh_outreach_standing(office_id: int, partner_ids: Iterable[int] | None = None) -> None:
    """Compute outreach's facts of these partners anew (None: of all partners of the office).

    A touch is something done that the partner took part in; attempts are none. What engagements
    wait for thanks follows from `last_thanked_on`, which recognition keeps. The rows are locked
    first, so that of two transactions the second sees what the first has written.
    """
    _refresh(office_id, partner_ids, [])


def refresh_activity_standing(office_id: int, partner_ids: Iterable[int]) -> None:
    """Activities of these partners changed: outreach's facts, and what other apps keep of them,
    in the same statement."""
    _refresh(office_id, partner_ids, followers())


def _refresh(
    office_id: int, partner_ids: Iterable[int] | None, following: Sequence[Follower]
) -> None:
    chosen = None if partner_ids is None else sorted(set(partner_ids))
    if chosen is not None and len(chosen) == 1:
        for sql in _statements_of_one(tuple(it.parts for it in following)):
            write_of_one(sql, office_id, chosen[0])
    else:
        _refresh_many(office_id, chosen, following)
    touch_health(office_id, chosen)


@cache
def _statements_of_one(parts: tuple[str, ...]) -> tuple[str, str]:
    """What locks one partner, and what refreshes it: most often it is one."""
    constants = VALUES | {name: it for each in followers() for name, it in each.values.items()}
    update = f"WITH {', '.join([*parts, PARTS])} {UPDATE_SQL}"
    return of_one(LOCK_SQL, constants), of_one(update, constants)


def _refresh_many(office_id: int, chosen: list[int] | None, following: Sequence[Follower]) -> None:
    values: dict[str, Any] = {"office": office_id, "all": chosen is None, "partners": chosen or []}
    values |= VALUES
    for it in following:
        values |= it.values
    parts = ", ".join([*(it.parts for it in following), PARTS])
    are_many = chosen is None or len(chosen) > FEW
    with joined_by_hash() if are_many else nullcontext(), connection.cursor() as cursor:
        cursor.execute(LOCK_SQL, values)
        cursor.execute(f"WITH {parts} {UPDATE_SQL}", values)
