"""What the tests of thanks' pages share."""

from collections.abc import Callable

import pytest
from django.test import Client

from offices.models import Membership

ClientOf = Callable[[Membership], Client]


@pytest.fixture
def ana_client(ana: Membership, client_of: ClientOf) -> Client:
    """Ana at her browser."""
    return client_of(ana)
