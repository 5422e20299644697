"""How a partner's agreement stands, or its parent's; see `partnerships.policies.agreements`."""

from core.registries.checks import Facts, Lens


def _agreements(lens: Lens) -> str:
    """The best of each partner: in force before drafts before lapsed, of two the later end."""
    theirs = f"""SELECT a.id FROM partnerships_agreement a
        WHERE a.office_id = %(office)s AND {lens.in_families("a.partner_id")}"""
    return f"""
        WITH signed AS (
            SELECT g.agreement_id, bool_and(g.signed_on <= %(as_of)s) IS TRUE AS is_signed
            FROM partnerships_agreementsignatory g
            WHERE g.office_id = %(office)s AND {lens.among("g.agreement_id", theirs)}
            GROUP BY g.agreement_id
        ), judged AS (
            SELECT a.partner_id, a.id, coalesce(a.ended_early_on, a.ends_on) AS ends_on,
                a.notice_days, coalesce(s.is_signed, false) AS is_signed,
                a.starts_on, a.ended_early_on
            FROM partnerships_agreement a LEFT JOIN signed s ON s.agreement_id = a.id
            WHERE a.office_id = %(office)s AND {lens.in_families("a.partner_id")}
              AND {lens.there("a")}
        ), placed AS (
            SELECT p.partner_id, j.id, j.ends_on,
                CASE
                    WHEN NOT j.is_signed AND (j.ends_on IS NULL OR j.ends_on >= p.day)
                        THEN 'unsigned'
                    WHEN NOT j.is_signed THEN 'never'
                    WHEN j.ended_early_on <= %(as_of)s OR j.ends_on < p.day THEN 'lapsed'
                    WHEN j.starts_on > %(as_of)s THEN 'unsigned'
                    WHEN j.ends_on - p.day <= greatest(90, j.notice_days) THEN 'ending'
                    ELSE 'running'
                END AS stands
            FROM (
                SELECT partner_id, partner_id AS of_id, day FROM scanned
                UNION ALL
                SELECT partner_id, parent_id, day FROM scanned WHERE parent_id IS NOT NULL
            ) p
            JOIN judged j ON j.partner_id = p.of_id
        )
        SELECT DISTINCT ON (partner_id) partner_id, stands AS agreement,
            ends_on AS agreement_ends_on, id AS agreement_id
        FROM placed WHERE stands <> 'never'
        ORDER BY partner_id,
            array_position(ARRAY['running', 'ending', 'unsigned', 'lapsed'], stands),
            ends_on DESC NULLS FIRST, id DESC
    """


AGREEMENTS = Facts("agreements", _agreements)
"""`agreement`: running, ending (soon), unsigned (or not begun) or lapsed, and when it ends."""
