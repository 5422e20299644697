"""What the figures of retention are counted from: one row a partner, one row an exit."""

import re
from collections.abc import Mapping
from typing import Any

from outcomes.enums.risk import YearAnswer
from outcomes.queries.frames import Frame
from outcomes.queries.retention_filters import RetentionFilters
from partnerships.enums.exits import NOT_IN_OUR_HANDS
from recognition.queries.thanked import counted_standings

APART = (YearAnswer.PAUSED, YearAnswer.EVERY_OTHER, YearAnswer.COMPLETED)
"""What the close of a year may say of partners that are neither kept nor lost."""

BIT = "bit_or(1::bigint << (array_position(%(years)s::date[], {day}) - 1))"

# A LEFT JOIN whose columns no condition asks for is left out by PostgreSQL: each is unique by
# partner. The years and settlements of all partners are read once, not for each.
PARTNERS = """
    SELECT s.id, p.stage, p.tier, s.health_band AS band, s.health_strands AS strands,
        (o.id IS NOT NULL AND b.id IS NOT NULL AND s.has_primary_contact
            AND (p.one_person OR s.has_backup_contact)) AS covered,
        coalesce(s.last_thanked_on >= %(since)s, false) AS thanked,
        c.partner_id IS NOT NULL AS counts,
        coalesce(took.years, 0) AS y, took.first, coalesce(settled.years, 0) AS z
    FROM partnerships_partnerstanding s
    JOIN partnerships_partner p ON p.office_id = s.office_id AND p.id = s.partner_id
    LEFT JOIN offices_membership o
        ON o.office_id = p.office_id AND o.id = p.owner_id AND o.deactivated_at IS NULL
    LEFT JOIN offices_membership b
        ON b.office_id = p.office_id AND b.id = p.backup_owner_id AND b.deactivated_at IS NULL
    LEFT JOIN (
        SELECT t.partner_id, min(t.starts_on) AS first, {took} AS years
        FROM outcomes_partneryear t
        WHERE t.office_id = %(office)s AND t.took_part AND t.starts_on <= %(today)s
        GROUP BY t.partner_id
    ) took ON took.partner_id = s.partner_id
    LEFT JOIN (
        SELECT t.partner_id, {settled} AS years
        FROM outcomes_yearsettlement t
        WHERE t.office_id = %(office)s AND t.archived_at IS NULL AND t.answer = ANY(%(apart)s)
        GROUP BY t.partner_id
    ) settled ON settled.partner_id = s.partner_id
    LEFT JOIN (SELECT DISTINCT n.partner_id FROM ({counted}) n) c ON c.partner_id = s.partner_id
    WHERE s.office_id = %(office)s AND {chosen}
"""

EXITS = """
    SELECT e.id, e.ended_on, e.as_planned,
        coalesce(c.reasons, '{{}}') AS reasons, coalesce(c.owns, '{{}}') AS owns,
        c.exit_id IS NOT NULL AS is_said, coalesce(c.is_ours, false) AS is_ours
    FROM partnerships_exit e
    JOIN partnerships_partner p ON p.office_id = e.office_id AND p.id = e.partner_id
    LEFT JOIN (
        SELECT k.exit_id, array_agg(k.reason) FILTER (WHERE k.reason <> '') AS reasons,
            array_agg(k.own_id) FILTER (WHERE k.own_id IS NOT NULL) AS owns,
            bool_or(CASE WHEN k.own_id IS NULL THEN k.reason <> ALL(%(beyond)s)
                ELSE w.is_controllable END) AS is_ours
        FROM partnerships_exitcause k
        LEFT JOIN partnerships_ownexitreason w ON w.office_id = k.office_id AND w.id = k.own_id
        WHERE k.office_id = %(office)s
        GROUP BY k.exit_id
    ) c ON c.exit_id = e.id
    WHERE e.office_id = %(office)s AND e.archived_at IS NULL AND {chosen}
"""

NAMED = re.compile(r"%\((\w+)\)s")


def partner_facts(frame: Frame, filters: RetentionFilters) -> tuple[str, dict[str, Any]]:
    """A statement with a row a partner, and its values by name."""
    counted, counted_values = _named(*_counted(frame))
    sql = PARTNERS.format(
        took=BIT.format(day="t.starts_on"),
        settled=BIT.format(day="t.year_starts_on"),
        counted=counted,
        chosen=filters.condition(),
    )
    apart = {"apart": [it.value for it in APART]}
    return sql, {**frame.values, **filters.said, **counted_values, **apart}


def exit_facts(frame: Frame, filters: RetentionFilters) -> tuple[str, dict[str, Any]]:
    """A statement with a row an exit, of whenever, and its values by name."""
    beyond = {"beyond": [it.value for it in NOT_IN_OUR_HANDS]}
    sql = EXITS.format(chosen=filters.condition())
    return sql, {**frame.values, **filters.said, **beyond}


def positional(sql: str, values: Mapping[str, Any]) -> tuple[str, list[Any]]:
    """The same statement with its values in their places, as Django's expressions want it."""
    return NAMED.sub("%s", sql), [values[name] for name in NAMED.findall(sql)]


def _counted(frame: Frame) -> tuple[str, tuple[Any, ...]]:
    counted: Any = counted_standings(frame.office_id, frame.since.day)
    found: tuple[str, tuple[Any, ...]] = (
        counted.order_by().values("partner_id").query.sql_with_params()
    )
    return found


def _named(sql: str, params: tuple[Any, ...]) -> tuple[str, dict[str, Any]]:
    """A statement of Django's with names for its values."""
    names = [f"counted{number}" for number in range(len(params))]
    given = iter(names)
    return re.sub("%s", lambda _: f"%({next(given)})s", sql), dict(zip(names, params, strict=True))
