"""The checklist of a new office: ticked from facts, put away, gone once all is done."""

from datetime import date

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from core.tenancy.context import office_context
from offices.models import Membership, Office, Term
from tests.factories import make_activity, make_partner
from tests.outreach.conftest import ClientOf, press

TODAY = "/o/alder/"
PAGE = "/o/alder/settings/first-steps/"
DROP = f"{PAGE}put-away/"
RESTORE = f"{PAGE}restore/"


def steps_on(client: Client, url: str = TODAY) -> dict[str, bool]:
    """The steps that a page shows, and whether each is done."""
    context = client.get(url).context
    panels = [it.context for it in context.get("main", []) if "first_steps" in it.template]
    shown = panels[0] if panels else context.get("panel")
    return {it.step.name: it.is_done for it in shown["lines"]} if shown else {}


def do_all(office: Office, owner: Membership, backup: Membership) -> None:
    partner = make_partner(office, owner=owner, backup_owner=backup)
    make_activity(partner, recorded_by=owner)
    days = {"starts_on": date(2026, 8, 17), "ends_on": date(2026, 12, 18)}
    Term.objects.create(office=office, name="Fall", **days)


def asks(client: Client) -> int:
    """How many statements Today spends on the steps."""
    with CaptureQueriesContext(connection) as queries:
        client.get(TODAY)
    found = [it["sql"] for it in queries.captured_queries if "offices_term" in it["sql"]]
    return sum("offices_holiday" not in it for it in found)  # that one is the whole calendar's


def test_a_new_office_is_led_to_its_first_steps(alice: Membership, client_of: ClientOf) -> None:
    client = client_of(alice)
    assert steps_on(client) == {
        "partners": False,
        "touch": False,
        "backup": False,
        "calendar": False,
    }
    page = client.get(TODAY).content.decode()
    assert 'href="/o/alder/import/"' in page
    assert 'href="/o/alder/partners/new/"' in page
    assert "0 of 4" in page


def test_each_step_is_ticked_from_what_is_there(
    in_alder: Office, alice: Membership, ana: Membership, client_of: ClientOf
) -> None:
    client = client_of(alice)
    partner = make_partner(in_alder, owner=ana)
    assert steps_on(client)["partners"]
    make_activity(partner, recorded_by=ana)
    assert steps_on(client)["touch"]
    make_partner(in_alder, owner=ana, backup_owner=alice)
    assert steps_on(client) == {
        "partners": True,
        "touch": True,
        "backup": True,
        "calendar": False,
    }


def test_a_coordinator_is_not_asked_for_the_calendar(ana: Membership, client_of: ClientOf) -> None:
    assert "calendar" not in steps_on(client_of(ana))


def test_a_leader_does_not_see_it(bob: Membership, client_of: ClientOf) -> None:
    assert steps_on(client_of(bob)) == {}
    assert client_of(bob).get(PAGE).status_code == 403
    assert client_of(bob).post(DROP).status_code == 403


def test_once_all_is_done_today_asks_no_more(
    in_alder: Office, alice: Membership, ana: Membership, client_of: ClientOf
) -> None:
    client = client_of(alice)
    assert asks(client) == 1
    do_all(in_alder, ana, alice)
    assert steps_on(client) == {}
    alice.refresh_from_db()
    assert alice.first_steps_over_at is not None
    assert asks(client) == 0


def test_put_away_it_is_gone_for_this_member_and_asks_nothing(
    alice: Membership, ana: Membership, client_of: ClientOf
) -> None:
    client = client_of(alice)
    said = press(client, DROP, next=TODAY)
    assert (steps_on(client), said["undo"]) == ({}, RESTORE)
    assert steps_on(client_of(ana)) != {}
    assert asks(client) == 0


def test_it_comes_back_from_the_settings(alice: Membership, client_of: ClientOf) -> None:
    client = client_of(alice)
    press(client, DROP, next=TODAY)
    assert PAGE in client.get("/o/alder/settings/").content.decode()
    assert "Show them on Today" in client.get(PAGE).content.decode()
    assert len(steps_on(client, PAGE)) == 4
    press(client, RESTORE, next=TODAY)
    assert len(steps_on(client)) == 4
    assert "Show them on Today" not in client.get(PAGE).content.decode()


def test_what_is_all_done_is_not_offered_again(
    alder: Office, alice: Membership, ana: Membership, client_of: ClientOf
) -> None:
    with office_context(alder.pk):
        do_all(alder, ana, alice)
    client = client_of(alice)
    client.get(TODAY)
    page = client.get(PAGE).content.decode()
    assert "Show them on Today" not in page
    assert set(steps_on(client, PAGE).values()) == {True}
