"""Archiving an activity and bringing it back, with the follow-ups that hang on it."""

from django.test import Client

from offices.models import Membership, Office
from outreach.actions.activities import Part, archive_activity, log_activity, restore_activity
from outreach.actions.follow_ups import complete_follow_up
from outreach.models import Activity, FollowUp
from partnerships.models import Partner, PartnerStanding
from tests.factories import make_activity, make_follow_up, make_partner
from tests.outreach.conftest import press


def logged(office: Office, by: Membership, partner: Partner) -> Activity:
    return log_activity(
        by=by,
        office=office,
        fields={"kind": "call", "starts_on": office.today()},
        parts=[Part(partner)],
        follow_up={"what": "Send dates", "due_on": office.today()},
    )


def test_the_open_follow_up_that_it_brought_goes_and_comes_back_with_it(
    in_alder: Office, ana: Membership
) -> None:
    activity = logged(in_alder, ana, make_partner(in_alder))
    archive_activity(by=ana, activity=activity)
    assert FollowUp.objects.get().archived_at == activity.archived_at
    standing = PartnerStanding.objects.get()
    assert (standing.touch_count, standing.open_follow_up_count) == (0, 0)
    restore_activity(by=ana, activity=activity)
    assert FollowUp.objects.get().archived_at is None
    standing.refresh_from_db()
    assert (standing.touch_count, standing.open_follow_up_count) == (1, 1)


def test_a_follow_up_that_is_done_stays(in_alder: Office, ana: Membership) -> None:
    activity = logged(in_alder, ana, make_partner(in_alder))
    complete_follow_up(by=ana, follow_up=FollowUp.objects.get())
    archive_activity(by=ana, activity=activity)
    assert FollowUp.objects.get().archived_at is None


def test_a_follow_up_archived_by_itself_stays_archived(in_alder: Office, ana: Membership) -> None:
    activity = logged(in_alder, ana, make_partner(in_alder))
    FollowUp.objects.update(archived_at=activity.recorded_at)
    archive_activity(by=ana, activity=activity)
    restore_activity(by=ana, activity=activity)
    assert FollowUp.objects.get().archived_at == activity.recorded_at


def test_what_it_had_done_is_open_again_until_it_is_back(in_alder: Office, ana: Membership) -> None:
    partner, other = make_partner(in_alder), make_partner(in_alder)
    follow_up = make_follow_up(other, ana)
    activity = logged(in_alder, ana, partner)
    complete_follow_up(by=ana, follow_up=follow_up, done_with=activity)
    archive_activity(by=ana, activity=activity)
    follow_up.refresh_from_db()
    assert (follow_up.status, follow_up.closed_at) == ("open", None)
    assert PartnerStanding.objects.get(partner=other).open_follow_up_count == 1
    restore_activity(by=ana, activity=activity)
    follow_up.refresh_from_db()
    assert (follow_up.status, follow_up.done_with, follow_up.closed_by) == ("done", activity, ana)
    assert PartnerStanding.objects.get(partner=other).open_follow_up_count == 0


def test_the_button_archives_and_undo_restores(in_alder: Office, ana_client: Client) -> None:
    activity = make_activity(make_partner(in_alder), kind="visit")
    said = press(ana_client, f"/o/alder/activities/{activity.pk}/archive/")
    activity.refresh_from_db()
    assert activity.archived_at is not None
    assert said["message"] == "Visit archived."
    assert press(ana_client, said["undo"])["message"] == "Visit restored."
    activity.refresh_from_db()
    assert activity.archived_at is None


def test_twice_does_no_harm(in_alder: Office, ana: Membership) -> None:
    activity = make_activity(make_partner(in_alder))
    archive_activity(by=ana, activity=activity)
    first = activity.archived_at
    archive_activity(by=ana, activity=activity)
    assert activity.archived_at == first
    restore_activity(by=ana, activity=activity)
    restore_activity(by=ana, activity=activity)
    assert activity.archived_at is None


def test_without_htmx_it_returns_to_the_partners_page(in_alder: Office, ana_client: Client) -> None:
    partner = make_partner(in_alder)
    activity = make_activity(partner)
    response = ana_client.post(f"/o/alder/activities/{activity.pk}/archive/")
    assert (response.status_code, response["Location"]) == (302, f"/o/alder/partners/{partner.pk}/")
