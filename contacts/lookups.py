"""People of the office by what their names are like."""

from core.likeness import likeness_lookup

SIMILAR_CONTACTS = likeness_lookup("similar_contacts", "contacts_contact")

LOOKUPS = (SIMILAR_CONTACTS,)
