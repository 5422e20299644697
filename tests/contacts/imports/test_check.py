"""The dry run: numbers, rows with their findings, words, choices, the file of rows to mend."""

import csv
import io

import pytest

from core.models.imports import ImportRow
from core.tenancy.context import office_context
from offices.models import Membership
from partnerships.models import Partner
from tests.contacts.imports.conftest import HEADER, ROWS, Desk
from tests.factories import make_partner
from tests.laws.exported import body_of


@pytest.fixture
def rivera(ana: Membership) -> Partner:
    """Rivera Machining is there already."""
    with office_context(ana.office_id):
        return make_partner(ana.office, name="Rivera Machining", town="Harlow", owner=ana)


def states(desk: Desk) -> dict[int, str]:
    with office_context(desk.member.office_id):
        return dict(ImportRow.objects.order_by("number").values_list("number", "state"))


def test_nothing_is_saved_and_the_button_says_what_will_happen(desk: Desk) -> None:
    page = desk.page(desk.checked(HEADER, *ROWS))
    assert "Nothing is saved yet" in page
    assert "Bring in 2 rows" in page
    assert "1 row has to be mended first" in page
    with office_context(desk.member.office_id):
        assert not Partner.objects.exists()


def test_each_row_to_mend_says_why(desk: Desk) -> None:
    run = desk.checked(HEADER, *ROWS)
    page = desk.page(run, "?show=bad")
    assert 'id="row-4"' in page
    assert "This is needed, and the cell is empty." in page
    assert 'id="row-2"' not in page
    assert 'id="row-2"' in desk.page(run, "?show=new")
    assert 'id="row-2"' not in desk.page(run, "?show=warned")
    assert 'id="row-3"' in desk.page(run, "?show=warned")


def test_a_word_can_be_told_to_mean_one_of_ours(desk: Desk) -> None:
    run = desk.checked(HEADER, *ROWS)
    page = desk.page(run)
    assert "“Bakkery”" in page
    said = {"column": "kind", "word": "Bakkery", "means": "employer"}
    assert desk.press(run, "words", **said).status_code == 302
    run = desk.worked(run)
    assert run.words == {"kind": {"Bakkery": "employer"}}
    assert "“Bakkery”" not in desk.page(run)
    assert 'id="row-3"' not in desk.page(run, "?show=warned")


def test_a_meaning_that_does_not_exist_is_refused(desk: Desk) -> None:
    run = desk.checked(HEADER, *ROWS)
    said = {"column": "kind", "word": "Bakkery", "means": "bakery"}
    assert desk.press(run, "words", **said).status_code == 400
    assert desk.again(run.pk).state == "ready"


def test_what_is_there_already_is_shown_and_linked(desk: Desk, rivera: Partner) -> None:
    run = desk.checked(HEADER, ROWS[0])
    page = desk.page(run, "?show=match")
    assert f'href="/o/alder/partners/{rivera.pk}/"' in page
    assert "1 row fills in what is there already." in page


@pytest.mark.parametrize(
    ("choice", "said"),
    [("create", "1 row will be added."), ("skip", "No row can come in as it is")],
)
def test_the_choice_for_all_rows_changes_the_button(
    choice: str, said: str, desk: Desk, rivera: Partner
) -> None:
    run = desk.checked(HEADER, ROWS[0])
    assert desk.press(run, "matches", there=choice, alike="create").status_code == 302
    assert said in desk.page(run)


def test_one_row_can_be_told_apart(desk: Desk, rivera: Partner) -> None:
    run = desk.checked(HEADER, ROWS[0], "Fir Farm,Dale,Employer,,")
    assert "1 row fills in" in desk.page(run)
    desk.client.post(f"{desk.url(run)}rows/2/", {"choice": "skip"})
    page = desk.page(run, "?show=match")
    assert "1 row is left out." in page
    assert "Bring in 1 row" in page
    assert '<option value="skip" selected>' in page


def test_choices_that_do_not_exist_are_refused(desk: Desk, rivera: Partner) -> None:
    run = desk.checked(HEADER, ROWS[0])
    assert desk.press(run, "matches", there="burn", alike="create").status_code == 400
    assert desk.client.post(f"{desk.url(run)}rows/2/", {"choice": "burn"}).status_code == 400
    assert desk.client.post(f"{desk.url(run)}rows/99/", {"choice": "skip"}).status_code == 404


def test_the_rows_to_mend_come_back_with_the_reason(desk: Desk) -> None:
    run = desk.checked(HEADER, *ROWS)
    answer = desk.client.get(desk.url(run, "bad_csv"))
    text = body_of(answer).decode("utf-8-sig")
    header, *rows = list(csv.reader(io.StringIO(text)))
    assert header == [*HEADER.split(","), "What to mend"]
    assert [row[:5] for row in rows] == [ROWS[2].split(",")]
    assert "Name: This is needed" in rows[0][5]


def test_many_rows_stand_on_pages(desk: Desk) -> None:
    lines = [f"Partner {index},Harlow,Employer,," for index in range(120)]
    run = desk.checked("Company,City,Type,Contact,Email", *lines)
    answer = desk.client.get(f"{desk.url(run)}?show=new")
    assert answer.content.decode().count('id="row-') == 50
    following = desk.client.get(f"{desk.url(run)}{answer.context['next_url']}")
    assert 'id="row-52"' in following.content.decode()
    assert following.context["previous_url"]
    assert desk.client.get(f"{desk.url(run)}?page=nonsense").status_code == 404


def test_a_file_can_be_discarded(desk: Desk) -> None:
    run = desk.checked(HEADER, *ROWS)
    assert desk.press(run, "discard")["Location"] == "/o/alder/import/"
    assert desk.client.get(desk.url(run)).status_code == 404
    assert "ours.csv is discarded" in desk.client.get("/o/alder/import/").content.decode()


def test_formulas_of_a_file_are_shown_as_text_and_refused(desk: Desk) -> None:
    run = desk.checked(HEADER, '"=HYPERLINK(""x"")<b>",Harlow,Employer,,')
    page = desk.page(run)
    assert "This cell holds a formula" in page
    assert "<b>" not in page.split('id="row-2"')[1].split("</li>")[0].replace("<b>Row", "")
    assert states(desk) == {2: "bad"}


def test_nothing_can_be_chosen_for_a_row_that_has_to_be_mended_first(
    desk: Desk, rivera: Partner
) -> None:
    bad = "Rivera Machining,Harlow,Employer,Luis Rivera,luis(at)rivera"
    run = desk.checked(HEADER, bad, *ROWS[:2])
    page = desk.page(run, "?show=bad")
    assert 'id="row-2"' in page
    assert 'id="choice-2"' not in page
    assert 'id="choice-3"' in desk.page(run, "?show=match")
