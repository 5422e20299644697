"""The questions about offices that have to be asked before one is entered."""

from dataclasses import dataclass

from django.db import connection
from django.urls import reverse

from core.registries.lookups import Lookup
from core.tenancy.context import SAVED_SQL, Saved

MEMBERSHIP = Lookup(
    signature="membership(office_slug text, of_user bigint)",
    returns="TABLE (office_id bigint, membership_id bigint)",
    body="""SELECT m.office_id, m.id
        FROM offices_membership m JOIN offices_office o ON o.id = m.office_id
        WHERE o.slug = office_slug AND m.user_id = of_user AND m.deactivated_at IS NULL""",
    reads=("offices_office", "offices_membership"),
)

OFFICES_OF = Lookup(
    signature="offices_of(of_user bigint)",
    returns="TABLE (slug text, name text)",
    body="""SELECT o.slug::text, o.name::text
        FROM offices_membership m JOIN offices_office o ON o.id = m.office_id
        WHERE m.user_id = of_user AND m.deactivated_at IS NULL
        ORDER BY o.name, o.slug""",
    reads=("offices_office", "offices_membership"),
)

OFFICE_CALLED = Lookup(
    signature="office_called(office_slug text)",
    returns="SETOF bigint",
    body="SELECT o.id FROM offices_office o WHERE o.slug = office_slug",
    reads=("offices_office",),
)

DUE_OFFICES = Lookup(
    signature="due_offices()",
    returns="SETOF bigint",
    body="""SELECT o.id FROM offices_office o WHERE EXISTS (
            SELECT FROM core_duerow d
            WHERE d.office_id = o.id AND d.state = 'waiting' AND d.due_at <= now())""",
    reads=("offices_office", "core_duerow"),
)

OUTBOX_OFFICES = Lookup(
    signature="outbox_offices()",
    returns="SETOF bigint",
    body="""SELECT o.id FROM offices_office o WHERE EXISTS (
            SELECT FROM core_outboxmessage m
            WHERE m.office_id = o.id AND m.state IN ('waiting', 'sending')
              AND m.next_try_at <= now())""",
    reads=("offices_office", "core_outboxmessage"),
)

OLDEST_DUE = Lookup(
    signature="oldest_due()",
    returns="timestamptz",
    # The first of each office is one step into the index; all that waits would be read otherwise.
    body="""SELECT min(first.due_at) FROM offices_office o CROSS JOIN LATERAL (
            SELECT d.due_at FROM core_duerow d
            WHERE d.office_id = o.id AND d.state = 'waiting'
            ORDER BY d.due_at LIMIT 1) first""",
    reads=("offices_office", "core_duerow"),
)

LOOKUPS = (MEMBERSHIP, OFFICES_OF, OFFICE_CALLED, DUE_OFFICES, OUTBOX_OFFICES, OLDEST_DUE)


@dataclass(frozen=True)
class Entry:
    """What is needed to enter an office, and to leave it again."""

    office_id: int
    membership_id: int
    saved: Saved


@dataclass(frozen=True)
class OfficeLink:
    """An office that a user may enter."""

    slug: str
    name: str

    @property
    def url(self) -> str:
        """Its home page."""
        return reverse("today", args=[self.slug])


def find_entry(slug: str, user_id: int) -> Entry | None:
    """The user's way into an office, or None: to a stranger it does not exist."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT office_id, membership_id, {SAVED_SQL} FROM lookup.membership(%s, %s)",
            [slug, user_id],
        )
        row = cursor.fetchone()
    return Entry(row[0], row[1], Saved(*row[2:])) if row else None


def offices_of(user_id: int) -> list[OfficeLink]:
    """The offices that a user is an active member of, by name."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT slug, name FROM lookup.offices_of(%s)", [user_id])
        return [OfficeLink(*row) for row in cursor.fetchall()]


def office_called(slug: str) -> int | None:
    """The id of the office with that slug; for commands, which nobody is signed in to."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT lookup.office_called(%s)", [slug])
        row = cursor.fetchone()
    return row[0] if row else None
