"""Which partners are looked at, and what is known of each before any check.

Archived and ended ones are not looked at. Of a paused one only what waits for somebody counts
(closing, an overdue concern): its silence is meant. A prospect has nothing yet that could end:
so few checks apply to it that it gets no band.
"""

from core.registries.checks import Lens
from partnerships.enums.partners import Stage

FRESH = 30  # days in the system during which only a floor says "at risk"

COLUMNS = (
    "parent_id",
    "kind",
    "stage",
    "tier",
    "owner_id",
    "backup_owner_id",
    "one_person",
    "closing",
)


def scanned(lens: Lens) -> str:
    """One row a partner. `day` is the last open day of its calendar: time passes for nobody while
    school is closed. `year_ago` is a year before that, `is_new` whether the partner came into
    the system since."""
    return f"""
        SELECT p.partner_id, {", ".join(f"p.{name}" for name in COLUMNS)},
            coalesce(o.site, 0) AS calendar, k.day, (k.day - interval '1 year')::date AS year_ago,
            p.known_on > (k.day - interval '1 year')::date AS is_new,
            p.known_on > k.day - {FRESH} AS is_fresh
        FROM ({_past(lens) if lens.known_at is not None else _present(lens)}) p
        LEFT JOIN (
            SELECT partner_id, min(site_id) AS site FROM partnerships_partnersite
            WHERE office_id = %(office)s AND {lens.chosen("partner_id")}
            GROUP BY partner_id
            HAVING count(*) = 1 AND min(site_id) = ANY(%(calendar_site)s::bigint[])
        ) o ON o.partner_id = p.partner_id
        JOIN unnest(%(calendar_site)s::bigint[], %(calendar_day)s::date[]) AS k (site, day)
            ON k.site = coalesce(o.site, 0)
        WHERE p.stage <> '{Stage.ENDED}'
    """


KNOWN_ON = "(p.recorded_at AT TIME ZONE %(zone)s)::date AS known_on"


def _present(lens: Lens) -> str:
    return f"""
        SELECT p.id AS partner_id, {", ".join(f"p.{name}" for name in COLUMNS)}, {KNOWN_ON}
        FROM partnerships_partner p
        WHERE p.office_id = %(office)s AND {lens.chosen("p.id")} AND {lens.there("p")}
    """


def _past(lens: Lens) -> str:
    """As the history says; where it begins later, as the partner was first, or is. Exits say by
    their own dates who had ended."""
    was = {name: f"CASE WHEN v.pgh_id IS NULL THEN p.{name} ELSE v.{name} END" for name in COLUMNS}
    columns = ", ".join(f"{sql} AS {name}" for name, sql in was.items() if name != "stage")
    return f"""
        SELECT p.id AS partner_id, {columns}, {KNOWN_ON},
            CASE WHEN x.has_ended THEN '{Stage.ENDED}'
                WHEN {was["stage"]} = '{Stage.ENDED}' THEN coalesce(x.from_stage, '{Stage.ENDED}')
                ELSE {was["stage"]} END AS stage
        FROM partnerships_partner p
        LEFT JOIN ({_versions(lens)}) v ON v.pgh_obj_id = p.id
        LEFT JOIN ({_exits(lens)}) x ON x.partner_id = p.id
        WHERE p.office_id = %(office)s AND {lens.chosen("p.id")} AND {lens.there("p")}
    """


def _versions(lens: Lens) -> str:
    return f"""
        SELECT DISTINCT ON (h.pgh_obj_id) h.*
        FROM partnerships_partnerhistory h
        WHERE h.office_id = %(office)s AND {lens.chosen("h.pgh_obj_id")}
          AND (h.pgh_created_at <= %(known_at)s OR h.pgh_label = 'insert')
        ORDER BY h.pgh_obj_id, h.pgh_created_at <= %(known_at)s DESC, h.pgh_created_at DESC,
            h.pgh_id DESC
    """


def _exits(lens: Lens) -> str:
    over = f"""{lens.there("e")} AND e.ended_on <= %(as_of)s
        AND {lens.not_yet("e.over_at", "known_at")}"""
    return f"""
        SELECT e.partner_id, bool_or({over}) AS has_ended,
            (array_agg(e.from_stage ORDER BY e.ended_on) FILTER (WHERE NOT ({over})))[1]
                AS from_stage
        FROM partnerships_exit e
        WHERE e.office_id = %(office)s AND {lens.chosen("e.partner_id")}
        GROUP BY e.partner_id
    """


def mutes(lens: Lens) -> str:
    """Which checks do not count for a partner, and until when."""
    return f"""
        SELECT m.partner_id, jsonb_object_agg(m.check_key, m.until) AS keys
        FROM (
            SELECT m.partner_id, m.check_key, max(m.until) AS until
            FROM outcomes_mutedcheck m JOIN scanned p ON p.partner_id = m.partner_id
            WHERE m.office_id = %(office)s AND {lens.chosen("m.partner_id")}
              AND {lens.there("m")} AND m.until >= p.day
            GROUP BY m.partner_id, m.check_key
        ) m
        GROUP BY m.partner_id
    """
