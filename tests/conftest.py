"""Fixtures that every test may use: the database as the app role, and the cast."""

import gc
from collections.abc import Callable, Iterator

import pytest
from django.conf import settings
from django.db import connections
from django.test import Client, TransactionTestCase, override_settings
from pytest_django.plugin import DjangoDbBlocker

from core.tenancy.context import office_context
from offices.models import Membership, Office
from tests import cast, database
from tests.order import long_ones_first
from tests.people import learn_cast, member_of, office_of, signed_in


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    long_ones_first(items)


def pytest_collection_finish() -> None:
    """What is loaded by now stays: as in web, the collector need not walk over it again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 20, 50)


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """A clone of the template for this worker; replaces pytest-django's own set-up."""
    with database.scratch("test") as name:
        connections["default"].settings_dict["NAME"] = name
        settings.DATABASES["default"]["NAME"] = name
        setattr(TransactionTestCase, "_fixture_teardown", lambda self: database.flush(name))  # noqa: B010 - a private hook: the app role has no TRUNCATE
        with django_db_blocker.unblock():
            learn_cast()
        yield
        connections["default"].close()


@pytest.fixture(scope="session", autouse=True)
def _media(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Files that are kept while testing lie in a folder of their own."""
    with override_settings(MEDIA_ROOT=str(tmp_path_factory.mktemp("media"))):
        yield


@pytest.fixture
def alder(db: None) -> Office:
    """The office of Alice, Ana, Adam and Bob."""
    return office_of(cast.ALDER)


@pytest.fixture
def birch(db: None) -> Office:
    """Charlie's office."""
    return office_of(cast.BIRCH)


@pytest.fixture
def alice(db: None) -> Membership:
    """Director at Alder."""
    return member_of(cast.ALDER, cast.ALICE)


@pytest.fixture
def ana(db: None) -> Membership:
    """Coordinator at Alder."""
    return member_of(cast.ALDER, cast.ANA)


@pytest.fixture
def adam(db: None) -> Membership:
    """Administrator at Alder."""
    return member_of(cast.ALDER, cast.ADAM)


@pytest.fixture
def bob(db: None) -> Membership:
    """Leader (principal) at Alder."""
    return member_of(cast.ALDER, cast.BOB)


@pytest.fixture
def charlie(db: None) -> Membership:
    """Director at Birch: a stranger to Alder."""
    return member_of(cast.BIRCH, cast.CHARLIE)


@pytest.fixture
def in_alder(alder: Office) -> Iterator[Office]:
    """The test runs inside the Alder office, in Ana's name."""
    with office_context(alder.pk, by=f"member:{cast.ANA}"):
        yield alder


@pytest.fixture
def client_of() -> Callable[[Membership], Client]:
    """A signed-in client of a member: `client_of(ana).get(…)`."""

    return signed_in
