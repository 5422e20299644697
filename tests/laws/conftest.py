"""A scratch database for the laws: a clone of the template, with real transactions."""

from collections.abc import Iterator

import psycopg
import pytest

from tests import database


@pytest.fixture(scope="session")
def scratch_name() -> Iterator[str]:
    """The name of a clone that laws may fill; dropped at the end."""
    with database.scratch("laws") as name:
        yield name


@pytest.fixture
def owner(scratch_name: str) -> Iterator[psycopg.Connection]:
    """A connection of the owner to the scratch database."""
    with psycopg.connect(database.url_of("DATABASE_OWNER_URL", scratch_name)) as connection:
        yield connection


@pytest.fixture
def app(scratch_name: str) -> Iterator[psycopg.Connection]:
    """A connection of the app role to the scratch database."""
    url = database.url_of("DATABASE_URL", scratch_name)
    with psycopg.connect(url, autocommit=True) as connection:
        yield connection
