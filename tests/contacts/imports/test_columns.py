"""The columns of a file: guessed, shown with what stands in them, corrected, remembered."""

from tests.contacts.imports.conftest import HEADER, ROWS, Desk

TITLES = ("Partners of Alder,,,,", "Printed 11/2/2026,,,,", "")
TOTAL = "Total,3,,,"


def test_each_column_shows_its_first_values_and_what_it_is_taken_for(desk: Desk) -> None:
    page = desk.page(desk.upload(HEADER, *ROWS))
    assert "Rivera Machining · Copper Kettle Bakery" in page
    assert '<option value="name" selected>' in page
    assert '<option value="town" selected>' in page
    assert "Read as text in UTF-8, with commas between the columns." in page


def test_what_was_passed_over_is_said(desk: Desk) -> None:
    page = desk.page(desk.upload(*TITLES, HEADER, *ROWS, TOTAL))
    assert "above the header were passed over" in page
    assert "A line of totals was left out (row 8)." in page


def test_a_column_that_is_needed_and_missing_is_named(desk: Desk) -> None:
    run = desk.upload("City,Fax", "Harlow,12", "Dale,13")
    assert "We did not find a column for: <b>Name</b>" in desk.page(run)
    answer = desk.press(run, "columns", **{"column-0": "town"})
    assert answer.status_code == 422
    assert "Say which column this is." in answer.content.decode()
    assert '<option value="town" selected>' in answer.content.decode()


def test_two_columns_cannot_be_the_same(desk: Desk) -> None:
    run = desk.upload(HEADER, *ROWS)
    answer = desk.press(run, "columns", **{"column-0": "name", "column-1": "name"})
    assert answer.status_code == 422
    assert answer.content.decode().count("Only one column can be “Name”.") == 2


def test_what_was_chosen_is_remembered_for_the_next_file(desk: Desk) -> None:
    run = desk.upload("Thing,Where", "Rivera,Harlow")
    desk.press(run, "columns", **{"column-0": "name", "column-1": "street"})
    desk.work(run.pk)
    assert desk.upload("Thing,Where", "Kettle,Dale").mapping == {"name": 0, "street": 1}


def test_columns_can_be_changed_after_the_check(desk: Desk) -> None:
    run = desk.checked(HEADER, *ROWS)
    assert "Back" in desk.client.get(desk.url(run, "columns")).content.decode()
    desk.press(run, "columns", **{"column-0": "name"})
    assert desk.again(run.pk).state == "checking"
    assert desk.worked(run).mapping == {"name": 0}


def test_once_it_came_in_they_are_settled(desk: Desk) -> None:
    run = desk.done(HEADER, ROWS[0])
    answer = desk.client.get(desk.url(run, "columns"))
    assert (answer.status_code, answer["Location"]) == (302, desk.url(run))
