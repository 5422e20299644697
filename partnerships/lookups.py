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

PARTNERS_NAMED = Lookup(
    signature="partners_named(since text, until text, pattern text, patterns text[],"
    " slips text[], letters text, most integer)",
    returns="bigint[]",
    body="""WITH begins AS MATERIALIZED (
            SELECT q.id, q.name, q.name_key FROM partnerships_partner q
            WHERE q.office_id = (SELECT app_office()) AND q.archived_at IS NULL
              AND q.search_key >= $1 AND q.search_key < $2
            ORDER BY length(q.name), q.name_key, q.id LIMIT $7)
        SELECT array(SELECT b.id FROM begins b ORDER BY length(b.name), b.name_key, b.id)
          || array(SELECT o.id FROM (
                SELECT q.id, q.name, q.name_key FROM partnerships_partner q
                WHERE q.office_id = (SELECT app_office()) AND q.archived_at IS NULL
                  AND q.search_key LIKE $3 AND q.search_key LIKE ALL ($4)
                UNION
                SELECT q.id, q.name, q.name_key FROM unnest($5) AS w (pattern)
                JOIN partnerships_partner q ON q.search_key LIKE w.pattern
                WHERE q.office_id = (SELECT app_office()) AND q.archived_at IS NULL
                UNION
                SELECT q.id, q.name, q.name_key FROM partnerships_partner q
                WHERE q.office_id = (SELECT app_office()) AND q.archived_at IS NULL
                  AND q.initials = $6) o
            WHERE (SELECT count(*) FROM begins) < $7
              AND o.id NOT IN (SELECT b.id FROM begins b)
            ORDER BY length(o.name), o.name_key, o.id LIMIT $7)""",
    reads=("partnerships_partner",),
    settings=BY_TRIGRAMS,
)

LOOKUPS = (SIMILAR_PARTNERS, PARTNERS_HOLDING, PARTNERS_NAMED)
