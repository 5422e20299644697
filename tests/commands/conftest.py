"""Commands that run as the owner of the database."""

from collections.abc import Iterator

import pytest

from tests import owner


@pytest.fixture
def as_owner(transactional_db: None) -> Iterator[None]:
    """Connect as the owner; afterwards as the app again."""
    with owner.as_owner():
        yield
