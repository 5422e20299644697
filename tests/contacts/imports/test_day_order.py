"""Days with the day first: found out, said, chosen, remembered."""

import io
from datetime import date
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core.management import call_command

from contacts.sheets.dates import clean_date
from core.models.imports import Import
from core.registries.sheets import Order
from core.tenancy.context import office_context
from offices.models import Office
from outreach.sheets.days import clean_days
from partnerships.models import Partner
from tests.contacts.imports.conftest import Desk

HEADER = "Company,Partner since"
BRITISH = ("Rivera Machining,03/09/2024", "Copper Kettle Bakery,15/01/2025")
BOTH = (*BRITISH, "Harlow Steel,09/30/2024")
SAID = "“Partner since” has the day first, as row 3 shows: 3/9 is September 3."
CHOSEN = "As you chose, days are read with the day first: 3/9 is September 3."


@pytest.mark.parametrize(
    ("text", "order", "day", "said"),
    [
        ("03/09/2024", "month", "2024-03-09", ""),
        ("03/09/2024", "day", "2024-09-03", ""),
        ("15/01/2025", "day", "2025-01-15", ""),
        ("15/01/2025", "month", "2025-01-15", "has the day first"),
        ("09/30/2024", "day", "2024-09-30", "has the month first"),
        ("03/09/2024", "either", "2024-03-09", "may have the day or the month first"),
        ("03/03/2024", "either", "2024-03-03", ""),
        ("09/30/2024", "either", "2024-09-30", ""),
        ("2024-03-09", "day", "2024-03-09", ""),
    ],
)
def test_a_day_is_read_as_its_column_has_it(text: str, order: Order, day: str, said: str) -> None:
    cleaned = clean_date(text, 2026, order=order)
    assert cleaned.value == day
    assert [said in it.message for it in cleaned.problems] == ([True] if said else [])
    assert clean_days(text, date(2026, 1, 1), order=order).value.first == day


def test_a_day_without_a_year_is_read_as_its_column_has_it() -> None:
    today = date(2026, 11, 20)
    assert clean_days("3/9", today).value.first == "2026-03-09"
    assert clean_days("3/9", today, order="day").value.first == "2026-09-03"
    assert clean_days("15/9", today).value.first == "2026-09-15"
    spanned = clean_days("3/9/2026 to 5/9/2026", today, order="day").value
    assert (spanned.first, spanned.last) == ("2026-09-03", "2026-09-05")


def since(run: Import) -> list[str]:
    """The days of the rows, in their order."""
    with office_context(run.office_id):
        values = run.rows.order_by("number").values_list("values", flat=True)
        return [it["partner_since"] for it in values]


def warned(run: Import) -> list[int]:
    with office_context(run.office_id):
        rows = run.rows.exclude(findings=[]).order_by("number")
        return list(rows.values_list("number", flat=True))


def test_one_cell_tells_the_whole_column_and_the_check_says_so(desk: Desk) -> None:
    run = desk.checked(HEADER, *BRITISH)
    assert since(run) == ["2024-09-03", "2025-01-15"]
    assert warned(run) == []
    assert SAID in desk.page(run)


def test_a_column_that_shows_nothing_has_the_month_first_and_nothing_is_said(desk: Desk) -> None:
    run = desk.checked(HEADER, BRITISH[0], "Harlow Steel,09/30/2024")
    assert since(run) == ["2024-03-09", "2024-09-30"]
    assert "first, as row" not in desk.page(run)


def test_a_column_with_both_warns_where_a_day_could_be_either(desk: Desk) -> None:
    run = desk.checked(HEADER, *BOTH)
    assert since(run) == ["2024-03-09", "2025-01-15", "2024-09-30"]
    assert warned(run) == [2, 3]
    page = desk.page(run)
    assert "has days with the day first (row 3) and days with the month first (row 4)" in page
    assert "“03/09/2024” may have the day or the month first. We took 2024-03-09." in page


def test_it_can_be_chosen_and_is_remembered_for_the_next_file(desk: Desk) -> None:
    run = desk.upload(HEADER, *BOTH)
    assert '<option value="file" selected>' in desk.page(run)
    columns = {"column-0": "name", "column-1": "partner_since"}
    desk.press(run, "columns", **columns, day_order="day")
    run = desk.worked(run)
    assert since(run) == ["2024-09-03", "2025-01-15", "2024-09-30"]
    assert warned(run) == [4]
    assert CHOSEN in desk.page(run)

    again = desk.upload(HEADER, "Dale Foods,04/09/2024")
    assert again.day_order == "day"
    assert '<option value="day" selected>' in desk.page(again)
    desk.press(again, "columns", **columns)
    assert since(desk.worked(again)) == ["2024-09-04"]


def test_a_file_without_days_is_not_asked_about_them(desk: Desk) -> None:
    assert "day_order" not in desk.page(desk.upload("Company,City", "Rivera Machining,Harlow"))


def test_an_order_that_nobody_knows_is_refused_on_the_page(desk: Desk) -> None:
    run = desk.upload(HEADER, *BRITISH)
    answer = desk.press(
        run, "columns", **{"column-0": "name", "column-1": "partner_since", "day_order": "year"}
    )
    assert answer.status_code == 422
    assert desk.again(run.pk).day_order == "file"


def test_the_shell_finds_it_out_says_it_and_can_be_told(
    alder: Office, tmp_path: Path, settings: LazySettings
) -> None:
    settings.MEDIA_ROOT, path = str(tmp_path / "uploads"), tmp_path / "ours.csv"
    path.write_text("\n".join([HEADER, *BRITISH]))

    def bring_in(**more: object) -> str:
        out = io.StringIO()
        call_command("import_sheet", path, office="alder", sheet="partners", stdout=out, **more)
        return out.getvalue()

    assert SAID in bring_in(dry_run=True)
    assert CHOSEN in bring_in(dry_run=True, days="day")
    said = bring_in(days="month")
    assert "line 3, Partner since: “15/01/2025” has the day first" in said
    with office_context(alder.pk):
        days = Partner.objects.order_by("partner_since").values_list("partner_since", flat=True)
        assert list(days) == [date(2024, 3, 9), date(2025, 1, 15)]
