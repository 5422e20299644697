"""The questions that outreach asks across offices: what has still to be planned, and for whom."""

from datetime import datetime

from django.db import connection
from django.utils import timezone

from core.registries.lookups import Lookup
from core.registries.search import BY_TRIGRAMS

DIGESTS_TO_PLAN = Lookup(
    signature="digests_to_plan(at timestamp with time zone)",
    returns="SETOF bigint",
    body="""SELECT m.office_id FROM offices_membership m
        WHERE m.deactivated_at IS NULL AND m.digest AND NOT EXISTS (
            SELECT FROM core_duerow d
            WHERE d.office_id = m.office_id AND d.rule = 'daily-digest'
              AND d.recipient = 'member:' || m.id AND d.state = 'waiting')
        UNION
        SELECT d.office_id FROM core_duerow d
        JOIN offices_membership m
          ON m.office_id = d.office_id AND d.recipient = 'member:' || m.id
        WHERE d.rule = 'daily-digest' AND d.state = 'waiting'
          AND m.deactivated_at IS NULL AND m.digest
          AND d.attempts = 0 AND d.due_at > at
          AND (d.wall_date + d.wall_time) AT TIME ZONE d.zone > at
          AND (extract(isodow FROM d.wall_date) <> ALL (m.digest_days) OR EXISTS (
            SELECT FROM generate_series(1, d.wall_date - (at AT TIME ZONE d.zone)::date) days
            WHERE extract(isodow FROM d.wall_date - days) = ANY (m.digest_days)
              AND (d.wall_date - days + d.wall_time) AT TIME ZONE d.zone > at
              AND NOT EXISTS (
                SELECT FROM core_duerow w
                WHERE w.office_id = d.office_id AND w.rule = d.rule
                  AND w.recipient = d.recipient AND w.wall_date = d.wall_date - days)))
        UNION
        SELECT d.office_id FROM core_duerow d JOIN offices_office o ON o.id = d.office_id
        WHERE d.rule = 'daily-digest' AND d.state = 'waiting' AND d.zone <> o.time_zone""",
    reads=("offices_office", "offices_membership", "core_duerow"),
)

REMINDERS_TO_PLAN = Lookup(
    signature="reminders_to_plan(at timestamp with time zone)",
    returns="SETOF bigint",
    body="""SELECT f.office_id FROM outreach_followup f
        WHERE f.status = 'open' AND f.archived_at IS NULL AND f.remind_at >= at AND NOT EXISTS (
            SELECT FROM core_duerow d
            WHERE d.office_id = f.office_id AND d.rule = 'follow-up-reminder'
              AND d.recipient = 'member:' || f.owner_id
              AND d.occurrence = 'follow-up:' || f.id || ' at '
                || to_char(f.remind_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))
        UNION
        SELECT d.office_id FROM core_duerow d JOIN offices_office o ON o.id = d.office_id
        WHERE d.rule = 'follow-up-reminder' AND d.state = 'waiting' AND d.zone <> o.time_zone""",
    reads=("offices_office", "outreach_followup", "core_duerow"),
)

ESCALATIONS_TO_PLAN = Lookup(
    signature="escalations_to_plan()",
    returns="SETOF bigint",
    body="""SELECT o.id FROM offices_office o WHERE NOT EXISTS (
            SELECT FROM core_duerow d
            WHERE d.office_id = o.id AND d.rule = 'weekly-escalation' AND d.state = 'waiting'
              AND d.zone = o.time_zone AND d.occurrence NOT LIKE '%by hand%')""",
    reads=("offices_office", "core_duerow"),
)

ALL_OFFICES = Lookup(
    signature="all_offices()",
    returns="TABLE (office_id bigint, slug text)",
    body="SELECT id, slug::text FROM offices_office ORDER BY slug",
    reads=("offices_office",),
)

ACTIVITIES_SAYING = Lookup(
    signature="activities_saying(words text, most integer)",
    returns="TABLE (id bigint)",
    body="""SELECT a.id FROM outreach_activity a
        WHERE a.office_id = (SELECT app_office()) AND a.archived_at IS NULL
          AND a.search_words @@ to_tsquery('simple', $1)
        ORDER BY a.starts_on DESC, a.id DESC LIMIT $2""",
    reads=("outreach_activity",),
)

COMPARED = 500
"""Names that hold a pattern of which the shortest are looked for: a word that more of them share
tells little by itself, and the whole name is another pattern."""


def _shortest(table: str, columns: str, most: str) -> str:
    """The rows that hold `w.pattern`, the shortest names first."""
    return f"""SELECT r.* FROM (
                SELECT q.id, q.name, {columns}, q.search_key FROM {table} q
                WHERE q.office_id = (SELECT app_office()) AND q.archived_at IS NULL
                  AND q.search_key LIKE w.pattern LIMIT {COMPARED}) r
            ORDER BY length(r.name), r.id LIMIT {most}"""


_PARTNERS = _shortest("partnerships_partner", "q.town, q.parent_id", "$5")
_CONTACTS = _shortest("contacts_contact", "q.preferred_name", "$4")

PARTNERS_SAYING = Lookup(
    signature="partners_saying(patterns text[], letters text[], misspelt text[], near text[],"
    " most integer)",
    returns="TABLE (id bigint, name text, town text, parent_id bigint)",
    body=f"""WITH said AS MATERIALIZED (
            SELECT p.id, p.name, p.town, p.parent_id, p.search_key
            FROM unnest($1) AS w (pattern) CROSS JOIN LATERAL ({_PARTNERS}) p
            UNION
            SELECT q.id, q.name, q.town, q.parent_id, q.search_key FROM partnerships_partner q
            WHERE q.office_id = (SELECT app_office()) AND q.archived_at IS NULL
              AND q.initials = ANY ($2)),
        w AS MATERIALIZED (
            SELECT w.pattern FROM unnest($3, $4) AS w (word, pattern) WHERE NOT EXISTS (
                SELECT FROM said s WHERE ' ' || s.search_key || ' ' LIKE '% ' || w.word || ' %'))
        SELECT s.id, s.name::text, s.town::text, s.parent_id FROM said s
        UNION
        SELECT p.id, p.name::text, p.town::text, p.parent_id
        FROM w CROSS JOIN LATERAL ({_PARTNERS}) p""",
    reads=("partnerships_partner",),
    settings=BY_TRIGRAMS,
)

CONTACTS_SAYING = Lookup(
    signature="contacts_saying(patterns text[], misspelt text[], near text[], most integer)",
    returns="TABLE (id bigint, name text, preferred_name text)",
    body=f"""WITH said AS MATERIALIZED (
            SELECT DISTINCT c.id, c.name, c.preferred_name, c.search_key
            FROM unnest($1) AS w (pattern) CROSS JOIN LATERAL ({_CONTACTS}) c),
        w AS MATERIALIZED (
            SELECT w.pattern FROM unnest($2, $3) AS w (word, pattern) WHERE NOT EXISTS (
                SELECT FROM said s WHERE s.search_key || ' ' LIKE '% ' || w.word || ' %'))
        SELECT s.id, s.name::text, s.preferred_name::text FROM said s
        UNION
        SELECT c.id, c.name::text, c.preferred_name::text
        FROM w CROSS JOIN LATERAL ({_CONTACTS}) c""",
    reads=("contacts_contact",),
    settings=BY_TRIGRAMS,
)

LOOKUPS = (
    PARTNERS_SAYING,
    CONTACTS_SAYING,
    DIGESTS_TO_PLAN,
    REMINDERS_TO_PLAN,
    ESCALATIONS_TO_PLAN,
    ALL_OFFICES,
    ACTIVITIES_SAYING,
)


def unplanned_digests() -> list[int]:
    """The offices where a digest is not planned, or for another day than the member's next one,
    or for a zone that the office has left."""
    return _offices("digests_to_plan(%s)", timezone.now())


def unplanned_reminders() -> list[int]:
    """The offices where a reminder to come is not planned, or for a zone that the office left."""
    return _offices("reminders_to_plan(%s)", timezone.now())


def unplanned_escalations() -> list[int]:
    """The offices where no escalation waits, or for a zone that the office has left."""
    return _offices("escalations_to_plan()")


def _offices(call: str, *arguments: datetime) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM lookup.{call}", arguments)
        return [office_id for (office_id,) in cursor.fetchall()]


def all_offices() -> dict[str, int]:
    """The ids of all offices, by slug."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT slug, office_id FROM lookup.all_offices()")
        return dict(cursor.fetchall())
