"""Refuses to serve with a database role that could see past the fence."""

from django.core.exceptions import ImproperlyConfigured
from django.db import connection

POWERS_SQL = """
    SELECT r.rolsuper, r.rolbypassrls,
           EXISTS (SELECT FROM pg_class c WHERE c.relowner = r.oid),
           EXISTS (SELECT FROM pg_class c WHERE c.relkind = 'r'
                   AND c.relnamespace = 'public'::regnamespace
                   AND has_table_privilege(r.oid, c.oid, 'TRUNCATE')),
           EXISTS (SELECT FROM pg_auth_members m WHERE m.member = r.oid)
    FROM pg_roles r WHERE r.rolname = current_user
"""

POWERS = (
    "is a superuser",
    "may bypass row security",
    "owns tables",
    "may truncate tables",
    "is a member of other roles",
)


def powers() -> list[str]:
    """What the current role may do that the app role must not."""
    with connection.cursor() as cursor:
        cursor.execute(POWERS_SQL)
        row = cursor.fetchone() or ()
    return [power for power, has_it in zip(POWERS, row, strict=False) if has_it]


def refuse_strong_role() -> None:
    """Raise ImproperlyConfigured when this process's database role is too strong."""
    found = powers()
    connection.close()
    if found:
        raise ImproperlyConfigured(
            f"DATABASE_URL must name the app role, but its role {', '.join(found)}."
        )
