"""Commands that run as the owner of the database."""

import os
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

import pytest
from django.db import connection


@pytest.fixture
def as_owner(transactional_db: None) -> Iterator[None]:
    """Connect as the owner, as manage.py does for these commands; afterwards as the app again."""
    before = dict(connection.settings_dict)
    owner = urlsplit(os.environ["DATABASE_OWNER_URL"])
    connection.close()
    connection.settings_dict.update(
        USER=unquote(owner.username or ""), PASSWORD=unquote(owner.password or "")
    )
    yield
    connection.close()
    connection.settings_dict.update(before)
