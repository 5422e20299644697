from contacts.models.affiliations import Affiliation, AffiliationEmail, AffiliationPhone
from contacts.models.contacts import Contact

__all__ = ["Affiliation", "AffiliationEmail", "AffiliationPhone", "Contact"]
