"""The functions that look across offices are those that are registered, no more."""

from collections.abc import Iterator

import psycopg
import pytest

from tests import database

LIVE = (
    "SELECT format('%s(%s)', p.proname, pg_get_function_identity_arguments(p.oid))"
    " FROM pg_proc p WHERE p.pronamespace = 'lookup'::regnamespace"
)


@pytest.fixture
def scratch() -> Iterator[str]:
    with database.scratch("lookups") as name:
        yield name


def test_a_former_lookup_goes_at_the_next_migrate(scratch: str) -> None:
    from core.registries.lookups import lookups

    with psycopg.connect(database.url_of("DATABASE_OWNER_URL", scratch), autocommit=True) as owner:
        for arguments in ("", "office_slug text"):
            owner.execute(
                f"CREATE FUNCTION lookup.membership({arguments}) RETURNS int LANGUAGE sql"
                " AS 'SELECT 1'".encode()
            )
        database.migrate(scratch)
        live = {signature for (signature,) in owner.execute(LIVE.encode()).fetchall()}
    assert live == {lookup.signature for lookup in lookups()}
