"""The people who are always there, in every test's database.

Alice directs the Alder office, Ana coordinates there, Adam administers it, Bob is a leader there;
Charlie directs Birch. Every view meets Charlie.
"""

import psycopg
from django.contrib.auth.hashers import make_password

PASSWORD = "a-password-for-tests"
ALDER, BIRCH = 1, 2
ALICE, ANA, ADAM, BOB, CHARLIE = 1, 2, 3, 4, 5

OFFICES = [
    (ALDER, "alder", "Alder School District", "district", "America/Denver"),
    (BIRCH, "birch", "Birch College", "college", "America/New_York"),
]
PEOPLE = [
    (ALICE, ALDER, "alice", "Alice Alvarez", "director", "Director of partnerships"),
    (ANA, ALDER, "ana", "Ana Ames", "coordinator", "CTE coordinator"),
    (ADAM, ALDER, "adam", "Adam Abbott", "administrator", "Office manager"),
    (BOB, ALDER, "bob", "Bob Baker", "leader", "Principal"),
    (CHARLIE, BIRCH, "charlie", "Charlie Chen", "director", "Director of career services"),
]


def insert_cast(owner: psycopg.Connection) -> None:
    """Write offices, users and memberships; `owner` is connected as the database's owner."""
    password = make_password(PASSWORD, salt="the-cast", hasher="md5")  # the same each time
    for office in OFFICES:
        owner.execute(
            "INSERT INTO offices_office (id, slug, name, kind, time_zone, year_starts_month,"
            " year_starts_day) VALUES (%s, %s, %s, %s, %s, 8, 1)",
            office,
        )
    for pk, office_id, name, display_name, role, title in PEOPLE:
        owner.execute(
            "INSERT INTO offices_user (id, email, password, is_active, language, theme)"
            " VALUES (%s, %s, %s, true, '', '')",
            (pk, f"{name}@example.org", password),
        )
        owner.execute(
            "INSERT INTO offices_membership (id, office_id, user_id, role, display_name, title,"
            " digest) VALUES (%s, %s, %s, %s, %s, %s, true)",
            (pk, office_id, pk, role, display_name, title),
        )
    for table in ("offices_office", "offices_user", "offices_membership"):
        owner.execute("SELECT setval(pg_get_serial_sequence(%s, 'id'), 1000)", (table,))
