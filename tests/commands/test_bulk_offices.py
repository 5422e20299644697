"""What `manage.py load_bulk` has made: three small offices, and one with much in it."""

from collections.abc import Iterator

import pytest
from django.db import connection
from pytest_django.plugin import DjangoDbBlocker

from core.registries.standing import refresh_all_standing
from core.tenancy.context import office_context
from offices.models import Office
from outreach.bulk.tables import COLUMNS
from outreach.models import Activity, FollowUp
from partnerships.models import Partner, PartnerStanding
from tests import database
from tests.commands.bulk import ask, load_some
from tests.owner import as_owner

pytestmark = pytest.mark.django_db

HISTORY_SQL = """
    SELECT (SELECT count(*) FROM outreach_activityhistory h JOIN offices_office o
        ON o.id = h.office_id AND o.slug LIKE 'bulk-%%')
"""


@pytest.fixture(scope="module")
def loaded(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Loaded once, for all tests here only look; as in life, it is committed, and vacuumed."""
    owner = as_owner()
    with django_db_blocker.unblock():
        owner.__enter__()
        load_some()
        load_some(1, 400, 1500)
    yield
    with django_db_blocker.unblock():
        owner.__exit__(None, None, None)
        database.flush(str(connection.settings_dict["NAME"]))


@pytest.fixture
def small(loaded: None, db: None) -> list[Office]:
    return list(Office.objects.filter(slug__startswith="bulk-").order_by("slug"))[:3]


@pytest.fixture
def large(loaded: None, db: None) -> Office:
    return Office.objects.get(slug="bulk-0004")


def test_there_is_exactly_what_was_asked_for(small: list[Office]) -> None:
    assert [office.slug for office in small] == ["bulk-0001", "bulk-0002", "bulk-0003"]
    partners = [Partner.objects.filter(office=office).count() for office in small]
    assert sum(partners) == 60
    assert partners == sorted(partners, reverse=True)
    assert Activity.objects.filter(office__in=small).count() == 300


def test_standing_is_what_computing_it_anew_gives(small: list[Office]) -> None:
    facts = PartnerStanding.objects.filter(office__in=small).order_by("id")
    before = list(facts.values())
    assert any(it["touch_count"] and it["open_follow_up_count"] for it in before)
    for office in small:
        with office_context(office.pk):
            refresh_all_standing(office.pk)
    assert list(facts.values()) == before


def test_no_branch_has_branches(large: Office) -> None:
    branches = Partner.objects.filter(office=large, parent__isnull=False)
    assert branches.exists()
    assert not branches.filter(parent__parent__isnull=False).exists()


def test_three_years_were_written_down_as_they_went(small: list[Office]) -> None:
    written = Activity.objects.filter(office__in=small, status="done").order_by("recorded_at")
    days = (written.last().recorded_at - written.first().recorded_at).days  # type: ignore[union-attr]  # there are 300
    assert 700 < days <= 3 * 365 + 50
    assert all(it.recorded_at.date() >= it.starts_on for it in written)


def test_some_of_what_waits_is_overdue(large: Office) -> None:
    waits = FollowUp.objects.filter(office=large, status="open")
    today = large.today()
    overdue = waits.filter(due_on__lt=today).count()
    assert 0 < overdue < waits.count()
    assert FollowUp.objects.filter(office=large, status="done").exists()


def test_nothing_of_it_stands_in_the_history(small: list[Office]) -> None:
    assert ask(HISTORY_SQL) == [(0,)]


def test_every_table_is_filled(large: Office) -> None:
    empty = [
        table
        for table in COLUMNS
        if table not in {"offices_office", "offices_user"}
        and not ask(f"SELECT 1 FROM {table} WHERE office_id = {large.pk} LIMIT 1")
    ]
    assert empty == []
