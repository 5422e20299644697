"""What happened with each partner, read once for all checks."""

from core.registries.checks import Facts, Lens
from outreach.enums.activities import ENGAGEMENTS, ActivityKind, Exchange, Status

TWO_WAY = f"'{Exchange.TWO_WAY}'"
ONE_WAY = f"'{Exchange.ONE_WAY}'"
INTRODUCTION = f"'{ActivityKind.INTRODUCTION}'"
_ENGAGING = ", ".join(f"'{kind}'" for kind in ENGAGEMENTS)


def _done(lens: Lens) -> str:
    """The partner's own days and owner stand beside each, so that nobody joins them to it again;
    who came is found first, or the database would take what all offices have for the measure."""
    return f"""
        SELECT t.partner_id, t.activity_id, t.starts_on, t.starts_on > t.year_ago AS is_recent,
            a.exchange, a.kind, a.kind IN ({_ENGAGING}) AS engages, a.leader_id,
            a.recorded_by_id = t.owner_id AS by_owner
        FROM (
            SELECT t.partner_id, t.activity_id, t.starts_on, p.year_ago, p.owner_id
            FROM outreach_participation t JOIN scanned p ON p.partner_id = t.partner_id
            WHERE t.office_id = %(office)s AND {lens.chosen("t.partner_id")} AND t.attended
              AND t.starts_on <= %(as_of)s
            OFFSET 0
        ) t
        JOIN outreach_activity a ON a.office_id = %(office)s AND a.id = t.activity_id
        WHERE a.starts_on <= %(as_of)s AND a.status = '{Status.DONE}' AND {lens.there("a")}
    """


DONE = Facts("done", _done, is_joined=False)
"""Each activity that was done with a partner who came: a row a partner and activity. `is_recent`:
within the year; `by_owner`: the partner's owner of today wrote it down."""


def _touches(lens: Lens) -> str:
    return f"""
        SELECT d.partner_id,
            max(d.starts_on) FILTER (WHERE d.exchange = {TWO_WAY}) AS two_way_on,
            count(*) FILTER (WHERE d.exchange = {TWO_WAY} AND d.is_recent) AS talks,
            max(d.starts_on) FILTER (WHERE d.engages) AS engaged_on,
            max(d.starts_on) FILTER (WHERE d.leader_id IS NOT NULL) AS leader_on,
            max(d.starts_on) FILTER (WHERE d.exchange = {TWO_WAY} AND d.by_owner) AS owner_on,
            max(d.starts_on) FILTER (WHERE d.kind = {INTRODUCTION}) AS introduced_on,
            max(d.starts_on) FILTER (
                WHERE d.engages AND d.is_recent AND d.kind = ANY(%(agreement_kinds)s)
            ) AS needs_agreement_on
        FROM done d
        GROUP BY d.partner_id
    """


TOUCHES = Facts("touches", _touches, (DONE,))
"""Days of what was done. `talks`: two-way exchanges of the year; `engaged_on`: the last engagement
with students; `owner_on`: when the owner of today last talked with them."""
