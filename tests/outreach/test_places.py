"""Places for students that a partner offered: put down, changed, shown."""

from django.test import Client

from offices.models import Office
from outreach.models import Activity
from tests.factories import make_activity, make_partner
from tests.outreach.conftest import press


def test_places_are_logged_with_what_they_are_for(in_alder: Office, ana_client: Client) -> None:
    press(
        ana_client,
        "/o/alder/log/",
        partners=make_partner(in_alder).pk,
        kind="call",
        when="today",
        status="done",
        places="4",
        places_kind="job-shadow",
    )
    activity = Activity.objects.get()
    assert (activity.kind, activity.places, activity.places_kind) == ("call", 4, "job-shadow")


def test_the_edit_form_shows_and_changes_them(in_alder: Office, ana_client: Client) -> None:
    activity = make_activity(make_partner(in_alder), places=4, places_kind="internship")
    url = f"/o/alder/activities/{activity.pk}/edit/"
    page = ana_client.get(url).content.decode()
    assert 'value="internship" selected' in page
    sent = {
        "partners": activity.participations.get().partner_id,
        "kind": "call",
        "status": "done",
        "starts_on": activity.starts_on.isoformat(),
        "places": "6",
        "places_kind": "",
    }
    press(ana_client, url, **sent)
    activity.refresh_from_db()
    assert (activity.places, activity.places_kind) == (6, "")


def test_the_timeline_says_how_many_and_for_what(in_alder: Office, ana_client: Client) -> None:
    partner = make_partner(in_alder)
    make_activity(partner, places=4, places_kind="job-shadow")
    make_activity(partner, places=1)
    page = " ".join(ana_client.get(f"/o/alder/partners/{partner.pk}/").content.decode().split())
    assert "4 places offered: job shadow" in page
    assert "1 place offered</span>" in page


def test_a_number_below_zero_is_refused(in_alder: Office, ana_client: Client) -> None:
    sent = {"partners": make_partner(in_alder).pk, "kind": "call", "when": "today"}
    response = ana_client.post("/o/alder/log/", sent | {"status": "done", "places": "-1"})
    assert response.status_code == 422
    assert not Activity.objects.exists()
