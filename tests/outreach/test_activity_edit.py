"""Changing an activity: the form shows what is there, saving changes it and nothing else."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from offices.models import Membership, Office, Site
from outreach.actions.activities import Part, update_activity
from partnerships.models import PartnerStanding
from tests.factories import (
    make_activity,
    make_affiliation,
    make_contact,
    make_partner,
    make_site,
)
from tests.outreach.conftest import HTMX, press


def url(pk: int) -> str:
    return f"/o/alder/activities/{pk}/edit/"


def test_the_form_shows_what_is_there(in_alder: Office, ana_client: Client) -> None:
    partner = make_partner(in_alder, name="Rivera Machining")
    activity = make_activity(partner, kind="job-shadow", notes="Went well", student_count=4)
    activity.participations.update(attended=False, volunteers=2)
    page = ana_client.get(url(activity.pk)).content.decode()
    for shown in ("Rivera Machining", "Went well", 'value="4"', 'value="2"'):
        assert shown in page
    assert "<details open>" in page.replace("\n", " ").replace("  ", " ")


def test_saving_changes_everything_that_was_changed(in_alder: Office, ana_client: Client) -> None:
    before, after = make_partner(in_alder), make_partner(in_alder)
    luis = make_affiliation(after).contact
    activity = make_activity(before)
    yesterday = in_alder.today() - timedelta(days=1)
    said = press(
        ana_client,
        url(activity.pk),
        **{
            "partners": after.pk,
            "contacts": luis.pk,
            "kind": "visit",
            "status": "done",
            "exchange": "",
            "starts_on": yesterday.isoformat(),
            "notes": "Other words",
            f"volunteers_{after.pk}": "2",
        },
    )
    activity.refresh_from_db()
    assert (activity.kind, activity.starts_on, activity.notes) == (
        "visit",
        yesterday,
        "Other words",
    )
    part = activity.participations.get()
    assert (part.partner, part.volunteers, part.starts_on) == (after, 2, yesterday)
    assert [it.contact for it in activity.activity_contacts.all()] == [luis]
    touches = {it.partner: it.touch_count for it in PartnerStanding.objects.all()}
    assert touches == {before: 0, after: 1}
    assert said["message"] == "Changes saved."


def test_an_archived_partner_may_stay(in_alder: Office, ana_client: Client) -> None:
    partner = make_partner(in_alder)
    activity = make_activity(partner)
    partner.archived_at = activity.recorded_at
    partner.save()
    press(
        ana_client,
        url(activity.pk),
        partners=partner.pk,
        kind="call",
        status="done",
        starts_on=activity.starts_on.isoformat(),
    )
    assert activity.participations.get().partner == partner


def test_what_is_refused_is_said_beside_its_field(in_alder: Office, ana_client: Client) -> None:
    partner = make_partner(in_alder)
    activity = make_activity(partner, notes="As it was")
    ahead = in_alder.today() + timedelta(days=3)
    sent = {
        "partners": partner.pk,
        "kind": "call",
        "status": "done",
        "notes": "Not lost",
        "starts_on": ahead.isoformat(),
    }
    response = ana_client.post(url(activity.pk), sent, headers=HTMX)
    assert response.status_code == 422
    assert "This day is still to come." in response.content.decode()
    assert "Not lost" in response.content.decode()
    activity.refresh_from_db()
    assert activity.notes == "As it was"


def test_partners_and_people_stay_when_nothing_is_said_of_them(
    in_alder: Office, ana: Membership
) -> None:
    partner, person = make_partner(in_alder), make_contact(in_alder)
    activity = make_activity(partner)
    activity.activity_contacts.create(office=in_alder, contact=person)
    update_activity(by=ana, activity=activity, fields={"summary": "Short"})
    assert activity.participations.get().partner == partner
    assert activity.activity_contacts.get().contact == person


def test_a_new_kind_brings_its_usual_exchange(in_alder: Office, ana: Membership) -> None:
    activity = make_activity(make_partner(in_alder), kind="call")
    update_activity(by=ana, activity=activity, fields={"kind": "voicemail"})
    assert activity.exchange == "attempt"
    update_activity(by=ana, activity=activity, fields={"kind": "email", "exchange": "two-way"})
    assert activity.exchange == "two-way"


def test_a_part_is_changed_in_its_place(in_alder: Office, ana: Membership) -> None:
    partner = make_partner(in_alder)
    activity = make_activity(partner)
    before = activity.participations.get()
    update_activity(by=ana, activity=activity, fields={}, parts=[Part(partner, attended=False)])
    after = activity.participations.get()
    assert (after.pk, after.attended) == (before.pk, False)
    assert after.recorded_at == before.recorded_at


def test_the_last_partner_cannot_go(in_alder: Office, ana: Membership) -> None:
    activity = make_activity(make_partner(in_alder))
    with pytest.raises(ValidationError) as raised:
        update_activity(by=ana, activity=activity, fields={}, parts=[])
    assert list(raised.value.message_dict) == ["partners"]


def test_a_site_that_was_archived_since_stays_with_it(in_alder: Office, ana_client: Client) -> None:
    partner, site, other = make_partner(in_alder), make_site(in_alder), make_site(in_alder)
    activity = make_activity(partner, site=site)
    Site.objects.update(archived_at=timezone.now())
    offered = ana_client.get(url(activity.pk)).context["form"].fields["site"].queryset
    assert (site in offered, other in offered) == (True, False)
    said = {"partners": partner.pk, "kind": "call", "status": "done", "site": site.pk}
    press(ana_client, url(activity.pk), **said, starts_on=activity.starts_on.isoformat())
    activity.refresh_from_db()
    assert activity.site == site


def test_a_partner_s_number_of_any_length_is_no_hindrance(
    in_alder: Office, ana_client: Client
) -> None:
    said = {"partners": "9" * 5000, "done_follow_up": "9" * 5000, "kind": "call"}
    assert ana_client.post("/o/alder/log/", said).status_code == 422
