"""Whose health has changed: on Today for directors, as a list, as a file; and a look when asked."""

import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any
from unittest.mock import patch

import pytest
import time_machine
from django.test import Client

from core.actors import SYSTEM
from core.tenancy.context import office_context
from core.tenancy.tasks import OfficeTask
from offices.models import Membership, Office
from outcomes.actions.asked_scans import scan_as_asked
from outcomes.actions.scans import scan_office
from outcomes.enums.risk import ScanKind
from outcomes.models import RiskScan
from outcomes.queries.changes import latest_change, moved, scan_at, scan_before
from partnerships.models import Partner
from tests.outcomes.looking import NOW, TODAY, ago, at, known_partner

SignIn = Callable[[Membership], Client]


@pytest.fixture(autouse=True)
def clock() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


def scan(office: Office, days: int = 0, **fields: Any) -> RiskScan:
    return scan_office(by=SYSTEM, office=office, now=at(ago(days)), **fields)


def close(*partners: Partner) -> None:
    Partner.objects.filter(pk__in=[it.pk for it in partners]).update(closing=True)


def worse(office: Office, days: int = 1) -> tuple[Partner, Partner]:
    """One that moved to At risk since the scan some days ago, and one that stays as it was."""
    mill = known_partner(office, name="Rivera Machining", recorded_at=at(ago(90)))
    still = known_partner(office, name="Copper Kettle", recorded_at=at(ago(90)))
    scan(office, days)
    close(mill)
    scan(office)
    return mill, still


def test_who_stands_elsewhere_than_at_the_scan_before_has_moved(in_alder: Office) -> None:
    mill, _still = worse(in_alder)
    [row] = moved(in_alder)
    assert (row.partner_id, row.band) == (mill.pk, "risk")
    change = latest_change(in_alder)
    assert (change.to_risk, change.count, change.since) == (1, 1, ago(1))


def test_the_first_scan_of_a_partner_moves_nobody(in_alder: Office) -> None:
    scan(in_alder, 1)
    close(known_partner(in_alder))
    scan(in_alder)
    assert not moved(in_alder).exists()
    assert latest_change(in_alder).count == 0


def test_a_scan_of_the_past_is_no_scan_before(in_alder: Office) -> None:
    scan(in_alder)
    scan(in_alder, kind=ScanKind.PAST, as_of=ago(300), known_at=at(ago(300)))
    assert scan_before(in_alder) is None


def test_in_a_week_means_since_the_scan_of_a_week_ago(in_alder: Office) -> None:
    mill, _still = worse(in_alder, days=8)
    scan(in_alder, -1)
    assert not moved(in_alder).exists()
    week_ago = scan_at(in_alder, TODAY - timedelta(days=7))
    assert week_ago is not None
    assert week_ago.as_of == ago(8)
    assert [it.partner_id for it in moved(in_alder, week_ago)] == [mill.pk]


def test_who_ended_meanwhile_is_told_among_endings_only(in_alder: Office) -> None:
    mill, _still = worse(in_alder)
    Partner.objects.filter(pk=mill.pk).update(stage="ended")
    assert not moved(in_alder).exists()


def test_today_tells_directors_and_each_partner_opens(
    alder: Office, alice: Membership, ana: Membership, client_of: SignIn
) -> None:
    with office_context(alder.pk):
        mill, _still = worse(alder)
    page = client_of(alice).get("/o/alder/").content.decode()
    assert "1 partner moved to At risk since yesterday" in page
    assert f'<a href="/o/alder/risk/partners/{mill.pk}/">Rivera Machining</a>' in page
    assert "since yesterday" not in client_of(ana).get("/o/alder/").content.decode()


def test_today_is_silent_where_nothing_has_changed(
    alder: Office, alice: Membership, client_of: SignIn
) -> None:
    with office_context(alder.pk):
        known_partner(alder)
        scan(alder, 1)
        scan(alder)
    assert "changes-title" not in client_of(alice).get("/o/alder/").content.decode()


def test_the_list_says_what_was_what_is_and_why(
    alder: Office, bob: Membership, client_of: SignIn
) -> None:
    with office_context(alder.pk):
        worse(alder)
    page = client_of(bob).get("/o/alder/risk/changes/").content.decode()
    assert "Rivera Machining" in page
    assert "Copper Kettle" not in page
    assert "At risk" in page
    for query, is_there in (("to=risk", True), ("to=strong", False), ("since=week", True)):
        page = client_of(bob).get(f"/o/alder/risk/changes/?{query}").content.decode()
        assert ("Rivera Machining" in page) is is_there


def test_a_long_list_goes_on_on_the_next_page(
    alder: Office, bob: Membership, client_of: SignIn
) -> None:
    with office_context(alder.pk):
        partners = [
            known_partner(alder, name=f"Partner {number:02}", recorded_at=at(ago(90)))
            for number in range(53)
        ]
        scan(alder, 1)
        close(*partners)
        scan(alder)
    client, url = client_of(bob), "/o/alder/risk/changes/"
    seen: set[str] = set()
    for count in (50, 3):
        page = client.get(url).content.decode()
        names = set(re.findall(r"Partner \d\d", page))
        assert (len(names), names & seen) == (count, set())
        seen |= names
        if following := re.search(r'href="(\?page=[^"]+)" rel="next"', page):
            url = f"/o/alder/risk/changes/{following.group(1)}"
    assert len(seen) == 53


def test_the_list_without_scans_says_when_there_will_be_something(
    alder: Office, bob: Membership, client_of: SignIn
) -> None:
    for query in ("", "?since=week", "?since=soon&to=moon"):
        page = client_of(bob).get(f"/o/alder/risk/changes/{query}").content.decode()
        assert "from the second look on, changes stand here" in page


def test_only_who_may_close_a_year_has_the_office_looked_at(
    alder: Office, ana: Membership, alice: Membership, charlie: Membership, client_of: SignIn
) -> None:
    url = "/o/alder/risk/scan/"
    with patch.object(OfficeTask, "for_office") as asked:
        assert client_of(ana).post(url).status_code == 403
        assert client_of(charlie).post(url).status_code == 404
        assert "look-now" not in client_of(ana).get("/o/alder/risk/changes/").content.decode()
        assert "look-now" in client_of(alice).get("/o/alder/risk/changes/").content.decode()
        assert not asked.called


@pytest.mark.django_db(transaction=True)
def test_a_look_is_waited_for_until_it_is_done(
    alder: Office, alice: Membership, client_of: SignIn
) -> None:
    with office_context(alder.pk):
        known_partner(alder)
    client = client_of(alice)
    with patch.object(OfficeTask, "for_office") as asked:
        answer = client.post("/o/alder/risk/scan/")
    asked.assert_called_once_with(alder.pk, alice.pk, 0)
    assert answer["Location"] == "/o/alder/risk/scan/?after=0"
    page = client.get(answer["Location"]).content.decode()
    assert "Looking at 1 partner, in the background." in page
    with office_context(alder.pk):
        assert scan_as_asked(alder.pk, alice.pk, 0, NOW) is not None
        assert scan_as_asked(alder.pk, alice.pk, 0, NOW) is None  # asked twice
    assert client.get(answer["Location"])["Location"] == "/o/alder/risk/changes/"
    assert "Looked at all partners (1)." in client.get("/o/alder/risk/changes/").content.decode()


def test_the_page_of_a_look_that_nobody_asked_for_leads_to_the_changes(
    alder: Office, alice: Membership, client_of: SignIn
) -> None:
    for query in ("", "?after=soon"):
        answer = client_of(alice).get(f"/o/alder/risk/scan/{query}")
        assert answer["Location"] == "/o/alder/risk/changes/"
