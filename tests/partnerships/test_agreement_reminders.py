"""Mail before an agreement ends: 90, 60 and 30 days before, each once, to who looks after it."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from core.due.work import work_due_rows
from core.models.due import DueRow
from core.models.outbox import OutboxMessage
from core.tenancy.context import office_context
from offices.models import Holiday, Membership, Office
from partnerships.actions.agreement_reminders import plan_missing_reminders
from partnerships.actions.agreement_turns import end_agreement, renew_agreement, sign_agreement
from partnerships.actions.agreements import (
    AgreementFields,
    archive_agreement,
    restore_agreement,
    update_agreement,
)
from partnerships.lookups import unreminded_agreements
from partnerships.models import Agreement, Partner
from partnerships.queries.agreement_reminders import RULE
from tests.factories import make_partner
from tests.factories.agreements import make_agreement
from tests.people import signed_in

NOW = datetime(2026, 1, 5, 15, tzinfo=UTC)  # a Monday, 8:00 at Alder
ENDS = date(2026, 6, 30)
PLANNED = [date(2026, 4, 1), date(2026, 5, 1), date(2026, 5, 29)]  # May 31 is a Sunday


@pytest.fixture(autouse=True)
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def partner(alder: Office, ana: Membership, bob: Membership) -> Partner:
    with office_context(alder.pk):
        return make_partner(alder, name="Rivera Machining", owner=ana, backup_owner=bob)


@pytest.fixture
def agreement(partner: Partner, ana: Membership) -> Agreement:
    with office_context(partner.office_id):
        made = make_agreement(partner, starts_on=date(2025, 7, 1), ends_on=None)
        return update_agreement(by=ana, agreement=made, fields={"ends_on": ENDS})


def rows(office: Office) -> list[tuple[date, str]]:
    """What waits: the day of each."""
    with office_context(office.pk):
        waiting = DueRow.objects.filter(rule=RULE, state="waiting").order_by("due_at", "id")
        return [(it.wall_date, it.occurrence) for it in waiting]


def told(office: Office) -> list[tuple[str, str, str]]:
    """The mails: to whom, what, in which state."""
    with office_context(office.pk):
        mails = OutboxMessage.objects.filter(rule=RULE).order_by("id")
        return [(it.to_name, it.subject, it.state) for it in mails]


def morning(day: date) -> datetime:
    """Half past seven on that day at Alder, in summer time."""
    return datetime.combine(day, time(13, 30), UTC)


def test_three_are_planned_on_open_days_at_half_past_seven(
    alder: Office, agreement: Agreement
) -> None:
    named = [f"agreement:{agreement.pk} ends 2026-06-30 in {days}" for days in (90, 60, 30)]
    assert rows(alder) == list(zip(PLANNED, named, strict=True))
    with office_context(alder.pk):
        assert [it.due_at for it in DueRow.objects.filter(rule=RULE).order_by("due_at")] == [
            morning(day) for day in PLANNED
        ]


def test_the_owner_gets_each_of_them_once(alder: Office, agreement: Agreement) -> None:
    for day in PLANNED:
        assert work_due_rows(alder.pk, morning(day) - timedelta(seconds=1)) == 0
        with time_machine.travel(morning(day), tick=False):
            assert work_due_rows(alder.pk, morning(day)) == 1
    said = "Agreement with Rivera Machining ends Jun 30"
    states = ["superseded", "superseded", "waiting"]  # nothing was sent in this test
    assert told(alder) == [("Ana Ames", said, state) for state in states]
    with office_context(alder.pk):
        mail = OutboxMessage.objects.filter(rule=RULE).latest("id")
    for text in (mail.text, mail.html):
        assert reverse("agreement_renew", args=["alder", agreement.pk]) in text
        assert "Job shadows" in text


def test_after_some_weeks_without_a_worker_only_the_newest_goes(
    alder: Office, agreement: Agreement
) -> None:
    late = morning(PLANNED[2]) + timedelta(days=3)
    with time_machine.travel(late, tick=False):
        assert work_due_rows(alder.pk, late) == 3
    assert len(told(alder)) == 1
    with office_context(alder.pk):
        outcomes = DueRow.objects.filter(rule=RULE).order_by("wall_date")
        said = [it.outcome for it in outcomes]
    assert said == ["a newer one tells of it"] * 2 + ["told Ana Ames"]


def test_while_the_owner_is_away_the_backup_is_told_and_else_the_directors(
    alder: Office, agreement: Agreement, ana: Membership, bob: Membership
) -> None:
    away = {"away_from": date(2026, 3, 30), "away_until": date(2026, 6, 30)}
    with office_context(alder.pk):
        Membership.objects.filter(pk=ana.pk).update(**away)
    work_due_rows(alder.pk, morning(PLANNED[0]))
    with office_context(alder.pk):
        Membership.objects.filter(pk=bob.pk).update(deactivated_at=NOW)
    work_due_rows(alder.pk, morning(PLANNED[1]))
    assert [name for name, _said, _state in told(alder)] == ["Bob Baker", "Alice Alvarez"]


@pytest.mark.parametrize("how", ["renewed", "ended", "archived", "moved"])
def test_what_is_settled_is_not_reminded_of_and_waiting_mail_is_taken_back(
    alder: Office, agreement: Agreement, ana: Membership, how: str
) -> None:
    first = morning(PLANNED[0])
    with time_machine.travel(first, tick=False):
        work_due_rows(alder.pk, first)
    assert [state for _name, _said, state in told(alder)] == ["waiting"]
    with time_machine.travel(first + timedelta(hours=1), tick=False):
        settle(agreement, ana, how)
    assert [state for _name, _said, state in told(alder)] == ["superseded"]
    second = morning(PLANNED[1])
    with time_machine.travel(second, tick=False):
        work_due_rows(alder.pk, second)
    assert len(told(alder)) == 1


def settle(agreement: Agreement, by: Membership, how: str) -> None:
    """Do something after which nobody has to be reminded."""
    with office_context(agreement.office_id):
        today = agreement.office.today()
        if how == "renewed":
            following = renew_agreement(by=by, agreement=agreement)
            signed = dict.fromkeys(following.signatories.values_list("pk", flat=True), today)
            sign_agreement(by=by, agreement=following, asked_on=today, signed=signed)
        elif how == "ended":
            end_agreement(by=by, agreement=agreement, on=today)
        elif how == "archived":
            archive_agreement(by=by, agreement=agreement)
        else:
            update_agreement(by=by, agreement=agreement, fields={"ends_on": date(2028, 6, 30)})


def test_another_end_is_planned_anew_and_the_former_one_again_if_it_comes_back(
    alder: Office, agreement: Agreement, ana: Membership
) -> None:
    later: AgreementFields = {"ends_on": date(2027, 6, 30)}
    with office_context(alder.pk):
        update_agreement(by=ana, agreement=agreement, fields=later)
    assert [it for it, said in rows(alder) if "2027-06-30" in said] == [
        date(2027, 4, 1),
        date(2027, 4, 30),
        date(2027, 5, 31),
    ]
    with office_context(alder.pk):
        update_agreement(by=ana, agreement=agreement, fields={"ends_on": ENDS})
    work_due_rows(alder.pk, morning(PLANNED[0]))
    assert len(told(alder)) == 1


def test_an_unsigned_draft_is_not_reminded_of(
    alder: Office, partner: Partner, ana: Membership
) -> None:
    with office_context(alder.pk):
        draft = make_agreement(partner, signed=False, starts_on=date(2025, 7, 1), ends_on=None)
        update_agreement(by=ana, agreement=draft, fields={"ends_on": ENDS})
    work_due_rows(alder.pk, morning(PLANNED[0]))
    assert told(alder) == []


def test_a_day_in_the_holidays_moves_to_the_last_open_day_before(
    alder: Office, partner: Partner, ana: Membership
) -> None:
    with office_context(alder.pk):
        Holiday.objects.create(
            office=alder, name="Break", starts_on=date(2026, 3, 30), ends_on=date(2026, 4, 3)
        )
        made = make_agreement(partner, starts_on=date(2025, 7, 1), ends_on=None)
        update_agreement(by=ana, agreement=made, fields={"ends_on": ENDS})
    assert rows(alder)[0][0] == date(2026, 3, 27)


def test_an_end_that_is_near_is_reminded_of_by_what_is_left(
    alder: Office, partner: Partner, ana: Membership
) -> None:
    with office_context(alder.pk):
        made = make_agreement(partner, starts_on=date(2025, 7, 1), ends_on=None)
        soon = date(2026, 1, 5) + timedelta(days=45)
        update_agreement(by=ana, agreement=made, fields={"ends_on": soon})
    assert [day for day, _said in rows(alder)] == [date(2026, 1, 20)]


def test_what_no_action_has_written_is_planned_and_then_nothing_is_missing(
    alder: Office, partner: Partner
) -> None:
    with office_context(alder.pk):
        make_agreement(partner, starts_on=date(2025, 7, 1), ends_on=ENDS)
    assert unreminded_agreements() == []  # that is months away
    later = datetime(2026, 3, 2, 15, tzinfo=UTC)
    with time_machine.travel(later, tick=False):
        assert unreminded_agreements() == [alder.pk]
        with office_context(alder.pk):
            plan_missing_reminders(alder.pk, later)
        assert [day for day, _said in rows(alder)] == PLANNED
        assert unreminded_agreements() == []


def test_an_office_that_moves_keeps_half_past_seven(alder: Office, agreement: Agreement) -> None:
    with office_context(alder.pk):
        Office.objects.filter(pk=alder.pk).update(time_zone="America/New_York")
    assert unreminded_agreements() == [alder.pk]
    with office_context(alder.pk):
        plan_missing_reminders(alder.pk, NOW)
        due = DueRow.objects.filter(rule=RULE).earliest("due_at").due_at
    assert due == morning(PLANNED[0]) - timedelta(hours=2)
    assert unreminded_agreements() == []


def test_an_archived_agreement_that_comes_back_is_reminded_of(
    alder: Office, agreement: Agreement, ana: Membership
) -> None:
    with office_context(alder.pk):
        archive_agreement(by=ana, agreement=agreement)
        restore_agreement(by=ana, agreement=agreement)
    work_due_rows(alder.pk, morning(PLANNED[0]))
    assert len(told(alder)) == 1


def test_today_has_a_line_from_which_one_renews(
    agreement: Agreement, ana: Membership, alice: Membership, bob: Membership
) -> None:
    url = reverse("today", args=["alder"])

    def lines(member: Membership) -> str:
        return signed_in(member).get(url).text

    words = "Agreement with Rivera Machining ends Jun 30"
    assert words not in lines(ana)
    with time_machine.travel(datetime(2026, 4, 2, 15, tzinfo=UTC), tick=False):
        assert words in lines(ana)
        assert reverse("agreement_renew", args=["alder", agreement.pk]) in lines(ana)
        assert words not in lines(alice)
        with office_context(agreement.office_id):
            away = {"away_from": date(2026, 4, 1), "away_until": date(2026, 4, 9)}
            Membership.objects.filter(pk__in=[ana.pk, bob.pk]).update(**away)
        assert words in lines(alice)
    with time_machine.travel(datetime(2026, 7, 20, 15, tzinfo=UTC), tick=False):
        assert "Agreement with Rivera Machining ended Jun 30" in lines(ana)
    with time_machine.travel(datetime(2026, 9, 1, 15, tzinfo=UTC), tick=False):
        assert "Rivera Machining ended" not in lines(ana)


def test_strangers_are_not_told(birch: Office, agreement: Agreement, charlie: Membership) -> None:
    with time_machine.travel(datetime(2026, 4, 2, 15, tzinfo=UTC), tick=False):
        client: Client = signed_in(charlie)
        assert "Rivera" not in client.get(reverse("today", args=["birch"])).text
        assert work_due_rows(birch.pk, morning(PLANNED[0])) == 0
