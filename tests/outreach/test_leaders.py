"""A leader took part: said in the forms, by itself when a leader logs, shown, taken back."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from offices.models import Membership, Office, SiteLeader
from outreach.actions.activities import Part, log_activity, update_activity
from outreach.models import Activity
from outreach.queries.leaders import leaders_of
from partnerships.models import Partner
from tests.api.conftest import Api, make_token
from tests.factories import make_activity, make_partner, make_site
from tests.outreach.conftest import ClientOf, press

LOG = "/o/alder/log/"
SAID = {"kind": "call", "when": "today", "status": "done", "notes": "Talked"}


@pytest.fixture
def rivera(in_alder: Office) -> Partner:
    return make_partner(in_alder, name="Rivera Machining")


def names(office: Office, current: int | None = None) -> list[str]:
    return [name for _, name in leaders_of(office, current)]


def test_leaders_are_those_by_role_and_those_who_lead_a_site_today(
    in_alder: Office, adam: Membership, ana: Membership
) -> None:
    today, site = in_alder.today(), make_site(in_alder)
    over = {"started_on": date(2020, 1, 1), "ended_on": today - timedelta(days=1)}
    SiteLeader.objects.create(office=in_alder, site=site, member=adam, **over)
    assert names(in_alder) == ["Bob Baker, Principal"]
    SiteLeader.objects.create(office=in_alder, site=site, member=ana, started_on=today)
    assert [it.split(",")[0] for it in names(in_alder)] == ["Ana Ames", "Bob Baker"]


def test_one_who_has_left_stays_only_where_they_are_chosen(
    in_alder: Office, bob: Membership
) -> None:
    bob.deactivated_at = timezone.now()
    bob.save()
    assert names(in_alder) == []
    assert names(in_alder, bob.pk) == ["Bob Baker, Principal"]


def test_the_log_form_offers_them_and_saves_the_one_that_is_chosen(
    rivera: Partner, bob: Membership, ana_client: Client
) -> None:
    assert "Bob Baker, Principal" in ana_client.get(LOG).content.decode()
    press(ana_client, LOG, partners=rivera.pk, leader=bob.pk, **SAID)
    assert Activity.objects.get().leader == bob


def test_without_one_nobody_took_part(rivera: Partner, ana_client: Client) -> None:
    press(ana_client, LOG, partners=rivera.pk, leader="", **SAID)
    assert Activity.objects.get().leader is None


def test_what_a_leader_logs_a_leader_took_part_in(
    rivera: Partner, bob: Membership, client_of: ClientOf
) -> None:
    press(client_of(bob), LOG, partners=rivera.pk, **SAID)
    made = Activity.objects.get()
    assert made.leader == bob
    update_activity(by=bob, activity=made, fields={"leader": None})
    made.refresh_from_db()
    assert made.leader is None


def test_somebody_of_another_office_cannot_be_chosen(
    rivera: Partner, charlie: Membership, ana_client: Client
) -> None:
    sent = {"partners": rivera.pk, "leader": charlie.pk, **SAID}
    assert ana_client.post(LOG, sent).status_code == 422
    assert not Activity.objects.exists()


def test_the_edit_form_changes_it_and_keeps_one_who_has_left(
    rivera: Partner, bob: Membership, ana_client: Client
) -> None:
    activity = make_activity(rivera, leader=bob)
    bob.deactivated_at = timezone.now()
    bob.save()
    url = f"/o/alder/activities/{activity.pk}/edit/"
    sent = {"partners": rivera.pk, "kind": "call", "status": "done"}
    sent |= {"starts_on": activity.starts_on.isoformat(), "notes": "New", "leader": bob.pk}
    assert f'<option value="{bob.pk}" selected>' in ana_client.get(url).content.decode()
    press(ana_client, url, **sent)
    activity.refresh_from_db()
    assert (activity.leader, activity.notes) == (bob, "New")
    undo = press(ana_client, url, **sent | {"leader": ""})["undo"]
    activity.refresh_from_db()
    assert activity.leader is None
    page = ana_client.get(f"/o/alder/partners/{rivera.pk}/history/").content.decode()
    assert "Bob Baker" in page
    press(ana_client, undo)
    activity.refresh_from_db()
    assert activity.leader == bob


def test_the_timeline_says_who(rivera: Partner, bob: Membership, ana_client: Client) -> None:
    make_activity(rivera, leader=bob)
    page = ana_client.get(f"/o/alder/partners/{rivera.pk}/").content.decode()
    assert "with Bob Baker, Principal" in page


def test_the_api_says_it_takes_it_and_finds_by_it(
    rivera: Partner, ana: Membership, bob: Membership, charlie: Membership
) -> None:
    api = Api(make_token(ana))
    today = rivera.office.today().isoformat()
    body = {"kind": "call", "starts_on": today, "partners": [str(rivera.pk)]}
    made = api.post("activities/", body | {"leader": str(bob.pk)}).json()
    without = api.post("activities/", body).json()
    assert (made["leader"], without["leader"]) == (str(bob.pk), None)
    assert Api(make_token(bob)).post("activities/", body).json()["leader"] == str(bob.pk)
    found = api.get("activities/?leader=none").json()["results"]
    assert [it["id"] for it in found] == [without["id"]]
    wrong = api.post("activities/", body | {"leader": str(charlie.pk)})
    assert list(wrong.json()["errors"]) == ["leader"]


def test_who_is_no_leader_cannot_take_part_as_one(
    rivera: Partner, ana: Membership, adam: Membership, ana_client: Client
) -> None:
    today = rivera.office.today()
    body = {"kind": "call", "starts_on": today.isoformat(), "partners": [str(rivera.pk)]}
    answer = Api(make_token(ana)).post("activities/", body | {"leader": str(adam.pk)})
    assert (answer.status_code, list(answer.json()["errors"])) == (400, ["leader"])
    sent = {"partners": rivera.pk, "leader": adam.pk, **SAID}
    assert ana_client.post(LOG, sent).status_code == 422
    assert not Activity.objects.exists()
    made = make_activity(rivera)
    with pytest.raises(ValidationError) as raised:
        update_activity(by=ana, activity=made, fields={"leader": adam})
    assert list(raised.value.message_dict) == ["leader"]


def test_who_led_a_site_on_that_day_took_part_as_a_leader(
    rivera: Partner, ana: Membership, adam: Membership
) -> None:
    today = rivera.office.today()
    over = {"started_on": today - timedelta(days=400), "ended_on": today - timedelta(days=30)}
    site = make_site(rivera.office)
    SiteLeader.objects.create(office=rivera.office, site=site, member=adam, **over)
    made = [make_activity(rivera, starts_on=today - timedelta(days=ago)) for ago in (30, 29)]
    update_activity(by=ana, activity=made[0], fields={"leader": adam})
    with pytest.raises(ValidationError):
        update_activity(by=ana, activity=made[1], fields={"leader": adam})


def test_one_who_leads_no_more_stays_where_they_were(rivera: Partner, ana: Membership) -> None:
    bob = Membership.objects.get(role="leader")
    made = make_activity(rivera, leader=bob)
    Membership.objects.filter(pk=bob.pk).update(role="coordinator")
    made = Activity.objects.get(pk=made.pk)
    update_activity(by=ana, activity=made, fields={"summary": "A tour", "leader": made.leader})
    made.refresh_from_db()
    assert (made.leader_id, made.summary) == (bob.pk, "A tour")


def test_the_form_asks_once_for_the_leaders(rivera: Partner, ana_client: Client) -> None:
    ana_client.get(LOG)
    with CaptureQueriesContext(connection) as queries:
        ana_client.get(LOG)
    assert len([it for it in queries if "offices_siteleader" in it["sql"]]) == 1


def test_logging_with_a_leader_costs_no_statement_more(rivera: Partner, ana: Membership) -> None:
    bob = Membership.objects.get(role="leader")
    costs = []
    for leader in (bob, None, bob):  # the first marks the partner's health, once a transaction
        with CaptureQueriesContext(connection) as queries:
            log_activity(
                by=ana,
                office=rivera.office,
                fields={"kind": "call", "starts_on": rivera.office.today(), "leader": leader},
                parts=[Part(rivera)],
            )
        costs.append(len(queries))
    assert costs[1] == costs[2] <= costs[0] <= 12
