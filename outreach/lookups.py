"""The questions that the daily digest asks across offices."""

from django.db import connection

from core.registries.lookups import Lookup

UNPLANNED_DIGESTS = Lookup(
    signature="unplanned_digests()",
    returns="SETOF bigint",
    body="""SELECT m.office_id FROM offices_membership m
        WHERE m.deactivated_at IS NULL AND m.digest AND NOT EXISTS (
            SELECT FROM core_duerow d
            WHERE d.office_id = m.office_id AND d.rule = 'daily-digest'
              AND d.recipient = 'member:' || m.id AND d.state = 'waiting')
        UNION
        SELECT d.office_id FROM core_duerow d JOIN offices_office o ON o.id = d.office_id
        WHERE d.rule = 'daily-digest' AND d.state = 'waiting' AND d.zone <> o.time_zone""",
    reads=("offices_office", "offices_membership", "core_duerow"),
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

LOOKUPS = (UNPLANNED_DIGESTS, ALL_OFFICES, ACTIVITIES_SAYING)


def unplanned_digests() -> list[int]:
    """The offices where a digest is not planned, or for a zone that the office has left."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM lookup.unplanned_digests()")
        return [office_id for (office_id,) in cursor.fetchall()]


def all_offices() -> dict[str, int]:
    """The ids of all offices, by slug."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT slug, office_id FROM lookup.all_offices()")
        return dict(cursor.fetchall())
