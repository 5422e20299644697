"""Concerns in the dialog, on a partner's page and its timeline, on Today, in a list."""

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from core.tenancy.context import office_context
from offices.models import Membership, Office
from outreach.models import Concern
from outreach.presenters import concerns as presenter
from outreach.presenters import timeline
from partnerships.models import Partner
from tests.factories import make_activity, make_concern, make_partner
from tests.moulds import compare_moulds
from tests.partnerships.history import sentences, undo
from tests.people import signed_in

TODAY = date(2026, 11, 20)
DAY = timedelta(days=1)
HTMX = {"HX-Request": "true", "HX-Target": "dialog-body"}


@pytest.fixture(autouse=True)
def at_nine() -> Any:
    with time_machine.travel(
        datetime(2026, 11, 20, 9, tzinfo=ZoneInfo("America/Denver")), tick=False
    ):
        yield


@pytest.fixture
def partner(alder: Office, ana: Membership) -> Partner:
    with office_context(alder.pk):
        return make_partner(alder, name="Rivera Machining", owner=ana)


@pytest.fixture
def client(ana: Membership) -> Client:
    return signed_in(ana)


def page_of(client: Client, partner: Partner, **query: str) -> str:
    page = client.get(f"/o/alder/partners/{partner.pk}/", query).content.decode()
    return " ".join(page.split())


def today_of(client: Client) -> str:
    return " ".join(client.get("/o/alder/").content.decode().split())


def concerns(partner: Partner) -> list[Concern]:
    with office_context(partner.office_id):
        return list(Concern.objects.select_related("partner", "activity").order_by("pk"))


def make(partner: Partner, **fields: Any) -> Concern:
    with office_context(partner.office_id):
        return make_concern(partner, **fields)


def said(**fields: str) -> dict[str, str]:
    plain = {"kind": "concern", "what": "Nobody called", "raised_on": "2026-11-19"}
    return plain | {"promised_on": "2026-11-24", "owner": ""} | fields


def test_it_is_noted_on_a_partners_page_and_taken_back(client: Client, partner: Partner) -> None:
    page = page_of(client, partner)
    url = f"/o/alder/partners/{partner.pk}/concerns/new/"
    assert "Nothing waits for an answer." in page
    assert url in page
    assert 'value="2026-11-20"' in client.get(url, headers=HTMX).content.decode()
    answer = client.post(url, said(), headers=HTMX)
    assert answer.status_code == 204
    [made] = concerns(partner)
    assert (made.what, made.promised_on, made.activity) == (
        "Nobody called",
        date(2026, 11, 24),
        None,
    )
    page = page_of(client, partner)
    assert "raised Nov 19 · answer promised by Tue, Nov 24" in page
    client.post(f"/o/alder/concerns/{made.pk}/archive/")
    assert "Nothing waits for an answer." in page_of(client, partner)
    client.post(f"/o/alder/concerns/{made.pk}/restore/")
    assert "Nobody called" in page_of(client, partner)


def test_a_form_that_is_sent_twice_notes_it_once(client: Client, partner: Partner) -> None:
    with office_context(partner.office_id):
        visit = make_activity(partner, kind="visit")
    for url in (f"partners/{partner.pk}", f"activities/{visit.pk}"):
        address = f"/o/alder/{url}/concerns/new/"
        token = client.get(address).context["once"]
        for _ in range(2):
            assert (
                client.post(address, said(once=token, partner=str(partner.pk))).status_code == 302
            )
    assert [it.activity for it in concerns(partner)] == [None, visit]


@pytest.mark.parametrize(
    "wrong",
    [
        {"what": ""},
        {"kind": "rumour"},
        {"raised_on": "2026-11-21"},
        {"promised_on": "2026-11-01"},
        {"owner": "999999"},
    ],
)
def test_a_form_that_makes_no_sense_comes_back(
    client: Client, partner: Partner, wrong: dict[str, str]
) -> None:
    answer = client.post(f"/o/alder/partners/{partner.pk}/concerns/new/", said(**wrong))
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == list(wrong)
    assert concerns(partner) == []


def test_it_comes_up_in_an_activity(client: Client, partner: Partner) -> None:
    with office_context(partner.office_id):
        visit = make_activity(partner, kind="visit", starts_on=TODAY - 40 * DAY)
    url = f"/o/alder/activities/{visit.pk}/concerns/new/"
    assert f"{url}?partner={partner.pk}" in page_of(client, partner)
    form = client.get(f"{url}?partner={partner.pk}").content.decode()
    assert "Visit, Oct 11" in form
    assert 'value="2026-10-11"' in form
    assert url in client.get(f"/o/alder/activities/{visit.pk}/edit/").content.decode()
    client.post(url, said(partner=str(partner.pk)))
    assert [(it.activity, it.partner) for it in concerns(partner)] == [(visit, partner)]


def test_of_several_partners_it_asks_which_one(client: Client, partner: Partner) -> None:
    with office_context(partner.office_id):
        other, stranger = make_partner(partner.office, name="Copper"), make_partner(partner.office)
        fair = make_activity(partner, other, kind="career-fair")
    url = f"/o/alder/activities/{fair.pk}/concerns/new/"
    form = client.get(url).content.decode()
    assert all(it in form for it in ("<select", "Copper", "Rivera Machining"))
    assert client.post(url, said(partner=str(stranger.pk))).status_code == 422
    client.post(url, said(partner=str(other.pk)))
    assert [it.partner for it in concerns(partner)] == [other]


def test_it_is_answered_in_the_dialog_and_undo_opens_it_again(
    client: Client, partner: Partner
) -> None:
    made = make(partner)
    url = f"/o/alder/concerns/{made.pk}/answer/"
    assert "Answer to Rivera Machining" in client.get(url, headers=HTMX).content.decode()
    empty = client.post(url, {"answer": "", "answered_on": "2026-11-20"})
    assert (empty.status_code, list(empty.context["form"].errors)) == (422, ["answer"])
    filled = {"answer": "We called them.", "answered_on": "2026-11-20"}
    answer = client.post(url, filled, headers=HTMX)
    assert answer.status_code == 204
    assert "history/undo/?entry=" in answer.headers["HX-Trigger"]
    assert concerns(partner)[0].answer == "We called them."
    undo(client, partner, "was answered on")
    assert concerns(partner)[0].answered_on is None


def test_an_answer_is_edited_and_taken_back(client: Client, partner: Partner) -> None:
    made = make(partner, answered_on=TODAY, answer="Yes")
    url = f"/o/alder/concerns/{made.pk}"
    assert "They wait again" in client.get(f"{url}/edit/").content.decode()
    both = said(answer="We will", answered_on="2026-11-20", raised_on="2026-11-17")
    assert client.post(f"{url}/edit/", both).status_code == 302
    assert concerns(partner)[0].answer == "We will"
    client.post(f"{url}/reopen/")
    assert concerns(partner)[0].answer == ""
    undo(client, partner, "opened the concern")
    assert concerns(partner)[0].answer == "We will"


def test_the_panel_marks_what_is_late_and_ends_with_the_last_answer(
    client: Client, partner: Partner
) -> None:
    make(partner, what="Soon & sound", promised_on=TODAY + DAY)
    make(partner, what="Late one", promised_on=TODAY - 2 * DAY)
    make(partner, what="Older answer", answered_on=TODAY - DAY)
    make(partner, what="Last answer", answered_on=TODAY)
    page = page_of(client, partner).split('id="concerns"')[1].split("</section>")[0]
    places = [page.index(it) for it in ("Late one", "2 days late", "Soon &amp; sound", "Last")]
    assert places == sorted(places)
    assert "Older answer" not in page
    assert f"/o/alder/concerns/?partner={partner.pk}" in page


def test_today_says_whom_to_answer_and_by_when(client: Client, partner: Partner) -> None:
    assert "They wait for an answer" not in today_of(client)
    make(partner, what="Buses", promised_on=TODAY + 4 * DAY)
    make(partner, what="Badges", promised_on=TODAY)
    made = make(partner, what="Boots", promised_on=TODAY - 4 * DAY, raised_on=TODAY - 9 * DAY)
    page = today_of(client)
    assert "They wait for an answer" in page
    assert "Answer Rivera Machining by Tue, Nov 24: Buses" in page
    assert "Answer Rivera Machining today: Badges" in page
    assert "Answer Rivera Machining: Boots" in page
    assert "4 days late" in page
    assert f"/o/alder/concerns/{made.pk}/answer/?next=/o/alder/" in page
    context = client.get("/o/alder/").context
    assert (context["things"], context["minutes"]) == (2, 10)


def test_today_shows_a_few_and_the_way_to_all(client: Client, partner: Partner) -> None:
    for number in range(7):
        make(partner, what=f"Thing {number}")
    page = today_of(client)
    assert page.count("Answer Rivera Machining: Thing") == 10  # each in the title and the button
    assert "Show all 7" in page
    assert "/o/alder/concerns/?whose=me" in page


def test_a_colleagues_concern_says_for_whom(
    client: Client, partner: Partner, ana: Membership, bob: Membership
) -> None:
    with office_context(partner.office_id):
        bob.away_from = bob.away_until = TODAY
        bob.save()
    make(partner, owner=bob)
    assert "for Bob" in today_of(client)


def test_the_timeline_has_it_when_raised_and_when_answered(
    client: Client, partner: Partner, ana: Membership
) -> None:
    with office_context(partner.office_id):
        make_activity(partner, summary="In between", starts_on=TODAY - 2 * DAY)
    make(partner, answered_on=TODAY, answer="We\n\ncalled", recorded_by=ana, kind="question")
    make(partner, what="Late one", promised_on=TODAY - DAY)
    page = page_of(client, partner, timeline="concerns")
    assert "In between" not in page
    assert "Question" in page
    assert "<p>We</p> <p>called</p>" in page
    assert "1 day late" in page
    assert f"/o/alder/concerns.csv?timeline=concerns&amp;partner={partner.pk}" in page
    page = page_of(client, partner).split('id="timeline-list"')[1]
    assert page.index("Answered</h3>") < page.index("In between") < page.index("Question</h3>")


def test_earlier_pages_of_the_timeline_leave_nothing_out(client: Client, partner: Partner) -> None:
    for number in range(30):
        make(partner, what=f"w{number:02}.", answered_on=TODAY - DAY * (number % 3))
    seen: list[str] = []
    url = f"/o/alder/partners/{partner.pk}/timeline/"
    query: dict[str, str] = {"timeline": "concerns"}
    for _page in range(3):
        page = client.get(url, query, headers={"HX-Request": "true"}).content.decode()
        seen += [it.split("</strong>")[0] for it in page.split("<p><strong>")[1:]]
        if "before=" in page:
            query["before"] = (
                page.split("before=")[1].split('"')[0].split("#")[0].replace("%3A", ":")
            )
    assert sorted(seen) == sorted(2 * [f"w{number:02}." for number in range(30)])


def test_the_list_shows_what_is_open_overdue_answered_and_removed(
    client: Client, partner: Partner
) -> None:
    assert "Nobody waits for an answer" in client.get("/o/alder/concerns/").content.decode()
    late = make(partner, what="Late one", promised_on=TODAY - DAY)
    make(partner, what="Soon one", promised_on=TODAY + DAY)
    make(partner, what="Done one", answered_on=TODAY, answer="Sorted out")
    make(partner, what="Slip", archived_at=timezone.now())
    shown = {
        view: client.get("/o/alder/concerns/", {"view": view}).content.decode()
        for view in ("", "overdue", "answered", "all", "archived")
    }
    assert {
        view: [it for it in ("Late", "Soon", "Done", "Slip") if it in page]
        for view, page in shown.items()
    } == {
        "": ["Late", "Soon"],
        "overdue": ["Late"],
        "answered": ["Done"],
        "all": ["Late", "Soon", "Done"],
        "archived": ["Slip"],
    }
    assert "Sorted out" in shown["answered"]
    assert f"/o/alder/concerns/{late.pk}/answer/?next=/o/alder/concerns/" in shown[""]
    assert "/restore/" in shown["archived"]
    assert "Nothing fits" in client.get("/o/alder/concerns/?q=nowhere").content.decode()
    assert client.get("/o/alder/concerns/?page=bad").status_code == 200


def test_rows_are_what_their_templates_draw(
    client: Client, partner: Partner, ana: Membership, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = compare_moulds(monkeypatch, presenter, timeline)
    make(partner, what="<b>", promised_on=TODAY - DAY, recorded_by=ana)
    make(partner, what="<i>", promised_on=TODAY + DAY, owner=ana)
    make(partner, answered_on=TODAY, answer="<u>")
    make(partner, archived_at=timezone.now())
    assert "&lt;b&gt;" in page_of(client, partner)
    assert "&lt;b&gt;" in today_of(client)
    for view in ("", "answered", "archived"):
        assert client.get("/o/alder/concerns/", {"view": view}).status_code == 200
    assert drawn >= {
        "outreach/concern_task.html",
        "outreach/concern_item.html",
        "outreach/concerns_row.html",
        "outreach/timeline_concern.html",
    }


def test_the_history_tells_all_of_it(
    client: Client, partner: Partner, ana: Membership, bob: Membership
) -> None:
    url = f"/o/alder/partners/{partner.pk}/concerns/new/"
    client.post(url, said())
    client.post(url, said(kind="question", what="How many?", promised_on=""))
    pk = concerns(partner)[0].pk
    edit = f"/o/alder/concerns/{pk}/edit/"
    client.post(edit, said(owner=str(bob.pk), promised_on="2026-11-30", kind="question"))
    client.post(edit, said(owner=str(bob.pk), promised_on="", kind="question", what="Nobody came"))
    filled = {"answer": "We called them.", "answered_on": "2026-11-20"}
    client.post(f"/o/alder/concerns/{pk}/answer/", filled)
    client.post(f"/o/alder/concerns/{pk}/archive/")
    client.post(f"/o/alder/concerns/{pk}/restore/")
    told = set(sentences(client, partner, show="concerns"))
    what = "“Nobody called”"
    assert {
        f"Ana Ames wrote down a concern, to be answered by Nov 24: {what}.",
        "Ana Ames wrote down a question: “How many?”.",
        f"Ana Ames changed {what} from concern to question.",
        f"Ana Ames gave the concern {what} from the partner's owner to {bob.display_name}.",
        f"Ana Ames changed the answer promised by of {what} from Nov 24 to Nov 30.",
        f"Ana Ames reworded the concern {what}: “Nobody came”.",
        "Ana Ames noted that “Nobody came” was answered on Nov 20.",
        "Ana Ames archived the concern “Nobody came”.",
        "Ana Ames restored the concern “Nobody came”.",
    } <= told
    undo(client, partner, "reworded the concern")
    assert concerns(partner)[0].what == "Nobody called"
    undo(client, partner, "changed “Nobody called” from concern")
    assert (concerns(partner)[0].owner, concerns(partner)[0].kind) == (None, "concern")
