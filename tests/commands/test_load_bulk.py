"""`manage.py load_bulk`: made-up offices that keep every rule of the real ones."""

import re
from dataclasses import dataclass

import pytest
from django.core.management import CommandError
from django.db import IntegrityError
from django.test import Client

from core.models.due import DueRow
from offices.models import Membership, Office
from outreach.bulk import load, making
from outreach.bulk.making import make_rows
from outreach.bulk.office import BulkOffice
from outreach.bulk.rows import Rows
from outreach.bulk.sizes import ImpossibleSizesError, office_sizes
from outreach.models import Activity
from outreach.queries.digests import RULE
from partnerships.models import Partner
from tests.commands.bulk import ask, load_some

TRIGGERS_SQL = """
    SELECT c.relname, t.tgname, t.tgenabled FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
    WHERE NOT t.tgisinternal ORDER BY 1, 2
"""
KEYS_SQL = """
    SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid), convalidated
    FROM pg_constraint WHERE contype = 'f' ORDER BY 1, 2
"""
INDEXES_SQL = "SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1"


@dataclass(frozen=True)
class Guarded:
    """What guards the tables, as the catalogue tells it, and their indexes."""

    triggers: list[tuple[object, ...]]
    keys: list[tuple[object, ...]]
    indexes: list[tuple[object, ...]]


def guards() -> Guarded:
    return Guarded(ask(TRIGGERS_SQL), ask(KEYS_SQL), ask(INDEXES_SQL))


@pytest.fixture
def offices(as_owner: None) -> list[Office]:
    load_some()
    return list(Office.objects.filter(slug__startswith="bulk-").order_by("slug"))


def test_a_second_load_goes_behind_the_first(offices: list[Office]) -> None:
    before = Activity.objects.filter(office__in=offices).count()
    load_some(1, 10, 20)
    assert Office.objects.get(slug="bulk-0004")
    assert Activity.objects.filter(office__in=offices).count() == before


def test_offices_may_come_in_several_batches(
    as_owner: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(making, "BATCH", 1)
    load_some()
    offices = Office.objects.filter(slug__startswith="bulk-")
    assert Activity.objects.filter(office__in=offices).count() == 300
    planned = DueRow.objects.filter(office__in=offices, rule=RULE, state="waiting")
    assert set(planned.values_list("office", flat=True)) == {it.pk for it in offices}


def test_many_offices_are_made_by_a_second_process(
    as_owner: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(load, "BATCH", 1)
    load_some()
    assert Partner.objects.filter(office__slug__startswith="bulk-").count() == 60


def test_what_guards_the_tables_is_as_it_was(as_owner: None) -> None:
    before = guards()
    load_some()
    assert guards() == before
    assert all(key[3] for key in before.keys)


def test_an_error_on_the_way_changes_nothing(
    as_owner: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = guards()

    def rows_with_a_stray_one(rows: Rows, office: BulkOffice, password: str) -> None:
        make_rows(rows, office, password)
        row = rows.by_table["outreach_participation"][0]
        rows.by_table["outreach_participation"][0] = (*row[:4], 10**9, *row[5:])

    monkeypatch.setattr(making, "make_rows", rows_with_a_stray_one)
    with pytest.raises(IntegrityError):
        load_some()
    assert not Office.objects.filter(slug__startswith="bulk-").exists()
    assert guards() == before


def test_members_sign_in_with_what_was_printed(as_owner: None) -> None:
    said = load_some()
    found = re.search(r"(\S+@bulk-0001\.example\.org)  \(coordinator", said)
    assert found is not None
    client = Client()
    answer = client.post("/accounts/login/", {"login": found[1], "password": load.PASSWORD})
    assert answer.status_code == 302
    member = Membership.objects.get(user__email=found[1])
    assert member.role == "coordinator"


@pytest.mark.django_db
def test_the_app_role_is_refused() -> None:
    with pytest.raises(CommandError, match="only the owner of the database may"):
        load_some()


def test_a_thousand_offices_have_one_of_twenty_thousand() -> None:
    sizes = office_sizes(1000, 200_000, 2_000_000)
    assert 19_000 < sizes[0].partners <= 20_000
    assert sum(it.partners for it in sizes) == 200_000
    assert sum(it.activities for it in sizes) == 2_000_000
    assert min(it.partners for it in sizes) >= 1


def test_the_largest_office_is_as_large_as_one_says() -> None:
    assert office_sizes(10, 1000, 0, largest=500)[0].partners == 500
    assert {it.partners for it in office_sizes(4, 40, 0, largest=10)} == {10}


@pytest.mark.parametrize(
    ("offices", "partners", "largest"), [(0, 5, None), (5, 4, None), (2, 9, 3)]
)
def test_what_cannot_be_is_refused(offices: int, partners: int, largest: int | None) -> None:
    with pytest.raises(ImpossibleSizesError):
        office_sizes(offices, partners, 10, largest)
