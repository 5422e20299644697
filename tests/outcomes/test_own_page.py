"""A member's own page: the partners in its hands, what it promised, whom it thanked."""

import re
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from core.tenancy.context import office_context
from offices.models import Membership, Office
from outcomes.presenters.own import headline
from outcomes.queries.own import OwnCounts, count_own, list_own
from partnerships.models import Partner, PartnerStanding
from tests.factories import make_activity, make_concern, make_follow_up, make_recognition
from tests.outcomes.looking import NOW, TODAY, ago, known_partner

ClientOf = Callable[[Membership], Client]
PAGE = "/o/alder/mine/"
TAGS = re.compile(r"<[^>]+>")


@pytest.fixture(autouse=True)
def clock() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


def band(partner: Partner, word: str) -> None:
    PartnerStanding.objects.filter(partner=partner).update(health_band=word, health_at=NOW)


def away(member: Membership) -> None:
    Membership.objects.filter(pk=member.pk).update(away_from=ago(1), away_until=TODAY)


def names(office: Office, member: Membership) -> list[str]:
    return [it.name for it in list_own(office, member, TODAY).rows]


def words(client: Client, query: str = "") -> str:
    return " ".join(TAGS.sub(" ", client.get(f"{PAGE}{query}").content.decode()).split())


def test_those_at_risk_stand_before_the_others_each_by_name(
    in_alder: Office, ana: Membership
) -> None:
    for name, word in (("Mill", "strong"), ("Dairy", ""), ("Kettle", "risk"), ("Bakery", "risk")):
        band(known_partner(in_alder, name=name, owner=ana), word)
    assert names(in_alder, ana) == ["Bakery", "Kettle", "Dairy", "Mill"]
    assert count_own(in_alder, ana, TODAY) == OwnCounts(partners=4, known=3, at_risk=2)


def test_what_is_backed_up_is_in_hand_only_while_its_owner_is_away(
    in_alder: Office, ana: Membership, bob: Membership
) -> None:
    known_partner(in_alder, name="Mill", owner=bob, backup_owner=ana)
    known_partner(in_alder, name="Dairy", owner=ana, backup_owner=bob)
    assert names(in_alder, ana) == ["Dairy"]
    away(bob)
    assert names(in_alder, ana) == ["Dairy", "Mill"]
    assert names(in_alder, bob) == ["Mill"]


def test_who_has_ended_or_is_archived_is_in_nobodys_hand(in_alder: Office, ana: Membership) -> None:
    known_partner(in_alder, owner=ana, stage="ended")
    known_partner(in_alder, owner=ana, archived_at=NOW)
    assert names(in_alder, ana) == []
    assert count_own(in_alder, ana, TODAY) == OwnCounts(0, 0, 0)


def test_pages_hold_each_partner_once_forwards_and_back(in_alder: Office, ana: Membership) -> None:
    for number in range(7):
        partner = known_partner(in_alder, name=f"Mill {number % 3}", owner=ana)
        band(partner, "risk" if number % 2 else "strong")
    first = list_own(in_alder, ana, TODAY, size=3)
    second = list_own(in_alder, ana, TODAY, first.next, size=3)
    third = list_own(in_alder, ana, TODAY, second.next, size=3)
    seen = [it.pk for page in (first, second, third) for it in page.rows]
    assert seen == [it.pk for it in list_own(in_alder, ana, TODAY).rows]
    assert list_own(in_alder, ana, TODAY, third.previous, size=3).rows == second.rows
    assert third.next is None


@pytest.mark.parametrize(
    ("counts", "late", "said"),
    [
        (OwnCounts(34, 30, 3), 2, "34 partners, 3 at risk, 2 promises overdue"),
        (OwnCounts(1, 1, 0), 1, "1 partner, none known to be at risk, 1 promise overdue"),
        (OwnCounts(2, 0, 0), 0, "2 partners, no promise overdue"),
    ],
)
def test_the_page_says_itself_in_a_sentence(counts: OwnCounts, late: int, said: str) -> None:
    assert headline(counts, late) == said


def test_the_page_counts_what_is_overdue_of_follow_ups_and_answers(
    in_alder: Office, ana: Membership, bob: Membership, client_of: ClientOf
) -> None:
    mill = known_partner(in_alder, name="Mill", owner=ana)
    make_follow_up(mill, ana, what="Send dates", due_on=ago(2))
    make_follow_up(mill, ana, what="Call Luis", due_on=TODAY)
    make_follow_up(known_partner(in_alder), bob, what="Not hers", due_on=ago(9))
    make_concern(mill, owner=ana, what="Nobody came", promised_on=ago(1))
    make_concern(mill, owner=ana, what="Which bus?", promised_on=TODAY + timedelta(days=3))
    said = words(client_of(ana))
    assert "1 partner, 2 promises overdue." in said
    assert said.index("Nobody came") < said.index("Send dates") < said.index("Call Luis")
    assert "All follow-ups: 2" in said
    assert "All answers: 2" in said
    assert "Not hers" not in said


def test_few_promises_are_shown_and_all_are_linked(
    in_alder: Office, ana: Membership, client_of: ClientOf
) -> None:
    mill = known_partner(in_alder, owner=ana)
    for number in range(8):
        make_follow_up(mill, ana, what=f"Promise {number}", due_on=ago(number))
    html = client_of(ana).get(PAGE).content.decode()
    assert html.count("<h3>") == 5
    assert "Promise 7" in html
    assert "Promise 2" not in html
    assert 'href="/o/alder/follow-ups/"' in html


def test_the_page_holds_whom_one_owes_thanks_and_whom_one_thanked(
    in_alder: Office, ana: Membership, bob: Membership, client_of: ClientOf
) -> None:
    mill = known_partner(in_alder, name="Mill", owner=ana)
    make_activity(mill, kind="job-shadow", starts_on=ago(3))
    dairy = known_partner(in_alder, name="Dairy", owner=bob)
    make_recognition(dairy, recorded_by=ana, channel="certificate", given_on=ago(1))
    make_recognition(known_partner(in_alder, name="Kettle"), recorded_by=bob, given_on=ago(1))
    make_recognition(known_partner(in_alder, name="Old"), recorded_by=ana, given_on=ago(500))
    said = words(client_of(ana))
    assert "Thank-yous owed 1 Mill" in said
    assert "1 Dairy Certificate, Nov 17" in said
    assert "Kettle" not in said
    assert "Old" not in said


def test_everybody_sees_their_own_and_nobody_elses(
    in_alder: Office, ana: Membership, bob: Membership, alice: Membership, client_of: ClientOf
) -> None:
    known_partner(in_alder, name="Of Ana", owner=ana)
    known_partner(in_alder, name="Of Bob", owner=bob)
    assert "Of Ana" in words(client_of(ana))
    for member in (bob, alice):
        assert "Of Ana" not in words(client_of(member))
        assert "Of Ana" not in words(client_of(member), f"?member={ana.pk}&owner={ana.pk}")


def test_an_owner_is_named_only_where_it_is_somebody_else(
    in_alder: Office, ana: Membership, bob: Membership, client_of: ClientOf
) -> None:
    known_partner(in_alder, name="Mill", owner=ana)
    known_partner(in_alder, name="Dairy", owner=bob, backup_owner=ana)
    away(bob)
    html = client_of(ana).get(PAGE).content.decode()
    table = html[html.index("<table") : html.index("</table>")]
    heads = [TAGS.sub("", it) for it in re.findall(r"<th .*?</th>", table)]
    assert heads == ["Partner", "Health", "Last touch", "Next step"]
    assert [row.count("<td") for row in table.split("<tr>")[2:]] == [4, 4]
    assert ana.display_name not in table
    assert table.count(f"owner: {bob.display_name}") == 1


def test_who_has_no_partner_is_led_to_those_that_are_nobodys(
    ana: Membership, client_of: ClientOf
) -> None:
    html = client_of(ana).get(PAGE).content.decode()
    assert "No partner is yours yet" in html
    assert 'href="/o/alder/partners/?owner=none"' in html
    assert "0 partners, no promise overdue." in html


def test_an_address_with_a_bad_page_shows_the_first(
    ana: Membership, alder: Office, client_of: ClientOf
) -> None:
    with office_context(alder.pk):
        known_partner(alder, name="Mill", owner=ana)
    assert "Mill" in words(client_of(ana), "?page=nonsense")


def test_today_and_find_lead_to_it(ana: Membership, client_of: ClientOf) -> None:
    client = client_of(ana)
    assert f'href="{PAGE}"' in client.get("/o/alder/").content.decode()
    assert f'href="{PAGE}"' in client.get("/o/alder/find/?q=my+partners").content.decode()
