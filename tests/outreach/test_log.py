"""The log form: ask for little, keep everything that was typed, offer Undo."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from contacts.models import Affiliation
from core.tenancy.context import office_context
from offices.models import Membership, Office
from outreach.models import Activity, FollowUp
from outreach.queries.people import people_at
from partnerships.models import Partner
from tests.factories import make_affiliation, make_contact, make_follow_up, make_partner
from tests.outreach.conftest import HTMX, ClientOf, press

LOG = "/o/alder/log/"
FRAME = 8
"""Session, user, transaction (2), office, context (2), member; outside a test the context ends with
the transaction, which is one statement less."""


def is_chosen(page: str, partner: Partner) -> bool:
    """Whether the picker shows the partner as a chip."""
    return bool(re.search(rf'name="partners"\s+value="{partner.pk}"\s+checked', page))


def test_a_partner_and_a_note_are_enough(
    in_alder: Office, ana: Membership, ana_client: Client
) -> None:
    partner = make_partner(in_alder, name="Rivera Machining")
    said = press(
        ana_client,
        LOG,
        partners=partner.pk,
        notes="Luis can take four",
        kind="call",
        when="today",
        status="done",
    )
    activity = Activity.objects.get()
    assert (activity.notes, activity.recorded_by, activity.starts_on) == (
        "Luis can take four",
        ana,
        in_alder.today(),
    )
    assert said == {
        "message": "Call with Rivera Machining logged.",
        "undo": f"/o/alder/activities/{activity.pk}/archive/",
    }


def test_without_javascript_it_goes_to_the_partners_page(
    in_alder: Office, ana_client: Client
) -> None:
    partner = make_partner(in_alder)
    sent = {"partners": partner.pk, "kind": "email", "when": "today", "status": "done"}
    response = ana_client.post(LOG, sent)
    assert (response.status_code, response["Location"]) == (302, f"/o/alder/partners/{partner.pk}/")


def test_an_error_keeps_everything_that_was_typed(in_alder: Office, ana_client: Client) -> None:
    sent = {
        "notes": "A long story",
        "kind": "visit",
        "when": "yesterday",
        "status": "done",
        "follow_up": "pick",
        "follow_up_what": "Send dates",
        "student_count": "12",
    }
    response = ana_client.post(LOG, sent, headers=HTMX)
    page = response.content.decode()
    assert response.status_code == 422
    assert "Choose at least one partner." in page
    assert "Pick a date." in page
    for kept in ("A long story", 'value="Send dates"', 'value="12"'):
        assert kept in page
    assert not Activity.objects.exists()


def test_a_chip_sets_the_next_step(in_alder: Office, ana_client: Client) -> None:
    partner = make_partner(in_alder, name="Rivera")
    with time_machine.travel("2026-11-17 18:00+00:00", tick=False):  # a Tuesday
        said = press(
            ana_client,
            LOG,
            partners=partner.pk,
            kind="call",
            when="today",
            status="done",
            follow_up="week",
            follow_up_what="Send dates",
        )
    follow_up = FollowUp.objects.get()
    assert (follow_up.what, follow_up.due_on.isoformat()) == ("Send dates", "2026-11-24")
    assert said["message"] == "Call with Rivera logged. Follow-up set for Tue, Nov 24."


@pytest.mark.parametrize(
    ("now", "choice", "due"),
    [
        ("2026-11-17 18:00+00:00", "tomorrow", "2026-11-18"),
        ("2026-11-17 18:00+00:00", "fortnight", "2026-12-01"),
        ("2026-11-21 18:00+00:00", "week", "2026-11-23"),
        ("2026-11-18 06:30+00:00", "tomorrow", "2026-11-18"),  # still Tuesday in Denver
        ("2026-11-01 07:30+00:00", "tomorrow", "2026-11-02"),  # the night the clocks go back
        ("2026-03-08 08:30+00:00", "week", "2026-03-09"),  # a Sunday, the night they go forward
    ],
)
def test_days_are_those_of_the_offices_calendar(
    in_alder: Office, ana_client: Client, now: str, choice: str, due: str
) -> None:
    partner = make_partner(in_alder)
    with time_machine.travel(now, tick=False):
        press(
            ana_client,
            LOG,
            partners=partner.pk,
            kind="call",
            when="today",
            status="done",
            follow_up=choice,
        )
    assert FollowUp.objects.get().due_on.isoformat() == due


def test_a_next_step_without_words_borrows_the_notes(in_alder: Office, ana_client: Client) -> None:
    press(
        ana_client,
        LOG,
        partners=make_partner(in_alder).pk,
        kind="call",
        when="today",
        status="done",
        follow_up="tomorrow",
        notes="Luis can take four\nmore later",
    )
    assert FollowUp.objects.get().what == "Follow up: Luis can take four"


def test_a_day_to_come_is_planned(in_alder: Office, ana_client: Client) -> None:
    ahead = in_alder.today() + timedelta(days=9)
    press(
        ana_client,
        LOG,
        partners=make_partner(in_alder).pk,
        kind="workplace-tour",
        when="other",
        starts_on=ahead.isoformat(),
        status="done",
    )
    activity = Activity.objects.get()
    assert (activity.status, activity.starts_on) == ("planned", ahead)


def test_several_partners_people_and_details(in_alder: Office, ana_client: Client) -> None:
    first, second = make_partner(in_alder), make_partner(in_alder)
    luis = make_affiliation(first).contact
    press(
        ana_client,
        LOG,
        **{
            "partners": [second.pk, first.pk],
            "contacts": [luis.pk],
            "kind": "career-fair",
            "when": "yesterday",
            "status": "done",
            "student_count": "140",
            f"volunteers_{first.pk}": "3",
            f"hours_{first.pk}": "7.5",
            f"absent_{second.pk}": "on",
        },
    )
    activity = Activity.objects.get()
    parts = {it.partner: it for it in activity.participations.all()}
    assert activity.student_count == 140
    assert (parts[first].volunteers, str(parts[first].volunteer_hours)) == (3, "7.5")
    assert (parts[first].attended, parts[second].attended) == (True, False)
    assert [it.contact for it in activity.activity_contacts.all()] == [luis]


def test_what_the_system_knows_is_filled_in(in_alder: Office, ana_client: Client) -> None:
    partner = make_partner(in_alder, name="Rivera Machining")
    make_affiliation(partner, make_contact(in_alder, name="Luis Rivera"))
    page = ana_client.get(LOG, {"partner": str(partner.pk), "notes": "Called"}).content.decode()
    assert is_chosen(page, partner)
    assert "Luis Rivera" in page
    assert ">\nCalled</textarea>" in page


@pytest.mark.parametrize("htmx", [True, False])
def test_on_a_partners_page_that_partner_is_meant(
    in_alder: Office, ana_client: Client, htmx: bool
) -> None:
    partner = make_partner(in_alder)
    here = f"http://testserver/o/alder/partners/{partner.pk}/"
    headers = {**HTMX, "HX-Current-URL": here} if htmx else {"Referer": here}
    page = ana_client.get(LOG, headers=headers).content.decode()
    assert is_chosen(page, partner)


def test_the_page_of_another_office_means_nobody(
    in_alder: Office, birch: Office, ana_client: Client
) -> None:
    partner = make_partner(in_alder)
    here = f"http://testserver/o/birch/partners/{partner.pk}/"
    page = ana_client.get(LOG, headers={"Referer": here}).content.decode()
    assert not is_chosen(page, partner)


def test_logging_from_a_follow_up_closes_it_and_undo_opens_it(
    in_alder: Office, ana: Membership, ana_client: Client
) -> None:
    follow_up = make_follow_up(make_partner(in_alder), ana, what="Call Luis", kind="visit")
    page = ana_client.get(LOG, {"follow_up": follow_up.pk}).content.decode()
    assert "Saving also marks “Call Luis” as done." in page
    assert 'value="visit"' in page
    said = press(
        ana_client,
        LOG,
        partners=follow_up.partner_id,
        kind="visit",
        when="today",
        status="done",
        done_follow_up=follow_up.pk,
    )
    follow_up.refresh_from_db()
    assert (follow_up.status, follow_up.done_with) == ("done", Activity.objects.get())
    press(ana_client, said["undo"])
    follow_up.refresh_from_db()
    assert follow_up.status == "open"


def test_a_follow_up_closed_meanwhile_is_no_hindrance(
    in_alder: Office, ana: Membership, ana_client: Client
) -> None:
    partner = make_partner(in_alder)
    press(
        ana_client,
        LOG,
        partners=partner.pk,
        kind="call",
        when="today",
        status="done",
        done_follow_up=10**12,
    )
    assert Activity.objects.count() == 1


def test_the_people_follow_the_partners_chosen(in_alder: Office, ana_client: Client) -> None:
    partner, other = make_partner(in_alder), make_partner(in_alder)
    make_affiliation(partner, make_contact(in_alder, name="Luis Rivera"))
    make_affiliation(partner, make_contact(in_alder, name="Old Hand"), ended_on=in_alder.today())
    make_affiliation(other, make_contact(in_alder, name="Somebody Else"))
    sent = {"partners": str(partner.pk), f"volunteers_{partner.pk}": "4"}
    page = ana_client.get("/o/alder/log/people/", sent, headers=HTMX).content.decode()
    assert "Luis Rivera" in page
    assert "Old Hand" not in page
    assert "Somebody Else" not in page
    assert 'value="4"' in page


def test_the_picker_finds_partners(in_alder: Office, ana_client: Client) -> None:
    make_partner(in_alder, name="Rivera Machining")
    make_partner(in_alder, name="Copper Kettle")
    asked = {"q": "riv", "name": "partners", "type": "checkbox"}
    page = ana_client.get("/o/alder/log/partners/", asked).content.decode()
    assert "Rivera Machining" in page
    assert "Copper Kettle" not in page


def test_searching_without_javascript_judges_nothing(in_alder: Office, ana_client: Client) -> None:
    make_partner(in_alder, name="Rivera Machining")
    sent = {"partners_find": "1", "partners_q": "rivera", "notes": "Called"}
    response = ana_client.post(LOG, sent)
    page = response.content.decode()
    assert response.status_code == 200
    assert "Rivera Machining" in page
    assert ">\nCalled</textarea>" in page
    assert "Choose at least one partner." not in page


def test_a_leader_may_log(in_alder: Office, bob: Membership, client_of: ClientOf) -> None:
    press(
        client_of(bob),
        LOG,
        partners=make_partner(in_alder).pk,
        kind="call",
        when="today",
        status="done",
    )
    assert Activity.objects.get().recorded_by == bob


def test_a_partner_of_another_office_does_not_exist(
    alder: Office, charlie: Membership, client_of: ClientOf
) -> None:
    with office_context(alder.pk):
        partner = make_partner(alder)
        follow_up = make_follow_up(partner, make_member_of(alder))
    client = client_of(charlie)
    assert client.get("/o/birch/log/", {"partner": partner.pk}).status_code == 404
    sent = {
        "partners": partner.pk,
        "kind": "call",
        "when": "today",
        "status": "done",
        "done_follow_up": follow_up.pk,
    }
    assert client.post("/o/birch/log/", sent).status_code == 422
    with office_context(alder.pk):
        assert not Activity.objects.exists()
        assert FollowUp.objects.get().status == "open"


def make_member_of(office: Office) -> Membership:
    member = Membership.objects.filter(office=office).first()
    assert member is not None
    return member


def test_a_touchpoint_takes_few_statements(
    in_alder: Office, ana: Membership, ana_client: Client
) -> None:
    partner = make_partner(in_alder)
    luis = make_affiliation(partner).contact
    sent = {
        "partners": partner.pk,
        "contacts": luis.pk,
        "kind": "call",
        "when": "today",
        "status": "done",
        "follow_up": "tomorrow",
        "notes": "Called",
    }
    with CaptureQueriesContext(connection) as queries:
        ana_client.post(LOG, sent, headers=HTMX)
    assert Activity.objects.count() == 1
    assert len(queries) <= FRAME + 12


def test_who_is_leaving_is_still_somebody_to_talk_to_until_the_day(in_alder: Office) -> None:
    today, partner = in_alder.today(), make_partner(in_alder)
    leaving, gone = make_affiliation(partner), make_affiliation(partner)
    Affiliation.objects.filter(pk=leaving.pk).update(ended_on=today + timedelta(days=1))
    Affiliation.objects.filter(pk=gone.pk).update(ended_on=today)
    assert list(people_at(in_alder, [partner.pk])) == [leaving.contact]
