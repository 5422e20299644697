"""Partners of the office by what their names are like."""

from core.registries.lookups import Lookup

SIMILAR_PARTNERS = Lookup(
    signature="similar_partners(words text[], most integer)",
    returns="TABLE (word text, id bigint, score real)",
    body="""SELECT w.word, p.id, p.score FROM unnest($1) AS w (word) CROSS JOIN LATERAL (
            SELECT q.id, word_similarity(w.word, q.search_key) AS score
            FROM partnerships_partner q
            WHERE q.office_id = (SELECT app_office()) AND q.archived_at IS NULL
              AND w.word <% q.search_key
            ORDER BY score DESC, length(q.name), q.id LIMIT $2) p""",
    reads=("partnerships_partner",),
    settings={"pg_trgm.word_similarity_threshold": "0.3"},
)

LOOKUPS = (SIMILAR_PARTNERS,)
