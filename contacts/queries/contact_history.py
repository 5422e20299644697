"""Which changes belong to the history of a person: their own, and those of all their roles."""

from contacts.models import Affiliation, AffiliationEmail, AffiliationPhone, Contact
from contacts.queries.history import FACTS as PEOPLE_FACTS
from contacts.queries.history import KIND
from core.registries.history import Source
from offices.queries.history import SITE_FACTS

SUBJECT = "contact"

OWN = """IN (
    SELECT a.id FROM contacts_affiliation a
    WHERE a.office_id = %(office)s AND a.contact_id = %(subject)s)"""

SOURCES = (
    Source("affiliation", KIND, Affiliation, f"h.pgh_obj_id {OWN}"),
    Source("contact", KIND, Contact, "h.pgh_obj_id = %(subject)s"),
    Source(
        "email",
        KIND,
        AffiliationEmail,
        f"h.affiliation_id {OWN}",
        ignored=("position",),
        may_return=True,
    ),
    Source(
        "phone",
        KIND,
        AffiliationPhone,
        f"h.affiliation_id {OWN}",
        ignored=("position",),
        may_return=True,
    ),
)

FACTS = {
    **PEOPLE_FACTS,
    "site": SITE_FACTS,
    "affiliation": f"""
        SELECT k.id, k.facts || jsonb_build_object('at', p.name) AS facts
        FROM ({PEOPLE_FACTS["affiliation"]}) k
        JOIN contacts_affiliation a ON a.office_id = %(office)s AND a.id = k.id
        JOIN partnerships_partner p ON p.office_id = a.office_id AND p.id = a.partner_id
    """,
}
