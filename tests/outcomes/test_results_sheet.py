"""Results come in as spreadsheets, and go back out as they came."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine

from core.imports import queries
from core.models.imports import Import
from core.registries import standing
from core.tenancy.context import office_context
from offices.models import Membership, Office
from outcomes.models import Measure, Result
from outcomes.sheets.numbers import Amount, is_held_back, read_amount
from partnerships.models import Partner
from tests.factories import make_partner
from tests.factories.outcomes import make_measure, make_result
from tests.laws.exported import body_of
from tests.outreach.sheets.log import brought_in, found_in, ready_file
from tests.people import signed_in

NOW = datetime(2026, 11, 20, 9, tzinfo=ZoneInfo("America/Denver"))
HEADER = "Partner,Measure,From,To,Value,Out of,Where from,Shared on"
YEAR = {"starts_on": date(2025, 8, 1), "ends_on": date(2026, 7, 31)}


@pytest.fixture(autouse=True)
def at_nine() -> Any:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def rivera(alder: Office) -> Partner:
    with office_context(alder.pk):
        return make_partner(alder, name="Rivera Machining")


@pytest.fixture
def measures(alder: Office) -> list[Measure]:
    with office_context(alder.pk):
        return [
            make_measure(alder, name="Credentials"),
            make_measure(alder, name="Came again", about="partner", unit="percent"),
            make_measure(alder, name="Gifts", about="school", unit="dollars"),
            make_measure(alder, name="Satisfaction", about="partner", unit="points"),
            make_measure(alder, name="Old", archived_at=NOW),
        ]


def ready(office: Office, by: Membership, *lines: str) -> Import:
    return ready_file(office, by, "\n".join([HEADER, *lines]).encode(), "results.csv", "results")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("31", Amount(Decimal(31), False, None)),
        ("31 of 40", Amount(Decimal(31), False, 40)),
        ("31/40 students", Amount(Decimal(31), False, 40)),
        ("$12,500.50", Amount(Decimal("12500.50"), False, None)),
        ("1,240 hours", Amount(Decimal(1240), False, None)),
        ("4,6", Amount(Decimal("4.6"), False, None)),
        ("78 %", Amount(Decimal(78), True, None)),
        ("many", None),
        ("-3", None),
        ("99999999999", None),
    ],
)
def test_numbers_as_people_write_them(text: str, expected: Amount | None) -> None:
    assert read_amount(text) == expected


@pytest.mark.parametrize("text", ["fewer than 10", "< 10", "menos de 10", "not shown"])
def test_what_our_own_files_hold_back_is_known(text: str) -> None:
    assert is_held_back(text)
    assert not is_held_back("31")


@pytest.mark.usefixtures("measures")
def test_results_come_in(
    alder: Office, ana: Membership, rivera: Partner, monkeypatch: pytest.MonkeyPatch
) -> None:
    touched: list[Any] = []
    monkeypatch.setattr(standing, "_touches", [lambda office, ids: touched.append(set(ids))])
    run = brought_in(
        ready(
            alder,
            ana,
            "Rivera Machining,credentials,8/1/2025,7/31/2026,31 of 40,,The state,9/1/2026",
            "Rivera Machining,Came again,2025-08-01,2026-07-31,75%,8,,",
            'Rivera Machining,Gifts,2025-08-01,2026-07-31,"$12,500",,,',
            "Rivera Machining,Satisfaction,,,4.6,,,",
        )
    )
    assert run.state == "done", run.error
    with office_context(alder.pk):
        rows = Result.objects.order_by("pk").values_list(
            *("measure__name", "starts_on", "ends_on", "value", "of", "source", "shared_on")
        )
        assert list(rows) == [
            (
                *("Credentials", date(2025, 8, 1), date(2026, 7, 31), Decimal(31), 40),
                *("The state", date(2026, 9, 1)),
            ),
            ("Came again", date(2025, 8, 1), date(2026, 7, 31), Decimal(6), 8, "", None),
            ("Gifts", date(2025, 8, 1), date(2026, 7, 31), Decimal(12500), None, "", None),
            ("Satisfaction", *this_year(alder), Decimal("4.6"), None, "", None),
        ]
    assert touched == [{rivera.pk}]


def this_year(office: Office) -> tuple[date, date]:
    month, day = office.year_starts_month, office.year_starts_day
    begins = date(2026, month, day)
    return begins, date.fromordinal(date(2027, month, day).toordinal() - 1)


@pytest.mark.usefixtures("measures", "rivera")
def test_what_a_file_cannot_mean_is_said(alder: Office, ana: Membership) -> None:
    days = "2025-08-01,2026-07-31"
    run = ready(
        alder,
        ana,
        f"Rivera Machining,Applause,{days},31,,,",
        f"Rivera Machining,Old,{days},31,,,",
        f"Rivera Machining,Credentials,{days},many,,,",
        f"Rivera Machining,Credentials,{days},41,40,,",
        f"Rivera Machining,Credentials,{days},3.5,,,",
        f"Rivera Machining,Came again,{days},80%,,,",
        f"Rivera Machining,Satisfaction,{days},6,,,",
        "Rivera Machining,Credentials,2025-08-01,,31,,,",
        "Rivera Machining,Credentials,2026-07-31,2025-08-01,31,,,",
        "Rivera Machining,Credentials,2027-08-01,2028-07-31,31,,,",
        f"Rivera Machining,Credentials,{days},31,,,2027-01-01",
        f"Rivera Machining,Credentials,{days},fewer than 10,,,",
        f"Nobody Ltd,Credentials,{days},31,,,",
        "Rivera Machining,Credentials,,,31,,,",
    )
    unknown = (
        "error: “%(word)s” is nothing that your office measures. Say what it means, or add it in"
        " the settings."
    )
    assert found_in(run) == {
        2: [unknown],
        3: [unknown],
        4: ["error: “%(text)s” is no number."],
        5: ["error: It cannot be more than it is out of."],
        6: ["error: Give a whole number."],
        7: ["error: Say out of how many; the share follows."],
        8: ["error: Give from 1 to 5 points."],
        9: ["error: Say both days of the period."],
        10: ["error: The end cannot be before the beginning."],
        11: [
            "error: The running school year is over by then.",
            "error: This day is still to come.",
        ],
        12: ["error: This day is still to come."],
        13: ["error: How many there were is not said, and it is not on record either."],
        14: [
            "error: There is no partner called “%(name)s”. Import the partners first, or correct"
            " the name."
        ],
        15: ["warning: No period is said, so we took this school year."],
    }


def test_a_result_that_is_there_is_corrected_and_filled(
    alder: Office, ana: Membership, rivera: Partner, measures: list[Measure]
) -> None:
    with office_context(alder.pk):
        result = make_result(rivera, measures[0], source="Teachers", **YEAR)
    days = "2025-08-01,2026-07-31"
    line = f"Rivera Machining,Credentials,{days},33,41,The state,2026-09-01"
    brought_in(ready(alder, ana, line))
    with office_context(alder.pk):
        result.refresh_from_db()
    assert (result.value, result.of, result.source) == (Decimal(33), 41, "Teachers")
    assert result.shared_on == date(2026, 9, 1)


def test_a_line_cannot_say_more_than_what_is_there_is_out_of(
    alder: Office, ana: Membership, rivera: Partner, measures: list[Measure]
) -> None:
    with office_context(alder.pk):
        result = make_result(rivera, measures[0], value=31, of=40, **YEAR)
    run = ready(alder, ana, "Rivera Machining,Credentials,2025-08-01,2026-07-31,50,,,")
    assert found_in(run) == {2: ["error: It cannot be more than it is out of."]}
    with office_context(alder.pk):
        Result.objects.filter(pk=result.pk).update(of=None)
    run = ready(alder, ana, "Rivera Machining,Credentials,2025-08-01,2026-07-31,50,,The state,")
    with office_context(alder.pk):
        Result.objects.filter(pk=result.pk).update(of=40)  # while the file was looked at
    assert brought_in(run).state == "done"
    with office_context(alder.pk):
        result.refresh_from_db()
    assert (result.value, result.of) == (Decimal(31), 40)


@pytest.mark.usefixtures("measures", "rivera")
def test_the_second_line_for_a_period_is_left_out(alder: Office, ana: Membership) -> None:
    days = "2025-08-01,2026-07-31"
    lines = [f"Rivera Machining,Credentials,{days},{value},,," for value in (31, 32)]
    run = brought_in(ready(alder, ana, *lines))
    assert run.state == "done", run.error
    with office_context(alder.pk):
        assert Result.objects.get().value == 31
        assert [it.state for it in queries.rows_of(run, "done").rows] == ["created", "skipped"]


def test_what_went_out_as_a_file_comes_in_and_changes_nothing(
    alder: Office, ana: Membership, rivera: Partner, measures: list[Measure]
) -> None:
    with office_context(alder.pk):
        make_result(rivera, measures[0], value=7, of=40, **YEAR)
        make_result(rivera, measures[1], value=6, of=8, shared_on=date(2026, 9, 1), **YEAR)
        make_result(rivera, measures[3], value=Decimal("4.6"), of=None, **YEAR)
        before = list(Result.objects.order_by("pk").values())
    content = body_of(signed_in(ana).get("/o/alder/results.csv"))
    assert b"fewer than 10" in content
    run = brought_in(ready_file(alder, ana, content, "results.csv", "results"))
    assert run.state == "done", run.error
    with office_context(alder.pk):
        assert list(Result.objects.order_by("pk").values()) == before
        assert {it.state for it in queries.rows_of(run, "done").rows} == {"skipped"}


@pytest.mark.usefixtures("measures", "rivera")
def test_values_that_came_in_are_not_shown_with_the_import(alder: Office, ana: Membership) -> None:
    line = "Rivera Machining,Credentials,2025-08-01,2026-07-31,7,4799,The state,"
    run = ready(alder, ana, line)
    with office_context(alder.pk):
        assert ("Value", "7") in queries.rows_of(run, "all").rows[0].cells
    run = brought_in(run)
    with office_context(alder.pk):
        shown = dict(queries.rows_of(run, "all").rows[0].cells)
    assert shown["Where from"] == "The state"
    assert not {"Value", "Out of"} & set(shown)
