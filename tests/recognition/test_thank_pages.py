"""Thanks recorded from a page or the dialog, taken back, changed; and who may."""

from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from offices.models import Membership, Office
from partnerships.models import Partner
from recognition.models import Recognition
from tests.factories import (
    make_activity,
    make_affiliation,
    make_partner,
    make_recognition,
)
from tests.outreach.conftest import HTMX, press, toast_of
from tests.recognition.composing import text_of
from tests.recognition.conftest import ClientOf

RECORD = "/o/alder/thanks/spotlight/"
DIALOG = HTMX | {"HX-Target": "dialog-body"}


@pytest.fixture
def rivera(in_alder: Office) -> Partner:
    return make_partner(in_alder, name="Rivera Machining", stage="active")


def form_of(partner: Partner | None = None, **fields: Any) -> dict[str, Any]:
    """What the form sends."""
    said = {
        "channel": "card",
        "given_on": timezone.localdate().isoformat(),
        "what_for": "engagement",
    }
    return said | ({"partner": partner.pk} if partner else {}) | fields


def saved() -> Recognition:
    return Recognition.objects.get()


def test_one_tap_on_a_channel_and_save_is_enough(
    rivera: Partner, ana: Membership, ana_client: Client
) -> None:
    url = f"{RECORD}?partner={rivera.pk}"
    shown = ana_client.get(url, headers=DIALOG).content.decode()
    assert "Thank Rivera Machining" in shown
    assert "Not thanked yet: how about" in shown
    assert shown.count("checked") == 1  # the proposed channel
    today = rivera.office.today()
    answer = ana_client.post(
        url, {"channel": "leader-call", "given_on": today.isoformat()}, headers=DIALOG
    )
    assert answer.status_code == 204
    made = saved()
    assert (made.partner_id, made.channel, made.audience) == (rivera.pk, "leader-call", "partner")
    assert (made.given_on, made.recorded_by_id) == (today, ana.pk)
    said = toast_of(answer)
    assert said["message"] == "Call from a leader for Rivera Machining recorded."
    press(ana_client, said["undo"])
    made.refresh_from_db()
    assert made.archived_at is not None


def test_the_engagement_that_is_owed_is_chosen_already(rivera: Partner, ana_client: Client) -> None:
    make_activity(rivera, kind="guest-speaker")
    owed = make_activity(rivera, kind="job-shadow", student_count=8)
    make_activity(make_partner(rivera.office), kind="internship")
    form = ana_client.get(f"{RECORD}?partner={rivera.pk}").context["form"]
    offered = dict(form.fields["activity"].choices)
    assert len(offered) == 3
    assert offered[str(owed.pk)].startswith("Job shadow with 8 students")
    assert form["activity"].value() in offered


def test_everything_can_be_said(rivera: Partner, ana_client: Client) -> None:
    person = make_affiliation(rivera).contact
    activity = make_activity(rivera, kind="job-shadow")
    sent = form_of(
        rivera,
        channel="spotlight",
        audience="public",
        what_for="anniversary-5",
        activity=str(activity.pk),
        contact=str(person.pk),
        honours="Eight job shadows",
        note="On the front page.",
    )
    response = ana_client.post(RECORD, sent)
    assert response.status_code == 302
    assert response["Location"] == "/o/alder/thanks/history/"
    made = saved()
    assert (made.channel, made.audience) == ("spotlight", "public")
    assert (made.occasion, made.anniversary_years) == ("anniversary", 5)
    assert (made.activity_id, made.contact_id) == (activity.pk, person.pk)
    assert (made.honours, made.note) == ("Eight job shadows", "On the front page.")


def test_without_a_partner_or_a_channel_the_form_says_so(
    in_alder: Office, ana_client: Client
) -> None:
    response = ana_client.post(RECORD, {"given_on": "2026-01-01"})
    assert response.status_code == 422
    text = response.content.decode()
    assert "Choose a partner." in text
    assert "Choose how they were thanked." in text


def test_a_day_to_come_is_refused_beside_its_field(rivera: Partner, ana_client: Client) -> None:
    tomorrow = rivera.office.today() + timedelta(days=1)
    response = ana_client.post(RECORD, form_of(rivera, given_on=tomorrow.isoformat()))
    assert response.status_code == 422
    assert "given_on" in response.context["form"].errors
    assert not Recognition.objects.exists()


def test_the_same_form_twice_records_once(rivera: Partner, ana_client: Client) -> None:
    for _ in range(2):
        ana_client.post(RECORD, form_of(rivera, once="a-token"))
    assert Recognition.objects.count() == 1


def test_a_partner_that_is_chosen_brings_its_engagements(
    rivera: Partner, ana_client: Client
) -> None:
    make_activity(rivera, kind="job-shadow", student_count=3)
    headers = HTMX | {"HX-Target": "about-partner"}
    part = ana_client.get(RECORD, {"partner": rivera.pk}, headers=headers).content.decode()
    assert part.strip().startswith('<div id="about-partner"')
    assert "Job shadow with 3 students" in part


def test_the_page_of_a_partner_thanks_that_partner(rivera: Partner, ana_client: Client) -> None:
    headers = DIALOG | {"HX-Current-URL": f"http://testserver/o/alder/partners/{rivera.pk}/"}
    shown = ana_client.get(RECORD, headers=headers)
    assert shown.context["partner"] == rivera


def test_thanks_are_changed_removed_and_brought_back(rivera: Partner, ana_client: Client) -> None:
    it = make_recognition(rivera, occasion="anniversary", anniversary_years=1)
    edit = f"/o/alder/thanks/{it.pk}/edit/"
    form = ana_client.get(edit).context["form"]
    assert form["what_for"].value() == "anniversary-1"
    sent = form_of(channel="letter", what_for="gift", audience="team", note="With a photo.")
    response = ana_client.post(edit, sent)
    assert response.status_code == 302, response.context["form"].errors
    it.refresh_from_db()
    assert (it.channel, it.occasion, it.anniversary_years) == ("letter", "gift", None)
    assert (it.audience, it.note) == ("team", "With a photo.")
    said = press(ana_client, f"/o/alder/thanks/{it.pk}/archive/")
    assert said["message"] == "Removed: Letter for Rivera Machining."
    shown = ana_client.get("/o/alder/thanks/history/?view=archived").content.decode()
    assert "Restore" in shown
    press(ana_client, said["undo"])
    it.refresh_from_db()
    assert it.archived_at is None


def test_an_engagement_of_long_ago_stays_when_thanks_are_changed(
    rivera: Partner, ana_client: Client
) -> None:
    old = make_activity(rivera, kind="job-shadow", starts_on=date(2020, 1, 1))
    for _ in range(21):
        make_activity(rivera, kind="guest-speaker")
    it = make_recognition(rivera, activity=old)
    edit = f"/o/alder/thanks/{it.pk}/edit/"
    assert ana_client.get(edit).context["form"]["activity"].value() == str(old.pk)
    response = ana_client.post(edit, form_of(activity=str(old.pk)))
    assert response.status_code == 302
    it.refresh_from_db()
    assert it.activity_id == old.pk


@pytest.mark.parametrize(
    "path",
    ["spotlight/", "many/", "{pk}/edit/"],
)
def test_a_leader_sees_who_was_thanked_but_may_not_record_it(
    path: str, rivera: Partner, bob: Membership, charlie: Membership, client_of: Any
) -> None:
    url = f"/o/alder/thanks/{path.format(pk=make_recognition(rivera).pk)}"
    leader = client_of(bob)
    assert leader.get(url).status_code == 403
    assert leader.post(url, form_of(rivera)).status_code == 403
    assert client_of(charlie).get(url).status_code == 404
    assert Recognition.objects.count() == 1


@pytest.mark.parametrize("path", ["owed", "partners", "engagements", "history"])
def test_a_leaders_lists_offer_nothing_to_press(
    path: str, rivera: Partner, bob: Membership, client_of: Any
) -> None:
    make_activity(rivera, kind="job-shadow")
    make_recognition(make_partner(rivera.office, stage="active"))
    response = client_of(bob).get(f"/o/alder/thanks/{path}/")
    assert response.status_code == 200
    shown = response.content.decode()
    assert len(response.context["rows"]) == 1
    assert "/thanks/spotlight/?partner" not in shown
    assert "/edit/" not in shown
    assert "Thank several" not in shown


def test_a_leader_may_not_remove_nor_bring_back(
    rivera: Partner, bob: Membership, client_of: Any
) -> None:
    it = make_recognition(rivera)
    for act in ("archive", "restore"):
        assert client_of(bob).post(f"/o/alder/thanks/{it.pk}/{act}/").status_code == 403


@time_machine.travel("2026-11-19T19:00:00Z", tick=False)
def test_today_shows_the_first_five_with_their_reasons(
    in_alder: Office, ana: Membership, ana_client: Client
) -> None:
    for day in range(7):
        partner = make_partner(in_alder, name=f"Partner no {day}", owner=ana)
        started = in_alder.today() - timedelta(days=day)
        make_activity(partner, kind="job-shadow", starts_on=started, student_count=8)
    text = " ".join(ana_client.get("/o/alder/").content.decode().split())
    assert 'Thank-yous owed <span class="count">7</span>' in text
    assert text.count("Job shadow with 8 students on Nov") == 5
    assert "Job shadow with 8 students on Nov 13, <span>thank by Nov 27</span>" in text
    assert "/o/alder/thanks/owed/?whose=mine" in text
    rows = ana_client.get("/o/alder/thanks/owed/?whose=mine").context["rows"]
    assert len(rows) == 7


def test_nobody_owed_is_no_panel(in_alder: Office, ana: Membership, ana_client: Client) -> None:
    make_partner(in_alder, owner=ana)
    assert "Thank-yous owed" not in ana_client.get("/o/alder/").content.decode()
    empty = ana_client.get("/o/alder/thanks/owed/").content.decode()
    assert "Nobody is owed a thank-you" in empty


def test_the_partners_page_says_how_it_was_thanked_and_how_it_could_be(
    rivera: Partner, ana_client: Client, bob: Membership, client_of: Any
) -> None:
    for _ in range(3):
        make_recognition(rivera, given_on=rivera.office.today() - timedelta(days=1))
    make_activity(rivera, kind="job-shadow")
    url = f"/o/alder/partners/{rivera.pk}/"
    text = " ".join(ana_client.get(url).content.decode().split())
    assert "Last: Certificate on" in text
    assert "Three certificates in a row" in text
    assert f"/o/alder/thanks/spotlight/?partner={rivera.pk}" in text
    assert "Job shadow on" in text
    leaders = client_of(bob).get(url).content.decode()
    assert "Last: Certificate on" in " ".join(leaders.split())
    assert "/thanks/spotlight/" not in leaders


def test_the_head_of_a_partners_pages_thanks_it(
    rivera: Partner, ana_client: Client, bob: Membership, client_of: ClientOf
) -> None:
    button = f'id="head-thank" href="/o/alder/thanks/spotlight/?partner={rivera.pk}"'
    for path in ("", "history/"):
        url = f"/o/alder/partners/{rivera.pk}/{path}"
        assert button in text_of(ana_client.get(url))
        assert "head-thank" not in text_of(client_of(bob).get(url))


def test_the_history_is_filtered_by_partner_channel_and_days(
    rivera: Partner, ana_client: Client
) -> None:
    other = make_partner(rivera.office, name="Osage Print Works")
    make_recognition(rivera, given_on=date(2026, 1, 5), honours="Eight job shadows")
    make_recognition(rivera, channel="card", given_on=date(2026, 2, 5))
    make_recognition(other, channel="card", given_on=date(2026, 3, 5))
    history = "/o/alder/thanks/history/"

    def count(query: str) -> int:
        return len(ana_client.get(history + query).context["rows"])

    assert count("") == 3
    assert count(f"?partner={rivera.pk}") == 2
    assert count("?channel=card") == 2
    assert count("?from=2026-02-01&until=2026-02-28") == 1
    assert count("?q=osage") == 1
    assert count("?q=nobody") == 0
    assert "Eight job shadows" in ana_client.get(history).content.decode()


def test_find_and_the_navigation_lead_here(
    ana_client: Client, bob: Membership, client_of: Any
) -> None:
    shown = ana_client.get("/o/alder/find/?q=thank").content.decode()
    for path in ("spotlight", "owed", "many"):
        assert f"/o/alder/thanks/{path}/" in shown
    assert 'href="/o/alder/thanks/"' in shown
    leaders = client_of(bob).get("/o/alder/find/?q=thank").content.decode()
    assert "/o/alder/thanks/owed/" in leaders
    assert "/o/alder/thanks/spotlight/" not in leaders
