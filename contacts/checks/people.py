"""Who holds the partner's end, who left, and whose mail came back."""

from contacts.enums.affiliations import Holds
from core.registries.checks import Facts, Lens

# `here` as in contacts.actions.standing: who leaves on a day to come holds nothing any more


def _people(lens: Lens) -> str:
    here = (
        f"({lens.not_yet('f.ended_on', 'as_of')} AND {lens.not_yet('c.archived_at', 'known_at')})"
    )
    primary = f"f.holds = '{Holds.PRIMARY}'"
    return f"""
        WITH mail AS (
            SELECT e.affiliation_id, count(*) AS addresses,
                count(*) FILTER (WHERE {_bounced(lens)}) AS bounced, max(e.bounced_at) AS bounced_at
            FROM contacts_affiliationemail e
            WHERE e.office_id = %(office)s AND {lens.known("e")}
              AND {_of_chosen(lens)}
            GROUP BY e.affiliation_id
        )
        SELECT f.partner_id,
            bool_or({here} AND {primary}) AS has_primary,
            bool_or({here} AND f.holds = '{Holds.BACKUP}') AS has_backup,
            count(*) FILTER (WHERE {here}) AS people,
            max(coalesce(f.ended_on, {lens.local_day("c.archived_at")}))
                FILTER (WHERE {primary} AND NOT {here}) AS primary_gone_on,
            bool_or({here} AND {primary} AND m.addresses = m.bounced) IS TRUE AS primary_bounced,
            coalesce(sum(m.addresses) FILTER (WHERE {here}), 0) AS addresses,
            coalesce(sum(m.bounced) FILTER (WHERE {here}), 0) AS bounced,
            max({lens.local_day("m.bounced_at")}) FILTER (WHERE {here}) AS bounced_on
        FROM contacts_affiliation f
        JOIN contacts_contact c ON c.office_id = f.office_id AND c.id = f.contact_id
        LEFT JOIN mail m ON m.affiliation_id = f.id
        WHERE f.office_id = %(office)s AND {lens.chosen("f.partner_id")} AND {lens.known("f")}
        GROUP BY f.partner_id
    """


def _bounced(lens: Lens) -> str:
    return f"NOT {lens.not_yet('e.bounced_at', 'known_at')}"


def _of_chosen(lens: Lens) -> str:
    if not lens.few:
        return "true"
    return """e.affiliation_id IN (
        SELECT a.id FROM contacts_affiliation a
        WHERE a.office_id = %(office)s AND a.partner_id = ANY(%(partners)s))"""


PEOPLE = Facts("people", _people)
"""Whether there is a primary and a backup contact, when the last primary one left, and how much
of the mail to those who are there comes back."""
