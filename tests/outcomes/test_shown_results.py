"""Outcomes of few students are shown to nobody, in no place, and follow from nothing shown."""

import csv
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.test import Client
from openpyxl import load_workbook

from core.tenancy.context import office_context
from offices.models import Membership, Office
from outcomes.models import Measure, Result, RiskSettings
from outcomes.policies.shown_results import Held, Shown, shown
from outcomes.queries.shown_results import seen_of, threshold
from partnerships.models import Partner
from tests.api.conftest import Api, make_token
from tests.factories import make_partner
from tests.factories.outcomes import make_measure, make_result
from tests.laws.exported import body_of
from tests.partnerships.history import sentences

FALL = {"starts_on": date(2025, 8, 1), "ends_on": date(2025, 12, 31)}
SPRING = {"starts_on": date(2026, 1, 1), "ends_on": date(2026, 7, 31)}
YEAR = {"starts_on": date(2025, 8, 1), "ends_on": date(2026, 7, 31)}


@pytest.fixture(autouse=True)
def at_nine() -> Any:
    with time_machine.travel(
        datetime(2026, 11, 20, 9, tzinfo=ZoneInfo("America/Denver")), tick=False
    ):
        yield


@pytest.fixture
def partner(alder: Office) -> Partner:
    with office_context(alder.pk):
        return make_partner(alder, name="Rivera Machining")


@pytest.fixture
def credentials(alder: Office) -> Measure:
    with office_context(alder.pk):
        return make_measure(alder, name="Credentials")


@pytest.mark.parametrize(
    ("about", "value", "of", "expected"),
    [
        ("students", 30, 40, Shown(Decimal(30), 40)),
        ("students", 31, 40, Shown(Decimal(31), None, Held.OUT_OF)),
        ("students", 48, 50, Shown(Decimal(48), None, Held.OUT_OF)),
        ("students", 50, 50, Shown(Decimal(50), 50)),
        ("students", 10, 10, Shown(Decimal(10), 10)),
        ("students", 10, None, Shown(Decimal(10), None)),
        ("students", 9, 40, Shown(None, 40, Held.FEW)),
        ("students", 0, 40, Shown(None, 40, Held.FEW)),
        ("students", 0, None, Shown(None, None, Held.FEW)),
        ("students", 9, 9, Shown(None, None, Held.FEW)),
        ("students", 4, 8, Shown(None, None, Held.FEW)),
        ("partner", 3, 4, Shown(Decimal(3), 4)),
        ("staff", 0, None, Shown(Decimal(0), None)),
        ("school", 5, None, Shown(Decimal(5), None)),
    ],
)
def test_few_students_are_not_shown(
    about: str, value: int, of: int | None, expected: Shown
) -> None:
    assert shown(about, Decimal(value), of, below=10, tells_few=False) == expected


def test_what_tells_of_few_students_stays_back() -> None:
    seen = shown("students", Decimal(31), 40, below=10, tells_few=True)
    assert seen == Shown(None, None, Held.TELLS)
    assert shown("partner", Decimal(31), 40, below=10, tells_few=True).value == 31


def test_what_tells_of_few_that_are_left_stays_back() -> None:
    seen = shown("students", Decimal(31), 60, below=10, tells_few=False, tells_left=True)
    assert seen == Shown(Decimal(31), None, Held.OUT_OF)


def test_the_threshold_is_the_offices(alder: Office, partner: Partner) -> None:
    with office_context(alder.pk):
        assert threshold(alder.pk) == 10
        RiskSettings.objects.create(office=alder, suppress_below=32)
        assert threshold(alder.pk) == 32
        assert seen_of(make_result(partner, value=31), threshold(alder.pk)).held == Held.FEW


def held(result: Result) -> str:
    return seen_of(result, 10).held.value


def test_a_year_does_not_tell_of_its_small_term(
    in_alder: Office, partner: Partner, credentials: Measure
) -> None:
    """25 in the year and 17 in fall would be 8 in spring."""
    year = make_result(partner, credentials, value=25, of=None, **YEAR)
    fall = make_result(partner, credentials, value=17, of=None, **FALL)
    assert (held(year), held(fall)) == ("tells-few", "")  # even where spring was never recorded
    spring = make_result(partner, credentials, value=8, of=None, **SPRING)
    assert (held(year), held(fall), held(spring)) == ("tells-few", "", "few")


def test_a_year_tells_nothing_where_its_terms_are_large(
    in_alder: Office, partner: Partner, credentials: Measure
) -> None:
    year = make_result(partner, credentials, value=30, of=None, **YEAR)
    make_result(partner, credentials, value=17, of=None, **FALL)
    make_result(partner, credentials, value=13, of=None, **SPRING)
    assert held(year) == ""


def test_a_year_does_not_tell_of_a_term_out_of_few(
    in_alder: Office, partner: Partner, credentials: Measure
) -> None:
    year = make_result(partner, credentials, value=40, of=60, **YEAR)
    make_result(partner, credentials, value=0, of=8, **SPRING)
    assert held(year) == "tells-few"


def test_three_terms_leave_few_to_the_fourth(
    in_alder: Office, partner: Partner, credentials: Measure
) -> None:
    year = make_result(partner, credentials, value=60, of=None, **YEAR)
    for month in (8, 10, 12):
        days = {"starts_on": date(2025, month, 1), "ends_on": date(2025, month, 28)}
        make_result(partner, credentials, value=18, of=None, **days)
    assert held(year) == "tells-few"


def test_others_results_tell_nothing(
    in_alder: Office, partner: Partner, credentials: Measure
) -> None:
    year = make_result(partner, credentials, value=25, of=None, **YEAR)
    make_result(partner, make_measure(in_alder), value=8, of=None, **SPRING)
    make_result(make_partner(in_alder), credentials, value=8, of=None, **SPRING)
    make_result(partner, credentials, value=8, archived_at="2026-01-01T00:00Z", **SPRING)
    assert held(year) == ""


def test_months_of_a_term_are_not_summed_with_it(
    in_alder: Office, partner: Partner, credentials: Measure
) -> None:
    """60 in the year, 30 in fall and 25 in spring are 5 in summer, whatever September was."""
    year = make_result(partner, credentials, value=60, of=None, **YEAR)
    make_result(partner, credentials, value=30, of=None, **FALL)
    september = {"starts_on": date(2025, 9, 1), "ends_on": date(2025, 9, 30)}
    make_result(partner, credentials, value=12, of=None, **september)
    spring = {"starts_on": date(2026, 1, 1), "ends_on": date(2026, 5, 31)}
    make_result(partner, credentials, value=25, of=None, **spring)
    assert held(year) == "tells-few"


def test_parts_that_come_to_a_little_more_than_the_whole_tell_of_those_in_both(
    in_alder: Office, partner: Partner, credentials: Measure
) -> None:
    year = make_result(partner, credentials, value=40, of=None, **YEAR)
    make_result(partner, credentials, value=25, of=None, **FALL)
    make_result(partner, credentials, value=18, of=None, **SPRING)
    assert held(year) == "tells-few"


def test_a_year_does_not_tell_of_the_few_that_a_term_left(
    in_alder: Office, partner: Partner, credentials: Measure
) -> None:
    """40 of 60 in the year and 28 of 40 in fall would be 12 of 20 in spring: 8 are left."""
    year = make_result(partner, credentials, value=40, of=60, **YEAR)
    fall = make_result(partner, credentials, value=28, of=40, **FALL)
    assert (held(year), held(fall)) == ("out-of", "")
    spring = make_result(partner, credentials, value=12, of=20, **SPRING)
    assert (held(year), held(fall), held(spring)) == ("out-of", "", "out-of")
    assert seen_of(year, 10) == Shown(Decimal(40), None, Held.OUT_OF)


REMOVED = {"archived_at": "2026-01-01T00:00Z"}


@pytest.mark.parametrize("is_year_removed", [False, True])
def test_a_removed_result_does_not_tell_of_the_rest_of_a_longer_one(
    is_year_removed: bool, in_alder: Office, partner: Partner, credentials: Measure
) -> None:
    """25 in the year and 17 in the fall that was removed would be 8 in spring."""
    more = REMOVED if is_year_removed else {}
    year = make_result(partner, credentials, value=25, of=None, **YEAR, **more)
    fall = make_result(partner, credentials, value=17, of=None, **FALL, **REMOVED)
    assert held(fall) == "tells-few"
    assert held(year) == ("tells-few" if is_year_removed else "")


def test_a_removed_result_that_meets_no_other_is_shown(
    in_alder: Office, partner: Partner, credentials: Measure
) -> None:
    fall = make_result(partner, credentials, value=17, of=None, **FALL, **REMOVED)
    make_result(partner, credentials, value=17, of=None, **SPRING)
    assert held(fall) == ""


@pytest.fixture
def secrets(partner: Partner, credentials: Measure, ana: Membership) -> list[Result]:
    """A small one, and the year that would give it away; numbers that stand nowhere else."""
    said: dict[str, Any] = {"shared_on": date(2026, 9, 1), "recorded_by": ana}
    with office_context(partner.office_id, by=ana.actor_key):
        year = make_result(partner, credentials, value=4723, of=None, **YEAR, **said)
        small = make_result(partner, credentials, value=7, of=4799, **SPRING, **said)
        make_result(partner, credentials, value=4716, of=None, **FALL, **said)
    return [year, small]


PAGES = (
    "/o/alder/partners/{partner}/",
    "/o/alder/results/",
    "/o/alder/results/?view=shared",
    "/o/alder/results/{year}/edit/",
    "/o/alder/partners/{partner}/history/",
)


@pytest.mark.parametrize("page", PAGES)
def test_no_page_shows_it(
    page: str,
    client_of: Callable[[Membership], Client],
    alice: Membership,
    partner: Partner,
    secrets: list[Result],
) -> None:
    address = page.format(partner=partner.pk, year=secrets[0].pk)
    answer = client_of(alice).get(address)
    assert answer.status_code == 200
    text = answer.content.decode()
    assert "Credentials" in text
    assert "4723" not in text.replace(",", "")


def test_pages_say_that_there_are_fewer(
    client_of: Callable[[Membership], Client],
    alice: Membership,
    partner: Partner,
    secrets: list[Result],
) -> None:
    client = client_of(alice)
    for page in PAGES[:3]:
        text = client.get(page.format(partner=partner.pk)).content.decode()
        assert "fewer than 10 of 4,799" in text
        assert "not shown: it would tell of fewer than 10" in text
        assert "<b>4,716</b>" in text or "4,716" in text
    form = client.get(f"/o/alder/results/{secrets[1].pk}/edit/").content.decode()
    assert "fewer than 10 of 4,799" in form
    assert 'name="value" value=' not in " ".join(form.split())


def test_the_history_says_no_number_of_students(
    client_of: Callable[[Membership], Client],
    ana: Membership,
    partner: Partner,
    credentials: Measure,
) -> None:
    client = client_of(ana)
    said = {"measure": credentials.pk, "period": "other", "value": "7", "of": "12"}
    days = {"starts_on": "2026-01-01", "ends_on": "2026-07-31"}
    client.post(f"/o/alder/partners/{partner.pk}/results/new/", said | days)
    with office_context(partner.office_id):
        result = Result.objects.get()
    client.post(f"/o/alder/results/{result.pk}/edit/", said | days | {"value": "9"})
    period = "Jan 1 \u2013 Jul 31"
    assert sorted(sentences(client, partner, show="results")) == [
        f"Ana Ames changed the value of Credentials ({period}).",
        f"Ana Ames wrote down the result Credentials ({period}).",
    ]


def test_no_file_holds_it(
    client_of: Callable[[Membership], Client], ana: Membership, secrets: list[Result]
) -> None:
    client = client_of(ana)
    lines = list(csv.reader(body_of(client.get("/o/alder/results.csv")).decode().splitlines()))
    assert [it[4:6] for it in lines[1:]] == [
        ["fewer than 10", "4799"],
        ["not shown", ""],
        ["4716", ""],
    ]
    book = load_workbook(BytesIO(body_of(client.get("/o/alder/results.xlsx"))))
    cells = [str(it.value) for sheet in book for row in sheet for it in row]
    assert "4716" in cells
    assert not {"4723", "7"} & set(cells)


def test_the_api_answers_null(ana: Membership, partner: Partner, secrets: list[Result]) -> None:
    api = Api(make_token(ana))
    rows = api.get("results/?ordering=id").json()["results"]
    assert [(it["value"], it["of"], it["held_back"]) for it in rows] == [
        (None, None, "tells-few"),
        (None, 4799, "few"),
        (4716.0, None, ""),
    ]
    path = f"results/{secrets[0].pk}/"
    assert api.get(path).json()["value"] is None
    read = api.get(path).json()
    changed = api.patch(path, read | {"source": "The state"})
    assert (changed.json()["value"], changed.json()["source"]) == (None, "The state")
    said = {"partner": str(partner.pk), "measure": read["measure"], "value": 3}
    days = {"starts_on": "2026-08-01", "ends_on": "2026-10-31"}
    made = api.post("results/", said | days).json()
    assert (made["value"], made["held_back"]) == (None, "few")
    with office_context(partner.office_id):
        assert Result.objects.get(pk=secrets[0].pk).value == 4723
        assert Result.objects.get(pk=made["id"]).value == 3


def test_what_is_not_shown_is_kept_while_its_field_is_empty(
    client_of: Callable[[Membership], Client], ana: Membership, secrets: list[Result]
) -> None:
    client, small = client_of(ana), secrets[1]
    url = f"/o/alder/results/{small.pk}/edit/"
    days = {"period": "other", "starts_on": "2026-01-01", "ends_on": "2026-07-31"}
    client.post(url, days | {"value": "", "of": "4799", "source": "Report"})
    with office_context(small.office_id):
        small.refresh_from_db()
    assert (small.value, small.of, small.source) == (Decimal(7), 4799, "Report")
    client.post(url, days | {"value": "12", "of": "4799"})
    with office_context(small.office_id):
        small.refresh_from_db()
    assert small.value == 12
