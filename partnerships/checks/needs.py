"""What is on record of what a partner wants; a parent's needs hold for its branches."""

from core.registries.checks import Facts, Lens


def _needs(lens: Lens) -> str:
    asked, met = _asked(lens), "CASE WHEN n.met_on <= %(as_of)s THEN n.met_on END"
    return f"""
        WITH asked AS (
            SELECT n.partner_id, max(greatest({asked}, {met})) AS asked_on,
                (array_agg(n.id ORDER BY greatest({asked}, {met}) DESC, n.id DESC))[1] AS need_id
            FROM partnerships_need n
            WHERE n.office_id = %(office)s AND {lens.in_families("n.partner_id")}
              AND {lens.there("n")}
            GROUP BY n.partner_id
        )
        SELECT p.partner_id, greatest(o.asked_on, f.asked_on) AS asked_on,
            CASE WHEN o.asked_on >= f.asked_on OR f.asked_on IS NULL THEN o.need_id
                ELSE f.need_id END AS need_id
        FROM scanned p
        LEFT JOIN asked o ON o.partner_id = p.partner_id
        LEFT JOIN asked f ON f.partner_id = p.parent_id
        WHERE o.asked_on IS NOT NULL OR f.asked_on IS NOT NULL
    """


def _asked(lens: Lens) -> str:
    """When it was last asked; who looks at the past knows only when it came on record, of a need
    that was asked about again since."""
    if lens.known_at is None:
        return "n.asked_on"
    return "CASE WHEN n.asked_on <= %(as_of)s THEN n.asked_on ELSE n.recorded_at::date END"


NEEDS = Facts("needs", _needs)
"""When one of them was last asked about, or met (`asked_on`), and which (`need_id`)."""
