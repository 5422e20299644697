"""Reminders at a time: to whoever has the follow-up then, once, if it still is to be done."""

from collections.abc import Iterator
from datetime import time, timedelta
from typing import Any

import pytest
import time_machine

from contacts.enums.affiliations import Holds
from core.due.work import work_due_rows
from core.models.due import DueRow, DueState
from core.models.outbox import OutboxState
from core.tenancy.context import office_context
from offices.models import Membership, Office
from outreach.actions.activities import Part, archive_activity, log_activity, restore_activity
from outreach.actions.bulk import complete_follow_ups
from outreach.actions.follow_ups import (
    archive_follow_up,
    complete_follow_up,
    postpone_follow_up,
    reopen_follow_up,
    restore_follow_up,
    update_follow_up,
)
from outreach.actions.reminders import plan_missing_reminders
from outreach.lookups import unplanned_reminders
from outreach.queries.reminders import RULE
from partnerships.models import Partner
from tests.factories import make_affiliation, make_contact, make_follow_up, make_partner
from tests.outreach.reminding import (
    FOUR,
    MORNING,
    THREE,
    TODAY,
    act,
    change,
    mails,
    promise,
    reminders,
    told,
)


@pytest.fixture(autouse=True)
def clock() -> Iterator[time_machine.Traveller]:
    """It is Friday, November 20, 8:00 at Alder."""
    with time_machine.travel(MORNING, tick=False) as traveller:
        yield traveller


@pytest.fixture
def partner(alder: Office, ana: Membership, bob: Membership) -> Partner:
    with office_context(alder.pk):
        return make_partner(alder, name="Rivera Machining", owner=ana, backup_owner=bob)


def test_it_comes_at_its_time_and_not_before(
    alder: Office, ana: Membership, partner: Partner
) -> None:
    it = promise(partner, ana)
    with office_context(alder.pk):
        row = DueRow.objects.get(rule=RULE)
    assert (row.recipient, row.occurrence) == (
        f"member:{ana.pk}",
        f"follow-up:{it.pk} at 2026-11-20T22:00:00Z",
    )
    assert (row.due_at, row.wall_date, row.wall_time) == (THREE, TODAY, time(15))
    assert work_due_rows(alder.pk, THREE - timedelta(seconds=1)) == 0
    assert work_due_rows(alder.pk, THREE) == 1
    assert told(alder) == ["ana"]
    assert reminders(alder) == [
        (DueState.DONE, "to Ana Ames: Reminder: Call Luis · Rivera Machining")
    ]


def test_it_says_what_with_whom_and_how_to_reach_them(
    alder: Office, ana: Membership, partner: Partner
) -> None:
    with office_context(alder.pk):
        contact = make_contact(alder, name="Luis Ortega")
        affiliation = make_affiliation(partner, contact, holds=Holds.PRIMARY)
        affiliation.phones.create(office=alder, number="+1 918-555-0100")
    it = promise(partner, ana)
    work_due_rows(alder.pk, THREE)
    (mail,) = mails(alder)
    assert mail.subject == "Reminder: Call Luis · Rivera Machining"
    office = "http://localhost:8000/o/alder"
    for said in (
        *("Call Luis", "Rivera Machining", "Luis Ortega", "+1 918-555-0100", "Fri, Nov 20, 3:00"),
        f"{office}/partners/{partner.pk}/",
        f"{office}/log/?follow_up={it.pk}",
        f"{office}/follow-ups/{it.pk}/settle/",
    ):
        assert said in mail.text
        assert said in mail.html
    assert 'href="tel:+19185550100"' in mail.html


def test_without_a_contact_it_goes_as_well(
    alder: Office, ana: Membership, partner: Partner
) -> None:
    promise(partner, ana, what="Ask <b>Kim & Co</b>")
    work_due_rows(alder.pk, THREE)
    (mail,) = mails(alder)
    assert "Ask <b>Kim & Co</b>" in mail.text
    assert "Ask &lt;b&gt;Kim &amp; Co&lt;/b&gt;" in mail.html


def test_of_who_is_away_then_the_backup_is_told(
    alder: Office, ana: Membership, partner: Partner
) -> None:
    promise(partner, ana)
    change(ana, away_from=TODAY, away_until=TODAY)
    work_due_rows(alder.pk, THREE)
    assert told(alder) == ["bob"]
    assert "in place of Ana Ames" in mails(alder)[0].text


def test_of_who_is_back_by_then_nobody_else_is_told(
    alder: Office, ana: Membership, partner: Partner
) -> None:
    promise(partner, ana)
    change(ana, away_from=TODAY - timedelta(days=5), away_until=TODAY - timedelta(days=1))
    work_due_rows(alder.pk, THREE)
    assert told(alder) == ["ana"]


def test_with_nobody_at_either_end_a_director_is_told(
    alder: Office, ana: Membership, bob: Membership, partner: Partner
) -> None:
    promise(partner, ana)
    change(ana, deactivated_at=MORNING)
    change(bob, away_from=TODAY, away_until=TODAY)
    work_due_rows(alder.pk, THREE)
    assert told(alder) == ["alice"]


def test_what_is_given_away_reminds_its_new_owner(
    alder: Office, ana: Membership, alice: Membership, partner: Partner
) -> None:
    it = promise(partner, ana)
    act(update_follow_up, by=ana, follow_up=it, fields={"owner": alice})
    work_due_rows(alder.pk, THREE)
    assert told(alder) == ["alice"]
    assert (DueState.SUPERSEDED, "given to somebody else") in reminders(alder)


def test_what_is_given_away_and_back_reminds_once(
    alder: Office, ana: Membership, alice: Membership, partner: Partner
) -> None:
    it = promise(partner, ana)
    act(update_follow_up, by=ana, follow_up=it, fields={"owner": alice})
    act(update_follow_up, by=ana, follow_up=it, fields={"owner": ana})
    work_due_rows(alder.pk, THREE)
    assert told(alder) == ["ana"]


def test_a_new_time_takes_the_place_of_the_old(
    alder: Office, ana: Membership, partner: Partner
) -> None:
    it = promise(partner, ana)
    act(update_follow_up, by=ana, follow_up=it, fields={"remind_at": FOUR})
    work_due_rows(alder.pk, THREE)
    assert told(alder) == []
    assert reminders(alder)[0] == (DueState.SUPERSEDED, "moved to another time")
    work_due_rows(alder.pk, FOUR)
    assert told(alder) == ["ana"]


def test_a_time_that_is_taken_away_reminds_of_nothing(
    alder: Office, ana: Membership, partner: Partner
) -> None:
    it = promise(partner, ana)
    act(update_follow_up, by=ana, follow_up=it, fields={"remind_at": None})
    work_due_rows(alder.pk, FOUR)
    assert told(alder) == []


def test_postponing_moves_the_reminder_to_the_same_time_of_the_new_day(
    alder: Office, ana: Membership, partner: Partner
) -> None:
    it = promise(partner, ana)
    act(postpone_follow_up, by=ana, follow_up=it, due_on=TODAY + timedelta(days=7))
    assert it.remind_at == THREE + timedelta(days=7)
    act(postpone_follow_up, by=ana, follow_up=it, due_on=TODAY)
    assert it.remind_at == THREE
    work_due_rows(alder.pk, THREE)
    assert told(alder) == ["ana"]


def test_a_reminder_that_would_be_over_goes_with_postponing(
    alder: Office, ana: Membership, partner: Partner
) -> None:
    it = promise(partner, ana)
    act(postpone_follow_up, by=ana, follow_up=it, due_on=TODAY - timedelta(days=1))
    assert it.remind_at is None


@pytest.mark.parametrize(
    ("close", "again", "outcome"),
    [
        (complete_follow_up, reopen_follow_up, "closed already"),
        (archive_follow_up, restore_follow_up, "removed"),
    ],
)
def test_what_is_closed_does_not_remind_and_what_is_opened_again_does(
    alder: Office, ana: Membership, partner: Partner, close: Any, again: Any, outcome: str
) -> None:
    closed, opened = promise(partner, ana), promise(partner, ana, what="Write to Luis")
    act(close, by=ana, follow_up=closed)
    act(close, by=ana, follow_up=opened)
    act(again, by=ana, follow_up=opened)
    work_due_rows(alder.pk, THREE)
    assert [mail.subject for mail in mails(alder)] == ["Reminder: Write to Luis · Rivera Machining"]
    assert (DueState.SUPERSEDED, outcome) in reminders(alder)


def test_what_was_reminded_of_is_not_reminded_of_again(
    alder: Office, ana: Membership, partner: Partner
) -> None:
    it = promise(partner, ana)
    work_due_rows(alder.pk, THREE)
    act(complete_follow_up, by=ana, follow_up=it)
    act(reopen_follow_up, by=ana, follow_up=it)
    with office_context(alder.pk):
        plan_missing_reminders(alder.pk, THREE)
    work_due_rows(alder.pk, FOUR)
    assert told(alder) == ["ana"]


@pytest.mark.parametrize(
    ("action", "more"),
    [
        (complete_follow_up, {}),
        (archive_follow_up, {}),
        (postpone_follow_up, {"due_on": TODAY + timedelta(days=1)}),
        (update_follow_up, {"fields": {"remind_at": FOUR}}),
    ],
)
def test_mail_that_waits_for_its_server_is_taken_back_with_what_it_tells(
    alder: Office, ana: Membership, partner: Partner, action: Any, more: dict[str, Any]
) -> None:
    changed, kept = promise(partner, ana), promise(partner, ana, what="Write to Luis")
    work_due_rows(alder.pk, THREE)
    act(update_follow_up, by=ana, follow_up=kept, fields={"kind": "email"})
    act(action, by=ana, follow_up=changed, **more)
    assert {mail.subject.split(" · ")[0]: mail.state for mail in mails(alder)} == {
        "Reminder: Call Luis": OutboxState.SUPERSEDED,
        "Reminder: Write to Luis": OutboxState.WAITING,
    }


def test_many_that_are_done_at_once_take_their_waiting_mail_back(
    alder: Office, ana: Membership, partner: Partner
) -> None:
    done = [promise(partner, ana).pk, promise(partner, ana, what="Write to Luis").pk]
    promise(partner, ana, what="Visit Luis")
    work_due_rows(alder.pk, THREE)
    act(complete_follow_ups, by=ana, office=alder, ids=done)
    states = [mail.state for mail in mails(alder)]
    assert states == [OutboxState.SUPERSEDED, OutboxState.SUPERSEDED, OutboxState.WAITING]


def test_of_an_archived_partner_nothing_is_told(
    alder: Office, ana: Membership, partner: Partner
) -> None:
    promise(partner, ana)
    change(partner, archived_at=MORNING)
    work_due_rows(alder.pk, THREE)
    assert told(alder) == []


def test_logging_sets_a_reminder_and_archiving_what_was_logged_takes_it_back(
    alder: Office, ana: Membership, partner: Partner
) -> None:
    with office_context(alder.pk):
        activity = log_activity(
            by=ana,
            office=alder,
            fields={"kind": "call", "starts_on": TODAY},
            parts=[Part(partner)],
            follow_up={"what": "Send dates", "due_on": TODAY, "remind_at": THREE},
        )
        archive_activity(by=ana, activity=activity)
    work_due_rows(alder.pk, THREE)
    assert reminders(alder) == [(DueState.SUPERSEDED, "removed")]


def test_restoring_what_was_logged_brings_its_reminder_back(
    alder: Office, ana: Membership, partner: Partner
) -> None:
    with office_context(alder.pk):
        activity = log_activity(
            by=ana,
            office=alder,
            fields={"kind": "call", "starts_on": TODAY},
            parts=[Part(partner)],
            follow_up={"what": "Send dates", "due_on": TODAY, "remind_at": THREE},
        )
        archive_activity(by=ana, activity=activity)
        restore_activity(by=ana, activity=activity)
    work_due_rows(alder.pk, THREE)
    assert told(alder) == ["ana"]


def test_late_on_the_same_day_it_goes_and_a_day_late_it_does_not(
    alder: Office, ana: Membership, partner: Partner
) -> None:
    promise(partner, ana)
    promise(partner, ana, FOUR - timedelta(days=1) + timedelta(days=2), what="Tomorrow")
    work_due_rows(alder.pk, THREE + timedelta(hours=8, minutes=59))
    assert told(alder) == ["ana"]
    work_due_rows(alder.pk, FOUR + timedelta(days=2))
    assert told(alder) == ["ana"]
    assert reminders(alder)[-1] == (
        DueState.SUPERSEDED,
        "too late: the digest tells of it",
    )


def test_a_day_late_it_goes_where_no_digest_tells_of_it(
    alder: Office, ana: Membership, bob: Membership, partner: Partner
) -> None:
    change(bob, digest=False)
    promise(partner, ana, due_on=TODAY + timedelta(days=9))
    promise(partner, ana, owner=bob)
    work_due_rows(alder.pk, THREE + timedelta(days=1))
    assert sorted(told(alder)) == ["ana", "bob"]


def test_a_time_that_is_over_is_kept_but_plans_nothing(
    alder: Office, ana: Membership, partner: Partner
) -> None:
    it = promise(partner, ana, MORNING - timedelta(minutes=1))
    assert it.remind_at == MORNING - timedelta(minutes=1)
    assert reminders(alder) == []
    assert unplanned_reminders() == []


def test_the_sweep_finds_what_no_action_has_planned(
    alder: Office, birch: Office, ana: Membership, partner: Partner
) -> None:
    with office_context(alder.pk):
        make_follow_up(partner, ana, remind_at=THREE)
        make_follow_up(partner, ana, remind_at=THREE, status="done", closed_at=MORNING)
    assert unplanned_reminders() == [alder.pk]
    with office_context(alder.pk):
        plan_missing_reminders(alder.pk, MORNING)
    assert unplanned_reminders() == []
    work_due_rows(alder.pk, THREE)
    assert told(alder) == ["ana"]


def test_a_bad_row_stops_no_other(alder: Office, ana: Membership, partner: Partner) -> None:
    promise(partner, ana)
    with office_context(alder.pk):
        good = DueRow.objects.get(rule=RULE)
        for occurrence in ("follow-up:none", "follow-up:999999 at 2026-11-20T22:00:00Z"):
            good.pk, good.occurrence, good.due_at = None, occurrence, MORNING
            good.save()
    assert work_due_rows(alder.pk, THREE) == 3
    assert told(alder) == ["ana"]
    assert sorted(state for state, _ in reminders(alder)) == ["done", "superseded", "waiting"]
