"""The page of the close of a year, its line on Today, and its traces in a partner's history."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from core.tenancy.context import office_context
from offices.models import Membership, Office
from outcomes.models import ClosedYear, YearSettlement
from outcomes.presenters.years import ranges
from outcomes.views.years import _read
from partnerships.models import Partner
from tests.factories import make_activity, make_partner
from tests.partnerships.history import sentences, undo

pytestmark = pytest.mark.django_db

ClientOf = Callable[[Membership], Client]


@pytest.fixture(autouse=True)
def _in_september() -> Iterator[None]:
    with time_machine.travel(datetime(2026, 9, 14, 18, tzinfo=UTC), tick=False):
        yield


@pytest.fixture
def partners(alder: Office, alice: Membership) -> list[Partner]:
    """Three that took part in the year before and not since."""
    found = []
    for name in ("Bank", "Mill", "Rivera Machining"):
        with office_context(alder.pk, by=alice.actor_key):
            partner = make_partner(alder, name=name, stage="active")
            make_activity(partner, kind="job-shadow", starts_on=date(2024, 10, 1))
            found.append(partner)
    return found


@pytest.fixture
def client(client_of: ClientOf, alice: Membership) -> Client:
    return client_of(alice)


def to(name: str, *args: object) -> str:
    return reverse(name, args=["alder", *args])


def marked(page: str) -> int:
    """How many partners have an answer chosen."""
    rows = page.split('<ul class="list panel"')[1].split("</ul>")[0]
    return rows.count(" checked")


CLOSE = "/o/alder/retention/close/2025/"


def test_partners_are_settled_each_with_its_answer_and_undo_takes_it_back(
    client: Client, partners: list[Partner]
) -> None:
    page = client.get(CLOSE).content.decode()
    assert "0 of 3 settled" in page
    assert "1 engagement, 0 exchanges" in page
    bank, mill, rivera = (f"answer-{it.pk}" for it in partners)
    said = {bank: "paused", mill: "ended", "reasons": ["needs_unmet"], "next": CLOSE}
    page = client.post(CLOSE, said, follow=True).content.decode()
    assert "2 partners settled." in page
    assert "2 of 3 settled" in page
    assert rivera in page
    assert bank not in page
    done = client.get(f"{CLOSE}?show=settled").content.decode()
    assert "Paused" in done
    assert "Ended" in done
    with office_context(partners[0].office_id):
        ids = ranges(YearSettlement.objects.values_list("pk", flat=True))
    url = f"{to('year_undo', 2025)}?of={ids}"
    assert url in page
    page = client.post(url, follow=True).content.decode()
    assert "Undone: 2 partners." in page
    assert "0 of 3 settled" in page


def test_what_is_missing_is_said_and_the_marks_stay(
    client: Client, partners: list[Partner]
) -> None:
    said = {f"answer-{partners[0].pk}": "ended", f"answer-{partners[1].pk}": "paused"}
    answer = client.post(CLOSE, said)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Say why it ended" in page
    assert marked(page) == 2
    answer = client.post(CLOSE, {"reasons": []})
    assert answer.status_code == 422
    assert "Mark at least one partner first." in answer.content.decode()


def test_all_of_a_page_are_marked_at_once(client: Client, partners: list[Partner]) -> None:
    page = client.get(f"{CLOSE}?mark=every-other").content.decode()
    assert marked(page) == len(partners)


def test_what_is_missing_is_logged_from_here(client: Client, partners: list[Partner]) -> None:
    bank = partners[0].pk
    page = client.post(CLOSE, {f"answer-{bank}": "logged", "next": CLOSE}, follow=True)
    page = client.get(f"{CLOSE}?show=log")
    body = page.content.decode()
    assert "To be logged" in body
    url = f"{to('log')}?partner={bank}&amp;when=other&amp;starts_on=2026-07-31"
    assert url in body
    form = client.get(url.replace("&amp;", "&")).content.decode()
    assert 'value="2026-07-31"' in form


def test_a_year_is_finished_and_reopened(
    client: Client, partners: list[Partner], alder: Office
) -> None:
    page = client.post(to("year_finish", 2025), follow=True).content.decode()
    assert "3 partners wait for an answer." in page
    said = {f"answer-{it.pk}": "every-other" for it in partners}
    page = client.post(CLOSE, said, follow=True).content.decode()
    assert "Everybody is settled" in page
    page = client.post(to("year_finish", 2025), follow=True).content.decode()
    assert "2025\u201326 is closed. It went from" in page
    with office_context(alder.pk):
        ClosedYear.objects.update(recorded_at=datetime.now(UTC))
    page = client.post(to("year_reopen", 2025), follow=True).content.decode()
    assert "2025\u201326 is open again." in page


def test_today_reminds_a_director_of_a_year_that_was_not_closed(
    client: Client, client_of: ClientOf, partners: list[Partner], ana: Membership
) -> None:
    page = client.get("/o/alder/").content.decode()
    assert "2025\u201326 is over and not closed" in page
    assert f'href="{CLOSE}"' in page
    assert "is over and not closed" not in client_of(ana).get("/o/alder/").content.decode()
    assert client.get(to("year_close_last")).headers["Location"] == CLOSE


def test_only_who_may_close_years_sees_the_page_and_only_years_that_there_are(
    client: Client, client_of: ClientOf, ana: Membership
) -> None:
    assert client_of(ana).get(CLOSE).status_code == 403
    for year in (2027, 1800, 99999, 0):
        assert client.get(to("year_close", year)).status_code == 404
    empty = client.get(CLOSE).content.decode()
    assert "There is nobody to ask about" in empty


def test_history_tells_of_it_and_takes_it_back(
    client: Client, partners: list[Partner], alder: Office
) -> None:
    said = {f"answer-{it.pk}": "ended" for it in partners[:2]}
    client.post(CLOSE, said | {"reasons": ["needs_unmet"]})
    told = " ".join(sentences(client, partners[0]))
    assert "Alice Alvarez settled 2025\u201326 in the close of the year: ended." in told
    undo(client, partners[0], "settled 2025")
    with office_context(alder.pk):
        stages = dict(Partner.objects.values_list("name", "stage"))
    assert (stages["Bank"], stages["Mill"]) == ("active", "ended")


def test_ids_travel_short_and_nonsense_is_none() -> None:
    assert ranges([7, 3, 4, 5, 12]) == "3-5,7,12"
    assert _read("3-5,7,12") == [3, 4, 5, 7, 12]
    assert _read("x,-,3-,,9999999999999999999999") == [3]
    assert len(_read("1-999999999")) == 500
