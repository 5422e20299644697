"""Results on a partner's page, in the dialog, on the timeline, in the history and as a list."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.test import Client

from core.tenancy.context import office_context
from offices.models import Membership, Office
from outcomes.models import Measure, Result
from outcomes.presenters import results as presenter
from partnerships.models import Partner
from tests.factories import make_partner
from tests.factories.outcomes import make_measure, make_result
from tests.moulds import compare_moulds
from tests.partnerships.history import sentences, undo

TODAY = date(2026, 11, 20)
HTMX = {"HX-Request": "true", "HX-Target": "dialog-body"}


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
def measure(alder: Office) -> Measure:
    with office_context(alder.pk):
        return make_measure(alder, name="Applicants reached", about="partner")


@pytest.fixture
def client(client_of: Callable[[Membership], Client], ana: Membership) -> Client:
    return client_of(ana)


def page_of(client: Client, partner: Partner) -> str:
    page = client.get(f"/o/alder/partners/{partner.pk}/").content.decode()
    return " ".join(page.split())


def results(partner: Partner) -> list[Result]:
    with office_context(partner.office_id):
        return list(Result.objects.order_by("pk"))


def new_url(partner: Partner) -> str:
    return f"/o/alder/partners/{partner.pk}/results/new/"


def test_nothing_measured_yet_and_the_click_that_fills_it(
    client: Client, partner: Partner, measure: Measure
) -> None:
    page = page_of(client, partner)
    assert "Nothing measured yet" in page
    assert new_url(partner) in page
    form = client.get(new_url(partner), headers=HTMX).content.decode()
    assert "Applicants reached" in form
    assert '<optgroup label="Partner">' in form
    chips = [it.choice_label for it in client.get(new_url(partner)).context["form"]["period"]]
    assert chips == ["2026\u201327", "2025\u201326", "2024\u201325", "Another period"]


def test_without_measures_the_form_leads_to_where_they_are_chosen(
    client_of: Callable[[Membership], Client],
    alice: Membership,
    ana: Membership,
    partner: Partner,
) -> None:
    page = client_of(alice).get(new_url(partner)).content.decode()
    assert "/o/alder/measures/" in page
    page = client_of(ana).get(new_url(partner)).content.decode()
    assert "A director or an administrator" in page


def test_a_leader_sees_results_and_cannot_write(
    client_of: Callable[[Membership], Client], bob: Membership, partner: Partner, measure: Measure
) -> None:
    client = client_of(bob)
    assert "Nothing measured yet." in page_of(client, partner)
    with office_context(partner.office_id):
        result = make_result(partner, measure, shared_on=TODAY)
    assert "31 of 40" in page_of(client, partner)
    assert f"/o/alder/results/{result.pk}/edit/" not in page_of(client, partner)
    assert client.get("/o/alder/results/").status_code == 200
    assert client.get(new_url(partner)).status_code == 403
    assert client.get(f"/o/alder/results/{result.pk}/edit/").status_code == 403
    for act in ("share", "archive", "restore"):
        assert client.post(f"/o/alder/results/{result.pk}/{act}/").status_code == 403
    assert client.post(f"/o/alder/partners/{partner.pk}/results/share/").status_code == 403


def test_a_result_is_written_down_of_this_year_and_undone(
    client: Client, partner: Partner, measure: Measure
) -> None:
    year = client.get(new_url(partner)).context["form"]["period"].initial
    said = {"measure": measure.pk, "period": year, "value": "31", "of": "40"}
    answer = client.post(new_url(partner), said, headers=HTMX)
    assert answer.status_code == 204
    [result] = results(partner)
    assert (result.starts_on.isoformat(), result.value) == (year, Decimal(31))
    page = page_of(client, partner)
    assert "31 of 40" in page
    assert "2026\u201327 · Not shared yet" in page
    undo_url = f"/o/alder/results/{result.pk}/archive/"
    assert undo_url in answer.headers["HX-Trigger"]
    client.post(undo_url)
    assert "Nothing measured yet" in page_of(client, partner)


def test_a_form_that_is_sent_twice_writes_one_result(
    client: Client, partner: Partner, measure: Measure
) -> None:
    token = client.get(new_url(partner)).context["once"]
    said = {"measure": measure.pk, "period": "2026-08-01", "value": "31", "once": token}
    answers = [client.post(new_url(partner), said) for _ in range(2)]
    assert [it.status_code for it in answers] == [302, 302]
    [result] = results(partner)
    client.post(f"/o/alder/results/{result.pk}/archive/")
    client.post(new_url(partner), said)
    assert [it.archived_at is None for it in results(partner)] == [False, True]
    other = client.post(new_url(partner), said | {"once": "another"})
    assert other.status_code == 422


def test_another_period_needs_both_days(client: Client, partner: Partner, measure: Measure) -> None:
    said = {"measure": measure.pk, "period": "other", "value": "31", "starts_on": "2026-01-05"}
    answer = client.post(new_url(partner), said)
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["ends_on"]
    client.post(new_url(partner), said | {"ends_on": "2026-05-31"})
    assert "Jan 5 \u2013 May 31 · Not shared yet" in page_of(client, partner)


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"measure": "0"}, "measure"),
        ({"period": "1999-08-01"}, "period"),
        ({"value": ""}, "value"),
        ({"value": "3.5"}, "value"),
        ({"of": "30"}, "of"),
        ({"shared_on": "2026-11-21"}, "shared_on"),
    ],
)
def test_a_form_that_makes_no_sense_comes_back(
    client: Client, partner: Partner, measure: Measure, said: dict[str, str], field: str
) -> None:
    whole = {"measure": measure.pk, "period": "2025-08-01", "value": "31"} | said
    year = client.get(new_url(partner)).context["form"]["period"].initial
    whole["period"] = said.get("period", year)
    answer = client.post(new_url(partner), whole)
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert results(partner) == []


def test_it_is_edited_shared_and_taken_back(
    client: Client, partner: Partner, measure: Measure
) -> None:
    with office_context(partner.office_id):
        result = make_result(partner, measure, source="Lists")
    url = f"/o/alder/results/{result.pk}/"
    form = client.get(f"{url}edit/").context["form"]
    assert (form["value"].value(), form["of"].value(), form["source"].value()) == (31, 40, "Lists")
    days = {"period": "other", "starts_on": "2025-11-20", "ends_on": "2026-11-20"}
    answer = client.post(f"{url}edit/", days | {"value": "33", "of": "40"}, headers=HTMX)
    assert answer.status_code == 204
    assert results(partner)[0].value == 33
    undo(client, partner, "changed Applicants reached (Nov 20, 2025 \u2013 Nov 20) from 31 of 40")
    assert (results(partner)[0].value, results(partner)[0].source) == (Decimal(31), "Lists")
    answer = client.post(f"{url}share/", headers=HTMX)
    assert results(partner)[0].shared_on == TODAY
    assert "history/undo/?entry=" in answer.headers["HX-Trigger"]
    undo(client, partner, "was shared with the partner on Nov 20")
    assert results(partner)[0].shared_on is None


def test_what_was_shared_before_or_removed_is_not_said_to_be_shared_today(
    client: Client, partner: Partner, measure: Measure
) -> None:
    with office_context(partner.office_id):
        before = make_result(partner, measure, shared_on=date(2026, 11, 3))
        gone = make_result(partner, archived_at=datetime(2026, 11, 3, tzinfo=UTC))
    for result in (before, gone):
        answer = client.post(f"/o/alder/results/{result.pk}/share/", headers=HTMX)
        assert "it was left as it is" in answer.headers["HX-Trigger"]
        assert "Shared with the partner today" not in answer.headers["HX-Trigger"]
    assert {it.shared_on for it in results(partner)} == {date(2026, 11, 3), None}


def test_what_was_written_down_before_the_school_year_moved_can_be_shared(
    client: Client, partner: Partner, alder: Office
) -> None:
    with office_context(alder.pk):
        make_result(partner, starts_on=date(2026, 8, 1), ends_on=date(2027, 7, 31))
        Office.objects.filter(pk=alder.pk).update(year_starts_month=7, year_starts_day=1)
    client.post(f"/o/alder/partners/{partner.pk}/results/share/")
    assert [it.shared_on for it in results(partner)] == [TODAY]


def test_all_are_shared_at_once(client: Client, partner: Partner, measure: Measure) -> None:
    with office_context(partner.office_id):
        make_result(partner, measure)
    share = f"/o/alder/partners/{partner.pk}/results/share/"
    assert share not in page_of(client, partner)
    with office_context(partner.office_id):
        make_result(partner)
        other = make_result(make_partner(partner.office))
    assert share in page_of(client, partner)
    client.post(share)
    assert [it.shared_on for it in results(partner)] == [TODAY, TODAY, None]
    assert other.shared_on is None
    assert "Shared Nov 20" in page_of(client, partner)
    undo(client, partner, "was shared with the partner on Nov 20")
    assert {it.shared_on for it in results(partner)} == {None}


def test_what_was_shared_stands_on_the_timeline(
    client: Client, partner: Partner, measure: Measure
) -> None:
    with office_context(partner.office_id):
        for days in (3, 9):
            ends_on = TODAY - timedelta(days=days)
            make_result(partner, measure, ends_on=ends_on, shared_on=ends_on)
        make_result(partner, measure)
    url = f"/o/alder/partners/{partner.pk}/timeline/"
    page = page_of(client, partner)
    assert page.count("Result shared") == 2
    assert page.index('<time datetime="2026-11-17">') < page.index('<time datetime="2026-11-11">')
    only = client.get(url, {"only": "results"}).content.decode()
    assert only.count("Result shared") == 2


def test_the_list_filters_and_offers_what_can_be_done(
    client: Client, partner: Partner, measure: Measure
) -> None:
    assert "Nothing measured yet" in client.get("/o/alder/results/").content.decode()
    with office_context(partner.office_id):
        result = make_result(partner, measure, source="Lists of visitors")
        gone = make_result(partner, archived_at="2026-01-01T00:00Z")
    page = client.get("/o/alder/results/").content.decode()
    assert "Lists of visitors" in page
    assert f"/o/alder/results/{result.pk}/share/" in page
    assert "/o/alder/results.csv" in page
    assert "Nothing fits" in client.get("/o/alder/results/?view=shared").content.decode()
    page = client.get("/o/alder/results/?view=archived").content.decode()
    assert f"/o/alder/results/{gone.pk}/restore/" in page
    chosen = f"/o/alder/results/?partner={partner.pk}&measure={measure.pk}"
    assert "Clear the filters" in client.get(chosen).content.decode()
    assert client.get("/o/alder/results/?page=wrong").status_code == 200
    client.post(f"/o/alder/results/{gone.pk}/restore/")
    assert all(it.archived_at is None for it in results(partner))


def test_a_result_whose_place_is_taken_does_not_come_back(
    client: Client, partner: Partner, measure: Measure
) -> None:
    with office_context(partner.office_id):
        gone = make_result(partner, measure, archived_at="2026-01-01T00:00Z")
        make_result(partner, measure)
    answer = client.post(f"/o/alder/results/{gone.pk}/restore/", headers=HTMX)
    assert "There is a result for this period already." in answer.headers["HX-Trigger"]
    assert results(partner)[0].archived_at is not None


def test_every_mould_says_what_its_template_says(
    client: Client, partner: Partner, measure: Measure, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = compare_moulds(monkeypatch, presenter)
    with office_context(partner.office_id):
        make_result(partner, measure, source="<b>Lists</b> & more")
        make_result(partner, value=3, shared_on=TODAY)
        make_result(partner, archived_at="2026-01-01T00:00Z")
    assert "<b>Lists</b> &" not in page_of(client, partner)
    for view in ("", "shared", "archived"):
        assert client.get(f"/o/alder/results/?view={view}").status_code == 200
    assert drawn == {"outcomes/result_item.html", "outcomes/results_row.html"}


def test_the_history_tells_and_takes_back(
    client: Client, partner: Partner, measure: Measure
) -> None:
    days = {"period": "other", "starts_on": "2026-01-05", "ends_on": "2026-05-31"}
    said = days | {"measure": measure.pk, "value": "31", "of": "40"}
    client.post(new_url(partner), said)
    [result] = results(partner)
    url = f"/o/alder/results/{result.pk}"
    changed = said | {"ends_on": "2026-06-30", "note": "Proud", "shared_on": "2026-11-03"}
    client.post(f"{url}/edit/", changed)
    client.post(f"{url}/edit/", changed | {"shared_on": ""})
    client.post(f"{url}/archive/")
    client.post(f"{url}/restore/")
    first, then = "Jan 5 \u2013 May 31", "Jan 5 \u2013 Jun 30"
    what = f"Applicants reached ({then})"
    assert set(sentences(client, partner, show="results")) == {
        f"Ana Ames wrote down the result Applicants reached ({first}): 31 of 40.",
        f"Ana Ames changed the period of the result {what}.",
        f"Ana Ames changed what is noted of {what}.",
        f"Ana Ames noted that {what} was shared with the partner on Nov 3.",
        f"Ana Ames noted that {what} was not shared yet.",
        f"Ana Ames removed the result {what}.",
        f"Ana Ames restored the result {what}.",
    }
    undo(client, partner, "restored the result")
    assert results(partner)[0].archived_at is not None
