"""People of the office by what their names are like, and the partners where they are."""

from core.likeness import likeness_lookup
from core.registries.lookups import Lookup
from core.registries.search import BY_TRIGRAMS

SIMILAR_CONTACTS = likeness_lookup("similar_contacts", "contacts_contact")

PARTNERS_WITH_NAMED = Lookup(
    signature="partners_with_named(pattern text, patterns text[])",
    returns="bigint[]",
    body="""SELECT array(
            SELECT a.partner_id FROM contacts_contact c
            JOIN contacts_affiliation a ON a.office_id = c.office_id AND a.contact_id = c.id
            WHERE c.office_id = (SELECT app_office()) AND c.archived_at IS NULL
              AND a.ended_on IS NULL AND c.search_key LIKE $1 AND c.search_key LIKE ALL ($2))""",
    reads=("contacts_contact", "contacts_affiliation"),
    settings=BY_TRIGRAMS,
)

PARTNERS_WITH_ADDRESS = Lookup(
    signature="partners_with_address(since text, until text)",
    returns="bigint[]",
    body="""SELECT array(
            SELECT a.partner_id FROM contacts_affiliationemail e
            JOIN contacts_affiliation a ON a.office_id = e.office_id AND a.id = e.affiliation_id
            JOIN contacts_contact c ON c.office_id = a.office_id AND c.id = a.contact_id
            WHERE e.office_id = (SELECT app_office()) AND e.address_key >= $1
              AND e.address_key < $2 AND a.ended_on IS NULL AND c.archived_at IS NULL)""",
    reads=("contacts_contact", "contacts_affiliation", "contacts_affiliationemail"),
)

CONTACTS_NAMED = Lookup(
    signature="contacts_named(pattern text, patterns text[], slips text[], most integer)",
    returns="bigint[]",
    body="""SELECT array(SELECT o.id FROM (
                SELECT q.id, q.name, q.name_key FROM contacts_contact q
                WHERE q.office_id = (SELECT app_office()) AND q.archived_at IS NULL
                  AND q.search_key LIKE $1 AND q.search_key LIKE ALL ($2)
                UNION
                SELECT q.id, q.name, q.name_key FROM unnest($3) AS w (pattern)
                JOIN contacts_contact q ON q.search_key LIKE w.pattern
                WHERE q.office_id = (SELECT app_office()) AND q.archived_at IS NULL) o
            ORDER BY length(o.name), o.name_key, o.id LIMIT $4)""",
    reads=("contacts_contact",),
    settings=BY_TRIGRAMS,
)

LOOKUPS = (SIMILAR_CONTACTS, CONTACTS_NAMED, PARTNERS_WITH_NAMED, PARTNERS_WITH_ADDRESS)
