"""Today: what is due, for whom, in which order; the greeting by the office's clock."""

from datetime import date, timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from core.tenancy.context import office_context
from offices.actions.first_steps import put_away_first_steps
from offices.models import Membership, Office
from outreach.queries.follow_ups import end_of_week, follow_ups_of
from partnerships.models import Partner
from tests.factories import make_follow_up, make_partner
from tests.outreach.conftest import ClientOf

TODAY = "/o/alder/"


def page_of(client: Client) -> str:
    return client.get(TODAY).content.decode()


def away(member: Membership, today: date) -> None:
    member.away_from, member.away_until = today - timedelta(days=1), today + timedelta(days=1)
    member.save()


def whats(office: Office, member: Membership) -> list[str]:
    return [it.what for it in follow_ups_of(office, member, office.today())]


def test_the_oldest_promise_comes_first_with_how_late_it_is(
    in_alder: Office, ana: Membership, ana_client: Client
) -> None:
    today = in_alder.today()
    make_follow_up(make_partner(in_alder), ana, what="Due today")
    make_follow_up(make_partner(in_alder), ana, what="Late", due_on=today - timedelta(days=4))
    page = page_of(ana_client)
    assert page.index("Late") < page.index("Due today")
    assert "4 days late" in page
    assert "Two things today, about 6 minutes in all." in page


def test_what_is_not_mine_not_due_or_not_open_is_not_there(
    in_alder: Office, ana: Membership, bob: Membership, ana_client: Client
) -> None:
    partner, now = make_partner(in_alder), timezone.now()
    make_follow_up(partner, bob, what="Of Bob")
    make_follow_up(partner, ana, what="Next month", due_on=in_alder.today() + timedelta(days=40))
    make_follow_up(partner, ana, what="Closed", status="done", closed_at=now)
    make_follow_up(partner, ana, what="Removed", archived_at=now)
    gone = make_partner(in_alder, archived_at=now)
    make_follow_up(gone, ana, what="Of an archived partner")
    page = page_of(ana_client)
    for what in ("Of Bob", "Next month", "Closed", "Removed", "Of an archived partner"):
        assert what not in page
    assert "Nothing waits for you today" in page
    assert "Nothing has to be done today." in page


def test_an_office_without_partners_is_led_to_the_first(ana_client: Client) -> None:
    page = page_of(ana_client)
    assert "Bring in your partners" in page
    assert 'href="/o/alder/partners/new/"' in page
    assert "Every promise is kept" not in page
    assert "No partners yet" not in page


def test_so_it_is_when_the_first_steps_are_put_away(ana: Membership, ana_client: Client) -> None:
    with office_context(ana.office_id):
        put_away_first_steps(by=ana)
    page = page_of(ana_client)
    assert "No partners yet" in page
    assert 'class="btn" href="/o/alder/partners/new/"' in page
    assert "Every promise is kept" not in page


def test_who_may_not_add_partners_is_not_sent_to_the_form(
    in_alder: Office, bob: Membership, client_of: ClientOf
) -> None:
    page = page_of(client_of(bob))
    assert "No partners yet" in page
    assert "/o/alder/partners/new/" not in page


def test_each_row_can_be_done_and_moved(
    in_alder: Office, ana: Membership, ana_client: Client
) -> None:
    it = make_follow_up(make_partner(in_alder), ana)
    page = page_of(ana_client)
    assert f'href="/o/alder/follow-ups/{it.pk}/settle/?next=/o/alder/"' in page
    assert f'href="/o/alder/follow-ups/{it.pk}/later/?next=/o/alder/"' in page
    assert 'id="done-' in page


def test_a_leader_gets_the_same_page(
    in_alder: Office, bob: Membership, client_of: ClientOf
) -> None:
    make_follow_up(make_partner(in_alder), bob, what="Sign the letter")
    assert "Sign the letter" in page_of(client_of(bob))


def test_a_long_list_is_cut_and_says_so(
    in_alder: Office, ana: Membership, ana_client: Client
) -> None:
    partner = make_partner(in_alder)
    for _ in range(15):
        make_follow_up(partner, ana)
    page = page_of(ana_client)
    assert page.count('id="done-') == 12
    assert "Show all 15" in page


@pytest.mark.parametrize(
    ("day", "last"),
    [
        (date(2026, 11, 16), date(2026, 11, 22)),  # Monday
        (date(2026, 11, 19), date(2026, 11, 22)),
        (date(2026, 11, 20), date(2026, 11, 29)),  # Friday looks into next week
        (date(2026, 11, 22), date(2026, 11, 29)),
    ],
)
def test_the_week_ends_on_sunday(day: date, last: date) -> None:
    assert end_of_week(day) == last


def test_later_this_week_stands_below(
    in_alder: Office, ana: Membership, client_of: ClientOf
) -> None:
    with time_machine.travel("2026-11-17 18:00+00:00", tick=False):  # a Tuesday
        make_follow_up(make_partner(in_alder), ana, what="On Friday", due_on=date(2026, 11, 20))
        make_follow_up(make_partner(in_alder), ana, what="On Monday", due_on=date(2026, 11, 23))
        page = page_of(client_of(ana))
    assert "Later this week" in page
    assert "On Friday" in page
    assert "On Monday" not in page


def test_of_who_is_away_the_backup_takes_over(
    in_alder: Office, ana: Membership, alice: Membership, client_of: ClientOf
) -> None:
    partner = make_partner(in_alder, owner=ana, backup_owner=alice)
    make_follow_up(partner, ana, what="Ana's promise")
    assert whats(in_alder, alice) == []
    away(ana, in_alder.today())
    assert whats(in_alder, alice) == ["Ana's promise"]
    assert "for Ana Ames, away until" in page_of(client_of(alice))


def test_of_an_absent_backup_the_owner_takes_over(
    in_alder: Office, ana: Membership, alice: Membership
) -> None:
    partner = make_partner(in_alder, owner=ana, backup_owner=alice)
    make_follow_up(partner, alice, what="Alice's promise")
    away(alice, in_alder.today())
    assert whats(in_alder, ana) == ["Alice's promise"]


def test_without_a_backup_who_is_there_the_owner_takes_over_from_a_third(
    in_alder: Office, ana: Membership, alice: Membership, bob: Membership
) -> None:
    make_follow_up(make_partner(in_alder, owner=ana), bob, what="No backup")
    partner = make_partner(in_alder, owner=ana, backup_owner=alice)
    make_follow_up(partner, bob, what="Backup away too")
    away(bob, in_alder.today())
    assert whats(in_alder, ana) == ["No backup"]
    assert whats(in_alder, alice) == ["Backup away too"]
    away(alice, in_alder.today())
    assert whats(in_alder, ana) == ["No backup", "Backup away too"]


def test_nobody_else_is_bothered_and_it_stays_with_its_owner(
    in_alder: Office, ana: Membership, alice: Membership, bob: Membership
) -> None:
    partner = make_partner(in_alder, owner=ana, backup_owner=alice)
    make_follow_up(partner, ana, what="Ana's promise")
    away(ana, in_alder.today())
    assert whats(in_alder, bob) == []
    assert whats(in_alder, ana) == ["Ana's promise"]


def test_of_who_has_left_the_backup_takes_over(
    in_alder: Office, ana: Membership, alice: Membership
) -> None:
    make_follow_up(make_partner(in_alder, owner=ana, backup_owner=alice), ana, what="Left behind")
    ana.deactivated_at = timezone.now()
    ana.save()
    assert whats(in_alder, alice) == ["Left behind"]


def test_being_away_begins_and_ends_on_its_days(
    in_alder: Office, ana: Membership, alice: Membership
) -> None:
    make_follow_up(make_partner(in_alder, owner=ana, backup_owner=alice), ana, what="It")
    ana.away_from, ana.away_until = date(2026, 6, 1), date(2026, 6, 30)
    ana.save()
    days = [date(2026, 5, 31), date(2026, 6, 1), date(2026, 6, 30), date(2026, 7, 1)]
    found = [follow_ups_of(in_alder, alice, day).exists() for day in days]
    assert found == [False, True, True, False]


@pytest.mark.parametrize(
    ("now", "greeting", "day"),
    [
        ("2026-11-17 15:00+00:00", "Good morning, Ana", "Tuesday, November 17."),
        ("2026-11-17 20:00+00:00", "Good afternoon, Ana", "Tuesday, November 17."),
        ("2026-11-18 02:00+00:00", "Good evening, Ana", "Tuesday, November 17."),
        ("2026-11-01 07:30+00:00", "Good morning, Ana", "Sunday, November 1."),  # clocks go back
    ],
)
def test_the_greeting_follows_the_offices_clock(
    in_alder: Office, ana: Membership, client_of: ClientOf, now: str, greeting: str, day: str
) -> None:
    with time_machine.travel(now, tick=False):
        page = page_of(client_of(ana))
    assert greeting in page
    assert day in page


def test_today_is_the_offices_and_not_utcs(
    in_alder: Office, ana: Membership, client_of: ClientOf
) -> None:
    make_follow_up(make_partner(in_alder), ana, what="Tomorrow's", due_on=date(2026, 11, 18))
    with time_machine.travel("2026-11-18 06:30+00:00", tick=False):  # 23:30 on the 17th in Denver
        page = page_of(client_of(ana))
    assert "0 things" not in page
    assert "Nothing has to be done today." in page


def test_the_band_asks_whom_one_talked_to(in_alder: Office, ana_client: Client) -> None:
    page = page_of(ana_client)
    assert "Who did you just talk to?" in page
    assert 'action="/o/alder/log/"' in page
    assert 'name="notes"' in page


def test_all_follow_ups_have_a_page(
    in_alder: Office, ana: Membership, bob: Membership, ana_client: Client
) -> None:
    partner: Partner = make_partner(in_alder)
    for index in range(60):
        make_follow_up(partner, ana, due_on=in_alder.today() + timedelta(days=index))
    make_follow_up(make_partner(in_alder), bob, what="Of Bob")
    first = ana_client.get("/o/alder/follow-ups/")
    assert first.content.decode().count('id="done-') == 50
    second = ana_client.get(f"/o/alder/follow-ups/{first.context['next_url']}")
    assert second.content.decode().count('id="done-') == 10
    assert second.context["next_url"] == ""
    assert "Of Bob" in ana_client.get("/o/alder/follow-ups/?whose=all").content.decode()
    of_partner = ana_client.get(f"/o/alder/follow-ups/?partner={partner.pk}").content.decode()
    assert "Of Bob" not in of_partner


def test_loose_ends_are_as_many_as_the_list_behind_them(
    in_alder: Office, ana: Membership, bob: Membership, ana_client: Client
) -> None:
    for name in ("First", "Second"):
        make_partner(in_alder, name=name, owner=ana, stage="active")
    make_partner(in_alder, name="Of Bob", owner=bob, stage="active")
    panel = next(it for it in ana_client.get(TODAY).context["aside"] if "loose" in it.template)
    listed = ana_client.get(panel.context["url"]).content.decode()
    assert panel.context["count"] == 2
    assert "First" in listed
    assert "Second" in listed
    assert "Of Bob" not in listed


def test_a_nul_in_a_search_does_no_harm(in_alder: Office, ana_client: Client) -> None:
    assert ana_client.get("/o/alder/log/partners/", {"q": "\x00"}).status_code == 200
    sent = {"partners_find": "1", "partners_q": "\x00"}
    assert ana_client.post("/o/alder/log/", sent).status_code == 200
