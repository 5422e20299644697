"""Partners of the office by what their names are like, and by what they hold."""

from core.likeness import likeness_lookup
from core.registries.lookups import Lookup
from core.registries.search import BY_TRIGRAMS

SIMILAR_PARTNERS = likeness_lookup("similar_partners", "partnerships_partner")

PARTNERS_HOLDING = Lookup(
    signature="partners_holding(patterns text[], with_archived boolean)",
    returns="bigint[]",
    body="""SELECT array(
            SELECT p.id FROM unnest($1) AS w (pattern)
            JOIN partnerships_partner p ON p.search_key LIKE w.pattern
            WHERE p.office_id = (SELECT app_office()) AND p.archived_at IS NULL
            UNION ALL
            SELECT p.id FROM partnerships_partner p
            WHERE $2 AND p.office_id = (SELECT app_office()) AND p.archived_at IS NOT NULL
              AND p.search_key LIKE ANY ($1))""",
    reads=("partnerships_partner",),
    settings=BY_TRIGRAMS,
)

LOOKUPS = (SIMILAR_PARTNERS, PARTNERS_HOLDING)
