"""Bringing in, stopping, going on, undoing: what the page says and offers at each point."""

from datetime import timedelta

from django.utils import timezone

from core.models.imports import Import
from core.tenancy.context import office_context
from partnerships.models import Partner
from tests.contacts.imports.conftest import HEADER, ROWS, Desk

MANY = [f"Partner {index},Harlow,Employer,," for index in range(12)]


def names(desk: Desk) -> set[str]:
    with office_context(desk.member.office_id):
        return set(Partner.objects.values_list("name", flat=True))


def test_the_good_rows_come_in_and_the_page_says_what(desk: Desk) -> None:
    run = desk.done(HEADER, *ROWS)
    page = desk.page(run)
    assert names(desk) == {"Rivera Machining", "Copper Kettle Bakery"}
    assert "2 rows have come in" in page
    assert "1 row has to be mended." in page
    assert 'href="/o/alder/partners/"' in page
    assert desk.url(run, "undo") in page
    assert "Log a touch" in page


def test_while_it_runs_the_page_asks_and_then_loads_anew(desk: Desk) -> None:
    run = desk.checked(HEADER, ROWS[0])
    desk.press(run, "start")
    assert "Bringing in your rows" in desk.page(run)
    htmx = {"HX-Request": "true"}
    answer = desk.client.get(desk.url(run, "progress"), headers=htmx)
    assert "0 of 1 rows" in answer.content.decode()
    assert "HX-Trigger" not in answer
    desk.work(run.pk)
    answer = desk.client.get(desk.url(run, "progress"), headers=htmx)
    assert "refreshMain" in answer["HX-Trigger"]
    assert "hx-get" not in answer.content.decode()


def test_without_script_the_way_to_look_again_is_a_link(desk: Desk) -> None:
    run = desk.checked(HEADER, ROWS[0])
    desk.press(run, "start")
    assert f'href="{desk.url(run)}"' in desk.page(run)
    assert desk.client.get(desk.url(run, "progress"))["Location"] == desk.url(run)


def test_it_can_be_stopped_and_go_on(desk: Desk) -> None:
    run = desk.checked(HEADER, *MANY)
    desk.press(run, "start")
    desk.press(run, "stop")
    page = desk.page(run)
    assert "Stopped after 0 rows" in page
    assert "12 rows are still to come." in page
    desk.press(run, "go_on")
    desk.worked(run)
    assert len(names(desk)) == 12


def test_undo_takes_it_all_out_again(desk: Desk) -> None:
    run = desk.done(HEADER, *MANY)
    desk.press(run, "undo")
    assert "Taking it out again" in desk.page(run)
    desk.work(run.pk)
    assert names(desk) == set()
    assert "All of it is out again" in desk.page(run)


def test_what_somebody_has_touched_is_kept_listed_and_linked(desk: Desk) -> None:
    run = desk.done(HEADER, *MANY)
    with office_context(desk.member.office_id, by=desk.member.actor_key):
        touched = Partner.objects.get(name="Partner 3")
        Partner.objects.filter(pk=touched.pk).update(phone="555")
    desk.press(run, "undo")
    desk.work(run.pk)
    page = desk.page(run)
    assert names(desk) == {"Partner 3"}
    assert f'<a href="/o/alder/partners/{touched.pk}/">Partner 3</a>' in page
    assert "but for what has been touched since" in page


def test_after_thirty_days_there_is_no_undo(desk: Desk) -> None:
    run = desk.done(HEADER, *MANY)
    with office_context(desk.member.office_id):
        Import.objects.update(finished_at=timezone.now() - timedelta(days=31))
    assert desk.url(run, "undo") not in desk.page(run)
    desk.press(run, "undo")
    assert "can be undone for 30 days" in desk.page(run)
    assert len(names(desk)) == 12


def test_a_click_that_comes_too_late_says_so(desk: Desk) -> None:
    run = desk.done(HEADER, *MANY)
    for act in ("start", "stop", "go_on", "discard"):
        desk.press(run, act)
        assert "at another point by now" in desk.page(run)
    assert desk.press(run, "matches", there="skip", alike="skip").status_code == 302
    assert "at another point by now" in desk.page(run)
