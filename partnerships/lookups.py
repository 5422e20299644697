"""Partners of the office by what their names are like."""

from core.likeness import likeness_lookup

SIMILAR_PARTNERS = likeness_lookup("similar_partners", "partnerships_partner")

LOOKUPS = (SIMILAR_PARTNERS,)
