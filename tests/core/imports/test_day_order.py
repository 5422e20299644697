"""A column of days is looked over as a whole before any of them is read."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.imports import runs
from core.imports.day_order import days_said, look_over, orders_of
from core.models.imports import DayOrder, Import, ImportMapping, ImportRow
from core.tenancy.context import office_context
from offices.models import Membership, Office

MAPPING = {"partner": 0, "title": 1, "starts_on": 2, "ends_on": 3}


@pytest.fixture
def staged(alder: Office) -> Any:
    """Makes an import of agreements with these pairs of days, numbered from 2 on."""

    def make(*days: tuple[str, str], day_order: str = DayOrder.FILE) -> Import:
        run = Import.objects.create(
            office=alder, sheet="agreements", filename="a.csv", mapping=MAPPING,
            header=["Partner", "Title", "Start", "End"], day_order=day_order,
        )  # fmt: skip
        for number, (first, last) in enumerate(days, 2):
            cells = ["Rivera", "Plan", first, last]
            ImportRow.objects.create(office=alder, run=run, number=number, cells=cells)
        return run

    with office_context(alder.pk):
        yield make


@pytest.mark.parametrize(
    ("cell", "order"),
    [
        ("15/01/2025", "day"),
        ("15.1.25", "day"),
        ("31-12-2025 14:30", "day"),
        ("Wed 15/01/2025", "day"),
        ("15/1", "day"),
        ("01/15/2025", "month"),
        ("1/15", "month"),
        ("03/09/2024", None),
        ("2025-01-15", None),
        ("15 March 2025", None),
        ("March 10-15", None),
        ("9/2023", None),
        ("2022-23", None),
        ("15/15/2025", None),
        ("15/01/20255", None),
        ("32/01/2025", None),
        ("", None),
    ],
)
def test_a_cell_shows_what_comes_first_only_where_it_can_be_read_one_way(
    staged: Any, cell: str, order: str | None
) -> None:
    run = staged((cell, "02/03/2025"))
    expected = {"order": "day", "day_line": 2} if order == "day" else None
    assert look_over(run).get("starts_on") == expected
    month = staged((cell, "02/03/2025"), ("20/03/2025", ""))
    assert (look_over(month)["starts_on"]["order"] == "either") is (order == "month")


def test_a_column_that_shows_nothing_follows_the_others_of_its_file(staged: Any) -> None:
    run = staged(("01/08/2024", "31/07/2025"))
    assert look_over(run) == {
        "starts_on": {"order": "day"},
        "ends_on": {"order": "day", "day_line": 2},
    }


def test_columns_that_contradict_each_other_are_read_each_by_itself(staged: Any) -> None:
    run = staged(("01/30/2024", "31/07/2025"))
    assert look_over(run) == {"ends_on": {"order": "day", "day_line": 2}}


def test_what_somebody_chose_is_asked_of_no_cell(staged: Any) -> None:
    run = staged(("01/30/2024", "31/07/2025"), day_order=DayOrder.DAY)
    with CaptureQueriesContext(connection) as asked:
        assert look_over(run) == {"starts_on": {"order": "day"}, "ends_on": {"order": "day"}}
    assert len(asked) == 0
    assert look_over(staged(("31/01/2024", ""), day_order=DayOrder.MONTH)) == {}


def test_the_whole_column_is_looked_over_in_one_statement(staged: Any) -> None:
    run = staged(*[("03/09/2024", "04/09/2024")] * 40, ("15/09/2024", ""))
    with CaptureQueriesContext(connection) as asked:
        assert look_over(run)["starts_on"] == {"order": "day", "day_line": 42}
    assert len(asked) == 1


def test_it_is_said_in_words_by_the_names_of_the_file(staged: Any) -> None:
    run = staged(("01/08/2024", "31/07/2025"), ("", "07/31/2025"), ("20/08/2024", ""))
    run.facts = {"days": look_over(run)}
    assert orders_of(run) == {"starts_on": "day", "ends_on": "either"}
    assert days_said(run) == [
        "“Start” has the day first, as row 4 shows: 3/9 is September 3.",
        "“End” has days with the day first (row 2) and days with the month first (row 3). What"
        " could be either is read with the month first and has a warning; if that is wrong, change"
        " the columns and say how days are written.",
    ]
    run = staged(("01/08/2024", "31/07/2025"))
    run.facts = {"days": look_over(run)}
    assert days_said(run)[0] == (
        "“Start” is read with the day first, like the other days of the file: 3/9 is September 3."
    )
    run.day_order = DayOrder.DAY
    assert days_said(run) == ["As you chose, days are read with the day first: 3/9 is September 3."]


def test_an_order_that_does_not_exist_is_refused(staged: Any, ana: Membership) -> None:
    run = staged(("01/08/2024", ""))
    run.state = "mapping"
    run.save()
    with pytest.raises(ValidationError) as refused:
        runs.choose_columns(by=ana, run=run, mapping=MAPPING, words={}, day_order="year")
    assert list(refused.value.message_dict) == ["day_order"]
    assert not ImportMapping.objects.exists()
