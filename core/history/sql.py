"""The two statements that read a history: which changes there are, and what each one did.

They are composed of the registered sources: names of tables, and conditions on them. Nothing
that a user typed is in them.
"""

from collections.abc import Sequence

from core.registries.history import Source

NOWHERE = "00000000-0000-0000-0000-000000000000"  # the context of what was written without one
NO_ID = 0  # in each list of ids: an empty one would be of another type
ALWAYS_IGNORED = (
    "office_id",
    "recorded_at",
    "recorded_by_id",
    "pgh_id",
    "pgh_label",
    "pgh_obj_id",
    "pgh_created_at",
    "pgh_context",
    "pgh_context_id",
)
MOST_EVENTS = 40  # of one source in one change that are read

EARLIER = """
    AND h.pgh_created_at <= %(at)s
    AND (h.pgh_created_at, coalesce(h.pgh_context_id, %(nowhere)s)) < (%(at)s, %(context)s::uuid)"""

CHOSEN = """
    AND h.pgh_created_at = ANY(%(ats)s)
    AND (h.pgh_created_at, coalesce(h.pgh_context_id, %(nowhere)s))
        IN (SELECT * FROM unnest(%(ats)s::timestamptz[], %(contexts)s::uuid[]))"""

CHANGES_OF_SOURCE = """(
    SELECT '{name}' AS source, h.pgh_created_at AS at,
        coalesce(h.pgh_context_id, %(nowhere)s) AS context, count(*) AS total,
        (array_agg(h.pgh_id ORDER BY h.pgh_id))[1:{most}] AS ids,
        (array_agg(h.pgh_context ORDER BY h.pgh_id DESC))[1] AS said
    FROM {table}history h
    WHERE h.office_id = %(office)s AND ({where}) {which}
    GROUP BY 2, 3 ORDER BY 2 DESC, 3 DESC LIMIT %(limit)s
)"""

EVENTS_OF_SOURCE = """(
    SELECT '{name}' AS source, h.pgh_id, h.pgh_obj_id, h.pgh_label, r.row, b.before, l.live,
        h.pgh_created_at, coalesce(h.pgh_context_id, %(nowhere)s), h.pgh_context,
        n.at AS later_at, n.said AS later_said
    FROM {table}history h
    CROSS JOIN LATERAL (SELECT to_jsonb(h) - %(ignored)s::text[] AS row) r
    LEFT JOIN LATERAL (
        SELECT to_jsonb(p) - %(ignored)s::text[] AS before FROM {table}history p
        WHERE p.office_id = h.office_id AND p.pgh_obj_id = h.pgh_obj_id AND p.pgh_id < h.pgh_id
        ORDER BY p.pgh_id DESC LIMIT 1
    ) b ON h.pgh_label = 'update'
    LEFT JOIN LATERAL (
        SELECT to_jsonb(t) AS live FROM {table} t
        WHERE t.office_id = h.office_id AND t.id = h.pgh_obj_id
    ) l ON true
    CROSS JOIN LATERAL (
        SELECT array_agg(k.key) AS keys FROM jsonb_each(r.row) k
        WHERE b.before IS NULL OR k.value IS DISTINCT FROM b.before -> k.key
    ) c
    LEFT JOIN LATERAL (
        SELECT n.pgh_created_at AS at, n.pgh_context AS said FROM {table}history n
        WHERE h.pgh_created_at >= %(since)s AND h.pgh_label <> 'delete'
          AND EXISTS (SELECT FROM unnest(c.keys) k WHERE l.live -> k IS DISTINCT FROM r.row -> k)
          AND n.office_id = h.office_id AND n.pgh_obj_id = h.pgh_obj_id AND n.pgh_id > h.pgh_id
          AND (n.pgh_created_at, n.pgh_context_id)
              IS DISTINCT FROM (h.pgh_created_at, h.pgh_context_id)
          AND (n.pgh_label = 'delete' OR EXISTS (
              SELECT FROM unnest(c.keys) k WHERE to_jsonb(n) -> k IS DISTINCT FROM r.row -> k))
        ORDER BY n.pgh_id LIMIT 1
    ) n ON true
    WHERE h.office_id = %(office)s AND h.pgh_id = ANY(%(ids_{name})s)
)"""


def changes_sql(sources: Sequence[Source], which: str) -> str:
    """Newest first, source by source: when, in which context, how many rows, the first of them."""
    parts = [
        CHANGES_OF_SOURCE.format(
            name=it.name,
            table=it.model._meta.db_table,
            where=it.where,
            which=which,
            most=MOST_EVENTS,
        )
        for it in sources
    ]
    return " UNION ALL ".join(parts)


def events_sql(sources: Sequence[Source]) -> str:
    """The events with the ids `ids_<source>`: the row before, after and now, and who came later."""
    parts = [EVENTS_OF_SOURCE.format(name=it.name, table=it.model._meta.db_table) for it in sources]
    return f"{' UNION ALL '.join(parts)} ORDER BY 2"
