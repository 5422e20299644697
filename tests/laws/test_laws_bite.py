"""The laws bite: damage the fence of a scratch database, and the law that guards it complains."""

from collections.abc import Callable, Iterator

import psycopg
import pytest

from tests import database
from tests.cast import ALDER, BIRCH
from tests.laws import catalogue
from tests.laws.test_fence import keys_of_models

Law = Callable[[psycopg.Connection], list[str]]

MUTATIONS: list[tuple[Law, str]] = [
    (catalogue.unfenced, "DROP POLICY office ON partnerships_partner"),
    (catalogue.unfenced, "ALTER TABLE outreach_activity NO FORCE ROW LEVEL SECURITY"),
    (catalogue.unfenced, "ALTER TABLE contacts_contact DISABLE ROW LEVEL SECURITY"),
    (catalogue.unfenced, "ALTER POLICY office ON offices_site USING (true)"),
    (catalogue.unfenced, "ALTER POLICY office ON offices_site WITH CHECK (true)"),
    (catalogue.unfenced, "ALTER POLICY office ON partnerships_partnerhistory TO PUBLIC"),
    (catalogue.unfenced, "CREATE TABLE forgotten (id int, office_id bigint)"),
    (catalogue.open_doors, "CREATE POLICY door ON offices_site USING (true)"),
    (
        catalogue.keys_without_office,
        "CREATE UNIQUE INDEX loose ON partnerships_partner (name)",
    ),
    (
        catalogue.indexes_without_office,
        "CREATE INDEX loose ON partnerships_partner (name)",
    ),
    (
        catalogue.plain_foreign_keys,
        "ALTER TABLE outreach_followup ADD CONSTRAINT plain"
        " FOREIGN KEY (partner_id) REFERENCES partnerships_partner (id)",
    ),
    (catalogue.strong_grants, "GRANT TRUNCATE ON partnerships_partner TO lanyard_app"),
    (catalogue.strong_grants, "GRANT DELETE ON partnerships_partnerhistory TO lanyard_app"),
    (
        catalogue.loose_definers,
        "CREATE FUNCTION loose() RETURNS int LANGUAGE sql SECURITY DEFINER AS 'SELECT 1'",
    ),
    (catalogue.leaky_views, "CREATE VIEW leak AS SELECT * FROM partnerships_partner"),
    (
        catalogue.strangers_let_in,
        "CREATE OR REPLACE FUNCTION lookup.membership(office_slug text, of_user bigint)"
        " RETURNS TABLE (office_id bigint, membership_id bigint) LANGUAGE sql STABLE"
        " SECURITY DEFINER SET search_path = public, pg_temp AS $$ SELECT m.office_id, m.id"
        " FROM offices_membership m JOIN offices_office o ON o.id = m.office_id"
        " WHERE o.slug = office_slug $$",
    ),
    (catalogue.stale_globals, "DROP TABLE pghistory_context CASCADE"),
]


@pytest.fixture(scope="module")
def damaged_name() -> Iterator[str]:
    """A database of its own, so that damage cannot reach another law."""
    with database.scratch("bite") as name:
        yield name


@pytest.fixture
def damaged(damaged_name: str) -> Iterator[psycopg.Connection]:
    """The owner in a transaction that is rolled back: what a test damages is whole again."""
    url = database.url_of("DATABASE_OWNER_URL", damaged_name)
    with psycopg.connect(url) as owner, owner.transaction(force_rollback=True):
        yield owner


@pytest.mark.parametrize(
    ("law", "damage"), MUTATIONS, ids=lambda value: getattr(value, "__name__", value)
)
def test_the_law_sees_the_damage(law: Law, damage: str, damaged: psycopg.Connection) -> None:
    assert law(damaged) == []
    damaged.execute(damage)
    assert law(damaged) != []


def test_the_law_misses_a_dropped_composite_key(damaged: psycopg.Connection) -> None:
    damaged.execute("ALTER TABLE outreach_followup DROP CONSTRAINT follow_up_partner_fk")
    missing = catalogue.missing_foreign_keys(damaged, keys_of_models())
    assert missing == ["outreach_followup.partner_id"]


def test_with_its_row_security_off_a_table_leaks_to_the_app_role(damaged_name: str) -> None:
    """What `test_crossing` would see: the same statement that finds nothing finds everybody."""
    count = "SELECT count(*) FROM offices_membership"
    app_url = database.url_of("DATABASE_URL", damaged_name)
    owner_url = database.url_of("DATABASE_OWNER_URL", damaged_name)
    with (
        psycopg.connect(owner_url, autocommit=True) as owner,
        psycopg.connect(app_url, autocommit=True) as app,
    ):
        assert app.execute(count).fetchone() == (0,)
        owner.execute("ALTER TABLE offices_membership DISABLE ROW LEVEL SECURITY")
        try:
            assert app.execute(count).fetchone() == (5,)
        finally:
            owner.execute("ALTER TABLE offices_membership ENABLE ROW LEVEL SECURITY")


def test_a_composite_key_refuses_a_row_of_another_office(damaged: psycopg.Connection) -> None:
    damaged.execute(
        "INSERT INTO offices_site (id, office_id, name, kind, town)"
        " VALUES (9, %s, 'X', 'school', '')",
        [BIRCH],
    )
    damaged.execute(
        "INSERT INTO offices_program (office_id, site_id, name, career_cluster)"
        " VALUES (%s, 9, 'Welding', 'construction')",
        [ALDER],
    )
    with pytest.raises(psycopg.errors.ForeignKeyViolation):
        damaged.execute("SET CONSTRAINTS ALL IMMEDIATE")
