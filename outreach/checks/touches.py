"""What happened with each partner, read once for all checks."""

from core.registries.checks import Facts, Lens
from outreach.enums.activities import ENGAGEMENTS, ActivityKind, Exchange, Status

TWO_WAY = f"a.exchange = '{Exchange.TWO_WAY}'"
ENGAGING = "a.kind IN ({})".format(", ".join(f"'{kind}'" for kind in ENGAGEMENTS))


def done(lens: Lens) -> str:
    """That activity `a` happened, and that partner took part (`t`)."""
    return f"""t.office_id = %(office)s AND {lens.chosen("t.partner_id")} AND t.attended
        AND t.starts_on <= %(as_of)s AND a.starts_on <= %(as_of)s
        AND a.status = '{Status.DONE}' AND {lens.there("a")}"""


def _touches(lens: Lens) -> str:
    return f"""
        SELECT t.partner_id,
            max(a.starts_on) FILTER (WHERE {TWO_WAY}) AS two_way_on,
            count(*) FILTER (WHERE {TWO_WAY} AND a.starts_on > p.year_ago) AS talks,
            array_agg(a.starts_on) FILTER (WHERE a.exchange = '{Exchange.ONE_WAY}') AS notes,
            array_agg(a.starts_on) FILTER (WHERE {ENGAGING}) AS engaged,
            max(a.starts_on) FILTER (WHERE a.leader_id IS NOT NULL) AS leader_on,
            max(a.starts_on) FILTER (WHERE {TWO_WAY} AND a.recorded_by_id = p.owner_id)
                AS owner_on,
            max(a.starts_on) FILTER (WHERE a.kind = '{ActivityKind.INTRODUCTION}')
                AS introduced_on,
            max(a.starts_on) FILTER (
                WHERE a.kind = ANY(%(agreement_kinds)s) AND a.starts_on > p.year_ago
            ) AS needs_agreement_on
        FROM outreach_participation t
        JOIN outreach_activity a ON a.office_id = t.office_id AND a.id = t.activity_id
        JOIN scanned p ON p.partner_id = t.partner_id
        WHERE {done(lens)}
        GROUP BY t.partner_id
    """


TOUCHES = Facts("touches", _touches)
"""Days of what was done. `talks`: two-way exchanges of the year; `notes`: days of one-way ones;
`engaged`: days of engagements; `owner_on`: when the owner of today last talked with them."""
