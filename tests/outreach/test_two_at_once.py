"""Two members have read the same row; what the first did is not taken back by the second."""

from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext

from offices.models import Membership, Office
from outreach.actions.activities import (
    Part,
    archive_activity,
    log_activity,
    restore_activity,
    update_activity,
)
from outreach.actions.follow_ups import (
    archive_follow_up,
    complete_follow_up,
    drop_follow_up,
    postpone_follow_up,
    update_follow_up,
)
from outreach.models import Activity, FollowUp
from partnerships.models import PartnerStanding
from tests.factories import make_activity, make_follow_up, make_partner


def test_archived_by_both_it_comes_back_with_its_follow_up(
    in_alder: Office, ana: Membership, alice: Membership
) -> None:
    today = in_alder.today()
    first = log_activity(
        by=ana,
        office=in_alder,
        fields={"kind": "call", "starts_on": today},
        parts=[Part(make_partner(in_alder))],
        follow_up={"what": "Send dates", "due_on": today},
    )
    second = Activity.objects.get()
    archive_activity(by=ana, activity=first)
    archive_activity(by=alice, activity=second)
    assert second.archived_at == first.archived_at
    restore_activity(by=ana, activity=Activity.objects.get())
    assert FollowUp.objects.get().archived_at is None
    assert PartnerStanding.objects.get().open_follow_up_count == 1


def test_an_edit_does_not_bring_an_archived_activity_back(
    in_alder: Office, ana: Membership, alice: Membership
) -> None:
    first = make_activity(make_partner(in_alder))
    second = Activity.objects.get()
    archive_activity(by=ana, activity=first)
    update_activity(by=alice, activity=second, fields={"notes": "They want dates."})
    kept = Activity.objects.get()
    assert (kept.archived_at, kept.notes) == (first.archived_at, "They want dates.")


def test_what_one_has_done_stays_done_when_another_moves_or_edits_it(
    in_alder: Office, ana: Membership, alice: Membership
) -> None:
    first = make_follow_up(make_partner(in_alder), ana)
    moved, edited = FollowUp.objects.get(), FollowUp.objects.get()
    complete_follow_up(by=ana, follow_up=first)
    postpone_follow_up(by=alice, follow_up=moved, due_on=in_alder.today() + timedelta(days=7))
    update_follow_up(by=alice, follow_up=edited, fields={"what": "Call Luis"})
    kept = FollowUp.objects.get()
    assert (kept.status, kept.closed_by, kept.what) == ("done", ana, "Call Luis")
    assert kept.due_on == in_alder.today() + timedelta(days=7)


def test_who_was_first_has_closed_it_and_it_is_removed_once(
    in_alder: Office, ana: Membership, alice: Membership
) -> None:
    first = make_follow_up(make_partner(in_alder), ana)
    again, dropped = FollowUp.objects.get(), FollowUp.objects.get()
    complete_follow_up(by=ana, follow_up=first)
    complete_follow_up(by=alice, follow_up=again)
    assert again.closed_by_id == ana.pk
    archive_follow_up(by=ana, follow_up=first)
    drop_follow_up(by=alice, follow_up=dropped)
    assert FollowUp.objects.get().archived_at == first.archived_at


def test_the_second_waits_for_the_first(in_alder: Office, ana: Membership) -> None:
    follow_up = make_follow_up(make_partner(in_alder), ana)
    with CaptureQueriesContext(
        connection,
    ) as said:
        complete_follow_up(by=ana, follow_up=follow_up)
    reads = [it["sql"] for it in said if 'FROM "outreach_followup"' in it["sql"]]
    assert len(reads) == 1
    assert reads[0].endswith("FOR NO KEY UPDATE")
