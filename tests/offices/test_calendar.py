"""The page of the school calendar, and what is done to a term or a holiday."""

from datetime import date

import pytest

from core.tenancy.context import office_context
from offices.models import Holiday, Membership, Office, Term
from tests.offices.pages import HTMX, ClientOf, finds_nothing, may_not, toast_of

PAGE = "/o/alder/settings/calendar/"
FALL = {"name": "Fall semester", "starts_on": "2026-08-17", "ends_on": "2026-12-18"}


@pytest.fixture
def break_(alder: Office) -> Holiday:
    with office_context(alder.pk):
        return Holiday.objects.create(
            office=alder,
            name="Spring break",
            starts_on=date(2027, 3, 15),
            ends_on=date(2027, 3, 19),
        )


def test_everybody_sees_it_and_only_who_may_changes_it(
    client_of: ClientOf, alice: Membership, bob: Membership, break_: Holiday
) -> None:
    assert "Spring break" in client_of(bob).get(PAGE).content.decode()
    assert "/edit/" not in client_of(bob).get(PAGE).content.decode()
    assert "/edit/" in client_of(alice).get(PAGE).content.decode()


def test_a_term_is_added_and_can_be_undone(
    client_of: ClientOf, alder: Office, alice: Membership
) -> None:
    client = client_of(alice)
    toast = toast_of(client.post(f"{PAGE}terms/new/", FALL, headers=HTMX))
    assert toast["message"] == "Fall semester added."
    client.post(toast["undo"])
    with office_context(alder.pk):
        assert [it.archived_at is None for it in Term.objects.all()] == [False]


def test_a_single_day_needs_no_last_day(
    client_of: ClientOf, alder: Office, alice: Membership
) -> None:
    said = {"name": "Labor Day", "starts_on": "2026-09-07", "ends_on": ""}
    client_of(alice).post(f"{PAGE}holidays/new/", said)
    with office_context(alder.pk):
        assert Holiday.objects.get().ends_on == date(2026, 9, 7)


@pytest.mark.parametrize(
    "wrong",
    [{"ends_on": "2026-08-01"}, {"ends_on": "2036-12-18"}, {"ends_on": ""}, {"ends_on": "soon"}],
)
def test_days_that_cannot_be_are_refused_with_what_was_typed(
    client_of: ClientOf, alder: Office, alice: Membership, wrong: dict[str, str]
) -> None:
    answer = client_of(alice).post(f"{PAGE}terms/new/", FALL | wrong)
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["ends_on"])
    assert "Fall semester" in answer.content.decode()
    with office_context(alder.pk):
        assert not Term.objects.exists()


def test_the_same_holiday_is_not_added_twice(
    client_of: ClientOf, alice: Membership, break_: Holiday
) -> None:
    said = {"name": "Spring break", "starts_on": "2027-03-15", "ends_on": "2027-03-26"}
    answer = client_of(alice).post(f"{PAGE}holidays/new/", said)
    assert list(answer.context["form"].errors) == ["name"]


def test_a_holiday_is_changed(
    client_of: ClientOf, alder: Office, alice: Membership, break_: Holiday
) -> None:
    said = {"name": "Spring break", "starts_on": "2027-03-22", "ends_on": "2027-03-26"}
    client_of(alice).post(f"{PAGE}holidays/{break_.pk}/edit/", said)
    with office_context(alder.pk):
        assert Holiday.objects.get().starts_on == date(2027, 3, 22)


def test_a_removed_holiday_comes_back_unless_its_place_is_taken(
    client_of: ClientOf, alder: Office, alice: Membership, break_: Holiday
) -> None:
    client = client_of(alice)
    undo = toast_of(client.post(f"{PAGE}holidays/{break_.pk}/archive/", headers=HTMX))["undo"]
    assert "Spring break" not in client.get(PAGE).content.decode()
    said = {"name": "Spring break", "starts_on": "2027-03-15", "ends_on": "2027-03-19"}
    client.post(f"{PAGE}holidays/new/", said)
    told = toast_of(client.post(undo, headers=HTMX))["message"]
    assert told == "The calendar has this already, from the same day."
    with office_context(alder.pk):
        Holiday.objects.exclude(pk=break_.pk).delete()
    assert toast_of(client.post(undo, headers=HTMX))["message"] == "Spring break is back."
    assert "Spring break" in client.get(PAGE).content.decode()


def test_only_directors_and_administrators_may(
    client_of: ClientOf, ana: Membership, bob: Membership, break_: Holiday
) -> None:
    for path in ("terms/new/", f"holidays/{break_.pk}/edit/", f"holidays/{break_.pk}/archive/"):
        may_not(client_of, ana, bob, path=f"settings/calendar/{path}")


def test_charlie_finds_nothing(client_of: ClientOf, charlie: Membership, break_: Holiday) -> None:
    for path in ("edit/", "archive/", "restore/"):
        finds_nothing(client_of, charlie, f"settings/calendar/holidays/{break_.pk}/{path}")
    assert client_of(charlie).get(PAGE).status_code == 404
