"""Which changes of people belong to the history of a partner, and what sentences need to know.

A person belongs to it from the transaction on in which they came to the partner: the audit knows
that one; of rows that were loaded without the audit, `recorded_at` does.
"""

from contacts.models import Affiliation, AffiliationEmail, AffiliationPhone, Contact
from core.registries.history import Source

KIND = "people"

THERE = """EXISTS (
    SELECT FROM contacts_affiliation a
    WHERE a.office_id = %(office)s AND a.partner_id = %(subject)s AND a.contact_id = h.pgh_obj_id
      AND (a.ended_on IS NULL OR a.ended_on >= h.pgh_created_at::date)
      AND (a.recorded_at <= h.pgh_created_at OR EXISTS (
        SELECT FROM contacts_affiliationhistory b
        WHERE b.office_id = %(office)s AND b.pgh_obj_id = a.id
          AND b.pgh_created_at <= h.pgh_created_at)))"""

PEOPLE = f"""h.pgh_obj_id IN (
    SELECT c.contact_id FROM contacts_affiliation c
    WHERE c.office_id = %(office)s AND c.partner_id = %(subject)s) AND {THERE}"""

ROLES = """h.affiliation_id IN (
    SELECT a.id FROM contacts_affiliation a
    WHERE a.office_id = %(office)s AND a.partner_id = %(subject)s)"""

SOURCES = (
    Source("affiliation", KIND, Affiliation, "h.partner_id = %(subject)s"),
    Source("contact", KIND, Contact, PEOPLE),
    Source("email", KIND, AffiliationEmail, ROLES, ignored=("position",), may_return=True),
    Source("phone", KIND, AffiliationPhone, ROLES, ignored=("position",), may_return=True),
)

FACTS = {
    "contact": """
        SELECT id, jsonb_build_object('name', name, 'roles', (
            SELECT count(*) FROM contacts_affiliation a
            WHERE a.office_id = c.office_id AND a.contact_id = c.id
        )) AS facts
        FROM contacts_contact c WHERE office_id = %(office)s AND id = ANY(%(ids)s)
    """,
    "affiliation": """
        SELECT f.id, jsonb_build_object('name', c.name, 'ends', (
            SELECT jsonb_object_agg(o.holds, jsonb_build_object('id', o.id, 'name', oc.name))
            FROM contacts_affiliation o
            JOIN contacts_contact oc ON oc.office_id = o.office_id AND oc.id = o.contact_id
            WHERE o.office_id = f.office_id AND o.partner_id = f.partner_id
              AND o.ended_on IS NULL AND o.holds <> 'other'
        ), 'emails', ARRAY(
            SELECT e.address_key FROM contacts_affiliationemail e
            WHERE e.office_id = f.office_id AND e.affiliation_id = f.id
        ), 'phones', ARRAY(
            SELECT p.number FROM contacts_affiliationphone p
            WHERE p.office_id = f.office_id AND p.affiliation_id = f.id
        )) AS facts
        FROM contacts_affiliation f
        JOIN contacts_contact c ON c.office_id = f.office_id AND c.id = f.contact_id
        WHERE f.office_id = %(office)s AND f.id = ANY(%(ids)s)
    """,
}
