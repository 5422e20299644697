"""What stands on Today: in which order and why, how long it takes, with none and with many."""

import gzip
from datetime import date, time, timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from core.due.clock import instant
from core.pager import paginate
from core.templatetags.amounts import about, things
from offices.models import Membership, Office
from outreach.enums.minutes import UNSAID
from outreach.models import FollowUp
from outreach.presenters.why import why
from outreach.queries.due import order_for_pages
from outreach.queries.follow_ups import follow_ups_of
from outreach.queries.work import work_of
from tests.factories import make_activity, make_affiliation, make_follow_up, make_partner
from tests.outreach.conftest import ClientOf

TODAY = "/o/alder/"
NOON = time(12)
MOST_STATEMENTS = 10
FRAME = 8  # session, user, savepoint, three of the office, its release, and the header's offices


def whats(office: Office, member: Membership) -> list[str]:
    return [it.what for it in follow_ups_of(office, member, office.today())]


def many(office: Office, member: Membership, number: int) -> None:
    partners = [make_partner(office, owner=member, stage="active") for _ in range(6)]
    FollowUp.objects.bulk_create(
        FollowUp(
            office=office,
            partner=partners[place % 6],
            owner=member,
            what=f"Call about the visit of class {place}",
            kind=("call", "email", "")[place % 3],
            due_on=office.today() - timedelta(days=place % 40),
        )
        for place in range(number)
    )


def test_the_day_then_the_promise_then_the_tier_then_the_time(
    in_alder: Office, ana: Membership
) -> None:
    today = in_alder.today()
    key, regular = make_partner(in_alder, tier="key"), make_partner(in_alder, tier="regular")
    talk = make_activity(regular)
    voicemail = make_activity(key, kind="voicemail")
    at = instant(today, NOON, in_alder.time_zone)
    make_follow_up(regular, ana, what="6 plain")
    make_follow_up(regular, ana, what="5 with a time", remind_at=at)
    make_follow_up(key, ana, what="4 key, after a voicemail", origin=voicemail)
    make_follow_up(regular, ana, what="3 promised", origin=talk)
    make_follow_up(key, ana, what="2 promised to a key partner", origin=talk)
    make_follow_up(regular, ana, what="1 late", due_on=today - timedelta(days=1))
    assert whats(in_alder, ana) == sorted(whats(in_alder, ana))


def test_the_pages_follow_the_same_order(in_alder: Office, ana: Membership) -> None:
    many(in_alder, ana, 30)
    at = instant(in_alder.today(), NOON, in_alder.time_zone)
    FollowUp.objects.filter(kind="call").update(remind_at=at)
    rows = follow_ups_of(in_alder, ana, in_alder.today())
    walked, cursor = [], None
    while True:
        page = paginate(rows, order_for_pages(), size=4, cursor=cursor)
        walked += [it.pk for it in page.rows]
        cursor = page.next
        if cursor is None:
            break
    assert walked == [it.pk for it in rows]


def test_each_row_says_why_it_stands_there(
    in_alder: Office, ana: Membership, client_of: ClientOf
) -> None:
    with time_machine.travel("2026-11-17 18:00+00:00", tick=False):
        partner = make_partner(in_alder, tier="key")
        talk = make_activity(partner, starts_on=date(2026, 11, 3))
        it = make_follow_up(partner, ana, due_on=date(2026, 11, 13), origin=talk)
        make_follow_up(make_partner(in_alder), ana, what="Second")
        page = client_of(ana).get(TODAY).content.decode()
    sentence = (
        "First because it is 4 days late, it was promised to them on Nov 3, and they are a key"
        " partner."
    )
    assert f'<span class="vh" id="why-{it.pk}">{sentence}</span>' in page
    assert f'aria-describedby="why-{it.pk}"' in page
    assert f'title="{sentence}"' in page
    assert "Here because it is due today." in page
    assert "· promised Nov 3 · key partner" in page


def test_what_is_to_come_says_its_day(in_alder: Office, ana: Membership) -> None:
    it = make_follow_up(make_partner(in_alder), ana, due_on=date(2026, 11, 20))
    assert why(it, date(2026, 11, 17), is_first=False) == "Here because it is due Fri, Nov 20."
    assert why(it, date(2026, 11, 21), is_first=True) == "First because it is 1 day late."


def test_the_minutes_are_of_all_that_is_due_not_of_what_is_shown(
    in_alder: Office, ana: Membership, ana_client: Client
) -> None:
    partner = make_partner(in_alder)
    for _ in range(14):
        make_follow_up(partner, ana, kind="email")
    make_follow_up(partner, ana)
    page = ana_client.get(TODAY).content.decode()
    assert f"15 things today, about {14 * 3 + UNSAID} minutes in all." in page
    found = work_of(in_alder, ana, in_alder.today()).due
    assert (len(found.rows), found.count, found.minutes) == (12, 15, 45)


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (1, "about 1 minute"),
        (10, "about 10 minutes"),
        (23, "about 25 minutes"),
        (90, "about 90 minutes"),
        (100, "about 1½ hours"),
        (118, "about 2 hours"),
    ],
)
def test_roughly(minutes: int, words: str) -> None:
    assert about(minutes) == words


def test_few_things_are_counted_in_words() -> None:
    assert [things(number) for number in (1, 4, 12, 13)] == ["One", "Four", "Twelve", "13"]
    with translation.override("es"):
        assert things(13) == "13"


@pytest.mark.parametrize("number", [0, 1, 12, 500])
def test_any_number_asks_little_and_weighs_little(
    number: int, in_alder: Office, ana: Membership, ana_client: Client
) -> None:
    many(in_alder, ana, number)
    ana_client.get(TODAY)
    with CaptureQueriesContext(connection) as queries:
        page = ana_client.get(TODAY).content
    statements = [query["sql"][:90] for query in queries.captured_queries]
    assert len(statements) <= FRAME + MOST_STATEMENTS, statements
    assert len(gzip.compress(page)) < 10_000
    assert page.decode().count('id="done-') == min(number, 12)
    assert ("Nothing has to be done today." in page.decode()) == (number == 0)


def test_loose_ends_name_what_is_missing_key_partners_first(
    in_alder: Office, ana: Membership, alice: Membership, ana_client: Client
) -> None:
    ours = make_partner(in_alder, name="Ours", owner=ana, stage="active")
    make_affiliation(ours, holds="primary")
    make_affiliation(ours, holds="backup")
    make_partner(in_alder, name="Theirs", owner=ana, backup_owner=alice, tier="key")
    held = make_partner(in_alder, name="Held", owner=ana, backup_owner=alice)
    make_affiliation(held, holds="primary")
    make_affiliation(held, holds="backup")
    panel = next(it for it in ana_client.get(TODAY).context["aside"] if "loose" in it.template)
    rows = {row.name: row for row in panel.context["rows"]}
    assert list(rows) == ["Theirs", "Ours"]
    assert rows["Theirs"].missing == "No primary contact, no backup contact"
    assert rows["Ours"].missing == "No backup on our side"
    page = ana_client.get(rows["Ours"].tie_url).content.decode()
    assert reverse("partner_set_backup", args=["alder", ours.pk]) in page
    assert "Loose ends with Theirs" in ana_client.get(rows["Theirs"].tie_url).content.decode()


def test_many_loose_ends_are_cut_and_counted(
    in_alder: Office, ana: Membership, ana_client: Client
) -> None:
    for _ in range(8):
        make_partner(in_alder, owner=ana, stage="active")
    panel = next(it for it in ana_client.get(TODAY).context["aside"] if "loose" in it.template)
    assert (len(panel.context["rows"]), panel.context["count"], panel.context["more"]) == (5, 8, 3)
    assert "3 more" in ana_client.get(TODAY).content.decode()
