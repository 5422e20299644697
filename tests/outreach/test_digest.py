"""The daily digest: at 7:00 on the office's clock, once, and only if there is something to say."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any
from unittest.mock import patch
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db import IntegrityError

from core.due.work import work_due_rows
from core.models.due import DueRow, DueState
from core.models.outbox import OutboxMessage, OutboxState
from core.tenancy.context import office_context
from offices.models import Membership, Office
from outreach.actions.digests import plan_missing_digests
from outreach.lookups import unplanned_digests
from tests.factories import make_follow_up, make_partner

DENVER = ZoneInfo("America/Denver")
NIGHT = datetime(2026, 11, 20, 3, tzinfo=DENVER)
SEVEN = datetime(2026, 11, 20, 7, tzinfo=DENVER)
TODAY = date(2026, 11, 20)
YESTERDAY = TODAY - timedelta(days=1)
TOMORROW = TODAY + timedelta(days=1)
MONDAY = date(2026, 11, 23)
ON_MONDAY = SEVEN + timedelta(days=3)


@pytest.fixture(autouse=True)
def clock(alder: Office) -> Iterator[time_machine.Traveller]:
    """It is Friday, November 20, 3:00 at Alder, and the sweep has just planned the digests."""
    with time_machine.travel(NIGHT, tick=False) as traveller:
        plan(alder, NIGHT)
        yield traveller


def plan(office: Office, now: datetime) -> None:
    with office_context(office.pk):
        plan_missing_digests(office.pk, now)


def promise(member: Membership, due_on: date = TODAY, **fields: Any) -> None:
    """A follow-up of the member's with a partner of theirs, or a given one."""
    with office_context(member.office_id):
        partner = fields.pop("partner", None) or make_partner(
            member.office, name="Rivera Machining"
        )
        make_follow_up(partner, member, due_on=due_on, **fields)


def change(member: Membership, **fields: Any) -> None:
    with office_context(member.office_id):
        Membership.objects.filter(pk=member.pk).update(**fields)


def digests(member: Membership) -> list[tuple[str, str, str]]:
    """Day, state and outcome of each row of the member's."""
    with office_context(member.office_id):
        rows = DueRow.objects.filter(recipient=f"member:{member.pk}").order_by("occurrence")
        return list(rows.values_list("occurrence", "state", "outcome"))


def mails(member: Membership) -> list[OutboxMessage]:
    with office_context(member.office_id):
        found = OutboxMessage.objects.filter(recipient=f"member:{member.pk}")
        return list(found.order_by("occurrence"))


def test_every_active_member_gets_the_next_seven_planned(
    alder: Office, ana: Membership, bob: Membership
) -> None:
    for member in (ana, bob):
        assert digests(member) == [("2026-11-20", DueState.WAITING, "")]
    with office_context(alder.pk):
        assert set(DueRow.objects.values_list("due_at", flat=True)) == {SEVEN}


def test_planning_again_changes_nothing(alder: Office, ana: Membership) -> None:
    plan(alder, NIGHT)
    plan(alder, SEVEN - timedelta(seconds=1))
    assert digests(ana) == [("2026-11-20", DueState.WAITING, "")]


def test_the_sweep_knows_which_offices_lack_a_digest(
    alder: Office, birch: Office, ana: Membership
) -> None:
    assert unplanned_digests() == [birch.pk]
    with office_context(alder.pk):
        DueRow.objects.filter(recipient=f"member:{ana.pk}").delete()
    assert sorted(unplanned_digests()) == [alder.pk, birch.pk]


def test_a_digest_tells_what_is_overdue_and_due_today(alder: Office, ana: Membership) -> None:
    promise(ana, YESTERDAY, what="Send the forms")
    promise(ana, TODAY, what="Call about job shadows")
    promise(ana, TOMORROW, what="Not yet")
    work_due_rows(alder.pk, SEVEN)
    (mail,) = mails(ana)
    assert (mail.subject, mail.to_address) == (
        "2 things today · Alder School District",
        "ana@example.org",
    )
    assert (mail.occurrence, mail.state) == ("2026-11-20", OutboxState.WAITING)
    for told in ("Send the forms", "Call about job shadows", "1 day late", "Rivera Machining"):
        assert told in mail.text
        assert told in mail.html
    assert "Not yet" not in mail.text


def test_a_worked_digest_plans_the_next_of_the_members_days(alder: Office, ana: Membership) -> None:
    promise(ana)
    work_due_rows(alder.pk, SEVEN)
    assert digests(ana) == [
        ("2026-11-20", DueState.DONE, "1 thing today · Alder School District"),
        ("2026-11-23", DueState.WAITING, ""),
    ]


def test_nothing_due_means_no_mail(alder: Office, ana: Membership) -> None:
    promise(ana, TOMORROW)
    work_due_rows(alder.pk, SEVEN)
    assert mails(ana) == []
    assert digests(ana)[0] == ("2026-11-20", DueState.DONE, "nothing due")


def test_a_colleagues_follow_ups_are_theirs(
    alder: Office, ana: Membership, alice: Membership
) -> None:
    promise(alice)
    work_due_rows(alder.pk, SEVEN)
    assert (len(mails(alice)), len(mails(ana))) == (1, 0)


def test_the_backup_owner_hears_of_what_is_an_absent_colleagues(
    alder: Office, ana: Membership, alice: Membership
) -> None:
    change(ana, away_from=YESTERDAY, away_until=TODAY)
    with office_context(alder.pk):
        partner = make_partner(alder, name="Larkspur", owner=ana, backup_owner=alice)
    promise(ana, partner=partner)
    work_due_rows(alder.pk, SEVEN)
    assert mails(ana) == []
    assert digests(ana)[0][2] == "away"
    (mail,) = mails(alice)
    assert "in place of Ana Ames" in mail.text


def test_the_day_after_an_absence_the_digest_is_back(alder: Office, ana: Membership) -> None:
    promise(ana)
    change(ana, away_from=YESTERDAY, away_until=TODAY)
    work_due_rows(alder.pk, SEVEN)
    work_due_rows(alder.pk, ON_MONDAY)
    assert [mail.occurrence for mail in mails(ana)] == ["2026-11-23"]


def done_by(who: Membership | None, owner: Membership, when: datetime) -> None:
    """Somebody does one of the owner's follow-ups."""
    promise(owner, status="done", closed_at=when, closed_by=who)


def test_the_first_digest_after_an_absence_tells_what_colleagues_did(
    alder: Office, ana: Membership, alice: Membership, bob: Membership
) -> None:
    change(ana, away_from=YESTERDAY, away_until=TODAY + timedelta(days=1))
    work_due_rows(alder.pk, SEVEN)
    for who in (alice, bob, bob, ana, None):
        done_by(who, ana, SEVEN)
    done_by(bob, ana, SEVEN - timedelta(days=3))  # before she left
    done_by(bob, alice, SEVEN)
    work_due_rows(alder.pk, ON_MONDAY)
    (mail,) = mails(ana)
    said = "While you were away, Bob Baker and Alice Alvarez did 3 things of yours."
    assert said in mail.text
    assert said in mail.html
    assert mail.subject == "Nothing due today · Alder School District"
    work_due_rows(alder.pk, ON_MONDAY + timedelta(days=1))
    assert len(mails(ana)) == 1


def test_who_is_back_to_nothing_gets_no_digest(alder: Office, ana: Membership) -> None:
    change(ana, away_from=YESTERDAY, away_until=TODAY)
    work_due_rows(alder.pk, SEVEN)
    work_due_rows(alder.pk, ON_MONDAY)
    assert mails(ana) == []


@pytest.mark.parametrize("off", [{"digest": False}, {"deactivated_at": NIGHT}])
def test_who_switched_it_off_or_left_gets_none(
    alder: Office, ana: Membership, off: dict[str, Any]
) -> None:
    promise(ana)
    change(ana, **off)
    work_due_rows(alder.pk, SEVEN)
    assert mails(ana) == []
    assert digests(ana) == [("2026-11-20", DueState.DONE, "switched off")]


def test_who_switches_it_on_again_is_planned_again(alder: Office, ana: Membership) -> None:
    change(ana, digest=False)
    work_due_rows(alder.pk, SEVEN)
    change(ana, digest=True)
    assert alder.pk in unplanned_digests()
    plan(alder, SEVEN + timedelta(hours=2))
    assert digests(ana)[-1] == ("2026-11-23", DueState.WAITING, "")


def sweep(office: Office, now: datetime, clock: time_machine.Traveller) -> None:
    """What is not planned as it should be gets planned; then there is nothing left to plan."""
    clock.move_to(now)
    if office.pk in unplanned_digests():
        plan(office, now)
    assert office.pk not in unplanned_digests()


def test_a_day_that_was_not_chosen_is_skipped_and_its_items_come_with_the_next(
    alder: Office, ana: Membership, clock: time_machine.Traveller
) -> None:
    change(ana, digest_days=[2, 4])
    promise(ana, TODAY, what="Due on Friday")
    promise(ana, MONDAY, what="Due on Monday")
    sweep(alder, NIGHT, clock)
    assert digests(ana) == [("2026-11-24", DueState.WAITING, "")]
    work_due_rows(alder.pk, SEVEN)
    work_due_rows(alder.pk, ON_MONDAY)
    assert mails(ana) == []
    work_due_rows(alder.pk, ON_MONDAY + timedelta(days=1))
    (mail,) = mails(ana)
    assert "Due on Friday" in mail.text
    assert "Due on Monday" in mail.text
    assert digests(ana)[-1] == ("2026-11-26", DueState.WAITING, "")


def test_other_days_are_planned_anew_there_and_back(
    alder: Office, ana: Membership, clock: time_machine.Traveller
) -> None:
    for days, planned in (
        ([6], "2026-11-21"),
        ([1], "2026-11-23"),
        ([6, 7], "2026-11-21"),
        ([1, 2, 3, 4, 5], "2026-11-20"),
        ([5], "2026-11-20"),
    ):
        change(ana, digest_days=days)
        sweep(alder, NIGHT, clock)
        assert digests(ana) == [(planned, DueState.WAITING, "")]


def test_a_day_that_is_over_is_not_planned_when_it_is_chosen(
    alder: Office, ana: Membership, clock: time_machine.Traveller
) -> None:
    work_due_rows(alder.pk, SEVEN)
    change(ana, digest_days=[5, 6])
    sweep(alder, SEVEN + timedelta(minutes=1), clock)
    assert digests(ana)[-1] == ("2026-11-21", DueState.WAITING, "")
    change(ana, digest_days=[5])
    sweep(alder, SEVEN + timedelta(minutes=2), clock)
    assert digests(ana)[-1] == ("2026-11-27", DueState.WAITING, "")


def test_a_row_that_is_due_is_worked_on_any_day_and_planning_leaves_it_alone(
    alder: Office, ana: Membership, clock: time_machine.Traveller
) -> None:
    promise(ana)
    change(ana, digest_days=[1])
    sweep(alder, SEVEN, clock)
    plan(alder, SEVEN)
    work_due_rows(alder.pk, SEVEN)
    assert [mail.occurrence for mail in mails(ana)] == ["2026-11-20"]
    assert digests(ana)[-1] == ("2026-11-23", DueState.WAITING, "")


def test_a_digest_that_was_tried_and_put_off_is_not_planned_away(
    alder: Office, ana: Membership, clock: time_machine.Traveller
) -> None:
    promise(ana)
    with patch("outreach.actions.digests.gather_digest", side_effect=OSError("disk full")):
        work_due_rows(alder.pk, SEVEN)
    assert digests(ana) == [("2026-11-20", DueState.WAITING, "OSError: disk full")]
    sweep(alder, SEVEN + timedelta(seconds=10), clock)
    plan(alder, SEVEN + timedelta(seconds=10))
    work_due_rows(alder.pk, SEVEN + timedelta(minutes=1))
    assert [mail.occurrence for mail in mails(ana)] == ["2026-11-20"]


def test_a_bad_row_stops_no_other(alder: Office, ana: Membership) -> None:
    promise(ana)
    with office_context(alder.pk):
        bad = DueRow.objects.get(recipient=f"member:{ana.pk}")
        bad.pk, bad.recipient, bad.due_at = None, "member:999999", NIGHT
        bad.save()
    work_due_rows(alder.pk, SEVEN)
    assert len(mails(ana)) == 1
    with office_context(alder.pk):
        bad.refresh_from_db()
    assert (bad.state, bad.attempts) == (DueState.WAITING, 1)


def test_a_digest_without_days_cannot_be_kept(alder: Office, ana: Membership) -> None:
    with pytest.raises(IntegrityError, match="membership_digest_has_days"):
        change(ana, digest_days=[])
    change(ana, digest=False, digest_days=[])


def test_after_downtime_only_the_newest_digest_goes(alder: Office, ana: Membership) -> None:
    promise(ana)
    work_due_rows(alder.pk, SEVEN + timedelta(days=4, hours=3))
    assert [mail.occurrence for mail in mails(ana)] == ["2026-11-24"]
    assert [(day, state) for day, state, _ in digests(ana)] == [
        ("2026-11-20", DueState.SUPERSEDED),
        ("2026-11-24", DueState.DONE),
        ("2026-11-25", DueState.WAITING),
    ]


def test_a_digest_that_could_not_go_is_taken_back_by_the_next(
    alder: Office, ana: Membership
) -> None:
    promise(ana)
    work_due_rows(alder.pk, SEVEN)
    work_due_rows(alder.pk, ON_MONDAY)
    assert [mail.state for mail in mails(ana)] == [OutboxState.SUPERSEDED, OutboxState.WAITING]


def test_when_the_office_moves_its_clock_seven_stays_seven(alder: Office, ana: Membership) -> None:
    with office_context(alder.pk):
        Office.objects.filter(pk=alder.pk).update(time_zone="America/New_York")
    assert alder.pk in unplanned_digests()
    plan(alder, NIGHT)
    with office_context(alder.pk):
        row = DueRow.objects.get(recipient=f"member:{ana.pk}")
    assert row.due_at == datetime(2026, 11, 20, 12, tzinfo=UTC)
    assert alder.pk not in unplanned_digests()


def test_the_links_lead_to_the_partner_and_to_the_switch(alder: Office, ana: Membership) -> None:
    with office_context(alder.pk):
        partner = make_partner(alder, name="Larkspur")
    promise(ana, partner=partner)
    work_due_rows(alder.pk, SEVEN)
    (mail,) = mails(ana)
    for path in (f"partners/{partner.pk}/", "", "profile/"):
        assert f"http://localhost:8000/o/alder/{path}\n" in mail.text
        assert f'href="http://localhost:8000/o/alder/{path}"' in mail.html


def test_the_digest_speaks_its_readers_language(alder: Office, ana: Membership) -> None:
    promise(ana, YESTERDAY)
    with office_context(alder.pk):
        ana.user.language = "es"
        ana.user.save()
    work_due_rows(alder.pk, SEVEN)
    (mail,) = mails(ana)
    assert '<html lang="es">' in mail.html
    assert "vie, 20 nov" in mail.text


def test_what_people_typed_is_escaped_in_html_and_plain_in_text(
    alder: Office, ana: Membership
) -> None:
    promise(ana, what="Ask <b>Kim & Co</b>")
    work_due_rows(alder.pk, SEVEN)
    (mail,) = mails(ana)
    assert "Ask <b>Kim & Co</b>" in mail.text
    assert "Ask &lt;b&gt;Kim &amp; Co&lt;/b&gt;" in mail.html


def test_the_styles_are_inline_and_the_dark_ones_in_the_head(
    alder: Office, ana: Membership
) -> None:
    promise(ana)
    work_due_rows(alder.pk, SEVEN)
    (mail,) = mails(ana)
    head, _, body = mail.html.partition("</head>")
    assert "prefers-color-scheme" in head
    assert 'style="' in body
    assert "<script" not in mail.html


def test_a_long_list_is_cut_and_counted(alder: Office, ana: Membership) -> None:
    with office_context(alder.pk):
        partner = make_partner(alder)
        for number in range(33):
            make_follow_up(partner, ana, due_on=TODAY, what=f"Call {number}")
    work_due_rows(alder.pk, SEVEN)
    (mail,) = mails(ana)
    assert mail.subject == "33 things today · Alder School District"
    assert "And 3 more." in mail.text
