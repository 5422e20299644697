"""What they want, on a partner's page, in the dialog and as a list."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from core.tenancy.context import office_context
from offices.models import Membership, Office
from partnerships.models import Need, Partner
from partnerships.presenters import needs as presenter
from tests.factories import make_need, make_partner
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
def client(client_of: Callable[[Membership], Client], ana: Membership) -> Client:
    return client_of(ana)


def page_of(client: Client, partner: Partner) -> str:
    return client.get(f"/o/alder/partners/{partner.pk}/").content.decode()


def needs(partner: Partner) -> list[Need]:
    with office_context(partner.office_id):
        return list(Need.objects.order_by("pk"))


def new_url(partner: Partner) -> str:
    return f"/o/alder/partners/{partner.pk}/needs/new/"


def test_nobody_asked_yet_and_the_click_that_fills_it(client: Client, partner: Partner) -> None:
    page = page_of(client, partner)
    assert "Nobody asked yet" in page
    assert new_url(partner) in page
    form = client.get(new_url(partner), headers=HTMX).content.decode()
    assert "What Rivera Machining wants" in form
    assert 'value="2026-11-20"' in form


def test_a_leader_sees_what_nobody_asked_and_cannot_write(
    client_of: Callable[[Membership], Client], bob: Membership, partner: Partner
) -> None:
    client = client_of(bob)
    assert "Nobody asked yet." in page_of(client, partner)
    assert new_url(partner) not in page_of(client, partner)
    assert client.get(new_url(partner)).status_code == 403
    with office_context(partner.office_id):
        need = make_need(partner)
    assert client.get("/o/alder/needs/").status_code == 200
    for act in ("asked", "met", "reopen", "archive", "restore"):
        assert client.post(f"/o/alder/needs/{need.pk}/{act}/").status_code == 403
    assert client.get(f"/o/alder/needs/{need.pk}/edit/").status_code == 403
    assert client.post(f"/o/alder/partners/{partner.pk}/needs/asked/").status_code == 403


def test_a_need_is_written_down_and_undone(client: Client, partner: Partner) -> None:
    said = {"words": "People to hire", "topic": "pipeline", "asked_on": "2026-05-04"}
    answer = client.post(new_url(partner), said, headers=HTMX)
    assert answer.status_code == 204
    [need] = needs(partner)
    assert (need.words, need.topic, need.asked_on) == (
        "People to hire",
        "pipeline",
        date(2026, 5, 4),
    )
    page = page_of(client, partner)
    assert "People to hire" in page
    assert "People to hire later · asked in May 2026" in " ".join(page.split())
    assert f"/o/alder/needs/{need.pk}/archive/" in answer.headers["HX-Trigger"]
    client.post(f"/o/alder/needs/{need.pk}/archive/")
    assert "Nobody asked yet" in page_of(client, partner)


def test_a_form_that_is_sent_twice_writes_one_need_and_after_undo_another(
    client: Client, partner: Partner
) -> None:
    token = client.get(new_url(partner)).context["once"]
    said = {"words": "People", "topic": "other", "asked_on": "2026-11-20", "once": token}
    answers = [client.post(new_url(partner), said) for _ in range(2)]
    assert [it.status_code for it in answers] == [302, 302]
    [need] = needs(partner)
    client.post(f"/o/alder/needs/{need.pk}/archive/")
    client.post(new_url(partner), said)
    assert [it.archived_at is None for it in needs(partner)] == [False, True]


@pytest.mark.parametrize(
    "said",
    [
        {"words": ""},
        {"words": "x" * 301},
        {"topic": "money"},
        {"asked_on": "2026-11-21"},
        {"asked_on": "soon"},
    ],
)
def test_a_form_that_makes_no_sense_comes_back(
    client: Client, partner: Partner, said: dict[str, str]
) -> None:
    whole = {"words": "People", "topic": "other", "asked_on": "2026-11-20"} | said
    answer = client.post(new_url(partner), whole)
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == list(said)
    assert needs(partner) == []


def test_it_is_edited_met_and_taken_back(client: Client, partner: Partner) -> None:
    with office_context(partner.office_id):
        need = make_need(partner, asked_on=TODAY - timedelta(days=30))
    url = f"/o/alder/needs/{need.pk}/edit/"
    form = client.get(url).content.decode()
    assert "Machinists who can read a drawing" in form
    said = {"words": "Machinists", "topic": "pipeline", "asked_on": "2026-11-19", "met_on": ""}
    answer = client.post(url, said, headers=HTMX)
    assert answer.status_code == 204
    assert needs(partner)[0].words == "Machinists"
    assert "history/undo/?entry=" in answer.headers["HX-Trigger"]
    undo(client, partner, "Ana Ames reworded what they want")
    assert (needs(partner)[0].words, needs(partner)[0].topic) == (need.words, need.topic)
    client.post(f"/o/alder/needs/{need.pk}/met/")
    assert needs(partner)[0].met_on == TODAY
    assert "They want it still" in client.get(url).content.decode()
    client.post(f"/o/alder/needs/{need.pk}/reopen/")
    assert needs(partner)[0].met_on is None


def test_one_click_says_that_all_of_it_was_asked_today(client: Client, partner: Partner) -> None:
    with office_context(partner.office_id):
        for days in (400, 500):
            make_need(partner, asked_on=TODAY - timedelta(days=days))
        make_need(partner, asked_on=TODAY - timedelta(days=600), met_on=TODAY)
    page = page_of(client, partner)
    assert "Asked over a year ago" in page
    url = f"/o/alder/partners/{partner.pk}/needs/asked/"
    assert url in page
    answer = client.post(url)
    assert answer.status_code == 302
    assert [it.asked_on for it in needs(partner)] == [
        TODAY,
        TODAY,
        TODAY - timedelta(days=600),
    ]
    page = page_of(client, partner)
    assert "Asked over a year ago" not in page
    assert url not in page
    undo(client, partner, "were asked about")
    assert needs(partner)[0].asked_on == TODAY - timedelta(days=400)
    one = needs(partner)[1]
    client.post(f"/o/alder/needs/{one.pk}/asked/")
    assert needs(partner)[1].asked_on == TODAY


def test_a_branch_shows_what_its_parent_wants(client: Client, partner: Partner) -> None:
    with office_context(partner.office_id):
        branch = make_partner(partner.office, name="Rivera South", parent=partner)
        need = make_need(partner, words="Goodwill & more")
    page = page_of(client, branch)
    assert "Goodwill &amp; more" in page
    assert f'href="/o/alder/partners/{partner.pk}/">Rivera Machining</a>' in page
    assert f"/needs/{need.pk}/edit/" not in page
    assert "Asked today, still so" not in page


def test_many_needs_are_shown_in_part(client: Client, partner: Partner) -> None:
    with office_context(partner.office_id):
        for number in range(9):
            make_need(partner, words=f"Thing {number}")
    page = page_of(client, partner)
    assert page.count("asked in Nov 2026") == 6
    assert f"/o/alder/needs/?partner={partner.pk}" in page


def test_the_list_filters_and_asks_again(client: Client, partner: Partner) -> None:
    with office_context(partner.office_id):
        old = make_need(partner, topic="pipeline", asked_on=TODAY - timedelta(days=90))
        make_need(partner, words="Fresh")
        make_need(partner, words="Dealt with", met_on=TODAY)
        make_need(partner, words="Slip", archived_at=timezone.now())
    page = client.get("/o/alder/needs/").content.decode()
    assert page.index(old.words) < page.index("Fresh")
    assert page.count("Asked today<") == 1
    assert f"/o/alder/needs/{old.pk}/asked/?next=/o/alder/needs/" in page
    assert "Dealt with" in client.get("/o/alder/needs/?view=met").content.decode()
    removed = client.get("/o/alder/needs/?view=archived").content.decode()
    assert "Slip" in removed
    assert "/restore/" in removed
    narrowed = client.get("/o/alder/needs/?topic=pipeline").content.decode()
    assert "Fresh" not in narrowed
    assert "Clear the filters" in narrowed
    assert "Nothing fits" in client.get("/o/alder/needs/?q=nowhere").content.decode()


def test_an_empty_office_is_told_what_to_do(client: Client) -> None:
    assert "Nobody asked yet" in client.get("/o/alder/needs/").content.decode()


def test_ten_thousand_needs_come_page_by_page(client: Client, partner: Partner) -> None:
    with office_context(partner.office_id):
        Need.objects.bulk_create(
            Need(
                office=partner.office,
                partner=partner,
                words=f"Thing {number}",
                asked_on=TODAY - timedelta(days=number % 300),
            )
            for number in range(1000)
        )
    first = client.get("/o/alder/needs/")
    assert len(first.context["rows"]) == 50
    second = client.get(f"/o/alder/needs/{first.context['next_url']}")
    assert len(second.context["rows"]) == 50
    assert not set(first.context["rows"]) & set(second.context["rows"])
    assert client.get(f"/o/alder/needs/?{urlencode({'page': 'bad'})}").status_code == 200


def test_rows_are_what_their_templates_draw(
    client: Client, partner: Partner, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = compare_moulds(monkeypatch, presenter)
    with office_context(partner.office_id):
        branch = make_partner(partner.office, name="<South>", parent=partner)
        make_need(partner, words="<b>", asked_on=TODAY - timedelta(days=9))
        make_need(branch, met_on=TODAY)
        make_need(branch, archived_at=timezone.now())
        make_need(branch)
    assert "&lt;b&gt;" in page_of(client, branch)
    for view in ("", "met", "archived"):
        assert client.get(f"/o/alder/needs/?view={view}").status_code == 200
    assert drawn == {"partnerships/need_item.html", "partnerships/needs_row.html"}


def test_the_history_tells_and_takes_back(client: Client, partner: Partner) -> None:
    client.post(
        new_url(partner),
        {"words": "People to hire", "topic": "other", "asked_on": "2026-11-03"},
    )
    [need] = needs(partner)
    url = f"/o/alder/needs/{need.pk}"
    both = {"words": "People to hire", "topic": "pipeline", "asked_on": "2026-11-20", "met_on": ""}
    client.post(f"{url}/edit/", both)
    client.post(f"{url}/met/")
    client.post(f"{url}/reopen/")
    client.post(f"{url}/archive/")
    client.post(f"{url}/restore/")
    what = "“People to hire”"
    assert set(sentences(client, partner, show="needs")) == {
        f"Ana Ames wrote down what they want: {what}.",
        f"Ana Ames changed what {what} is about, from something else to people to hire later.",
        f"Ana Ames noted that they were asked about {what} on Nov 20.",
        f"Ana Ames noted that {what} is met or over since Nov 20.",
        f"Ana Ames noted that they still want {what}.",
        f"Ana Ames removed the need {what}.",
        f"Ana Ames restored the need {what}.",
    }
    undo(client, partner, "restored the need")
    assert needs(partner)[0].archived_at is not None
