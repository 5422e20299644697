"""Partners of the office by what their names are like, and by what they hold."""

from django.db import connection
from django.utils import timezone

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

AGREEMENTS_TO_REMIND = Lookup(
    signature="agreements_to_remind(at timestamp with time zone)",
    returns="SETOF bigint",
    body="""SELECT DISTINCT a.office_id FROM partnerships_agreement a
        JOIN offices_office o ON o.id = a.office_id
        CROSS JOIN (VALUES (90), (60), (30)) AS n (days)
        WHERE a.archived_at IS NULL AND a.ended_early_on IS NULL
          AND a.ends_on >= (at AT TIME ZONE o.time_zone)::date + n.days
          AND a.ends_on <= (at AT TIME ZONE o.time_zone)::date + n.days + 45 AND NOT EXISTS (
            SELECT FROM core_duerow d
            WHERE d.office_id = a.office_id AND d.rule = 'agreement-ends'
              AND d.recipient = 'owner'
              AND d.occurrence = 'agreement:' || a.id || ' ends '
                || to_char(a.ends_on, 'YYYY-MM-DD') || ' in ' || n.days)
        UNION
        SELECT d.office_id FROM core_duerow d JOIN offices_office o ON o.id = d.office_id
        WHERE d.rule = 'agreement-ends' AND d.state = 'waiting' AND d.zone <> o.time_zone""",
    reads=("offices_office", "partnerships_agreement", "core_duerow"),
)

LOOKUPS = (SIMILAR_PARTNERS, PARTNERS_HOLDING, PARTNERS_NAMED, AGREEMENTS_TO_REMIND)


def unreminded_agreements() -> list[int]:
    """The offices where a reminder of an agreement's end is not planned, or for a zone that the
    office has left."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM lookup.agreements_to_remind(%s)", [timezone.now()])
        return [office_id for (office_id,) in cursor.fetchall()]
