"""What only the owner of the database may do, such as founding an office."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import unquote, urlsplit

from django.db import connection


@contextmanager
def as_owner() -> Iterator[None]:
    """Connect as the owner, as manage.py does for such commands; afterwards as the app again."""
    before = dict(connection.settings_dict)
    owner = urlsplit(os.environ["DATABASE_OWNER_URL"])
    connection.close()
    connection.settings_dict.update(
        USER=unquote(owner.username or ""), PASSWORD=unquote(owner.password or "")
    )
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict.update(before)
