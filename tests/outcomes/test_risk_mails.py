"""The weekly mail about partners whose health changed: Mondays at 7:20, if there is something."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine

from core.actors import SYSTEM
from core.due.work import work_due_rows
from core.models.due import DueRow, DueState
from core.models.outbox import OutboxMessage
from core.tenancy.context import office_context
from offices.models import Holiday, Membership, Office
from outcomes.actions.risk_mails import plan_missing_news
from outcomes.actions.scans import look_anew, scan_office
from outcomes.enums.risk import ScanKind
from outcomes.lookups import unplanned_news
from outcomes.queries.risk_mails import RULE, gather_news
from outcomes.risk_mails import real_news, sample_news, stop_news
from partnerships.models import Partner
from tests.outcomes.looking import known_partner

DENVER = ZoneInfo("America/Denver")
SATURDAY = datetime(2026, 11, 14, 9, tzinfo=DENVER)
MONDAY = datetime(2026, 11, 16, 7, 20, tzinfo=DENVER)
WEEK = timedelta(days=7)


@pytest.fixture(autouse=True)
def clock(alder: Office) -> Iterator[time_machine.Traveller]:
    """It is Saturday, November 14, and the sweep has just planned the week's mail."""
    with time_machine.travel(SATURDAY, tick=False) as traveller:
        with office_context(alder.pk):
            plan_missing_news(alder.pk, SATURDAY)
        yield traveller


def scan(office: Office, now: datetime) -> None:
    with office_context(office.pk):
        scan_office(by=SYSTEM, office=office, now=now)


def partner(office: Office, name: str) -> Partner:
    with office_context(office.pk):
        return known_partner(office, name=name, recorded_at=MONDAY - 12 * WEEK)


def close(one: Partner) -> None:
    with office_context(one.office_id):
        Partner.objects.filter(pk=one.pk).update(closing=True)


def mails(office: Office) -> list[OutboxMessage]:
    with office_context(office.pk):
        return list(OutboxMessage.objects.filter(rule=RULE).order_by("id"))


def rows(office: Office) -> list[tuple[str, str, str]]:
    with office_context(office.pk):
        found = DueRow.objects.filter(rule=RULE).order_by("occurrence")
        return list(found.values_list("occurrence", "state", "outcome"))


def test_the_sweep_plans_a_week_for_each_office(alder: Office, birch: Office) -> None:
    assert unplanned_news() == [birch.pk]
    with office_context(alder.pk):
        assert DueRow.objects.get(rule=RULE).due_at == MONDAY


def test_directors_are_told_who_moved_from_where_to_where_and_why(alder: Office) -> None:
    mill = partner(alder, "Rivera Machining")
    scan(alder, MONDAY - WEEK)
    close(mill)
    scan(alder, MONDAY)
    work_due_rows(alder.pk, MONDAY)
    (mail,) = mails(alder)
    assert (mail.to_address, mail.subject) == (
        "alice@example.org",
        "1 partner moved to At risk · Alder School District",
    )
    for part in (mail.text, mail.html):
        assert "Rivera Machining" in part
        assert "Now: At risk" in part
        assert f"/o/alder/risk/partners/{mill.pk}/" in part
        assert "/o/alder/risk/changes/?since=week" in part
    assert rows(alder)[0] == ("2026-11-16", DueState.DONE, "told Alice Alvarez of 1")
    assert rows(alder)[1][:2] == ("2026-11-23", DueState.WAITING)


def test_nothing_is_sent_when_nothing_has_changed(alder: Office) -> None:
    partner(alder, "Rivera Machining")
    scan(alder, MONDAY - WEEK)
    scan(alder, MONDAY)
    work_due_rows(alder.pk, MONDAY)
    assert mails(alder) == []
    assert rows(alder)[0][2] == "nothing has changed"


def test_a_week_is_told_once_and_the_next_counts_from_it(
    alder: Office, clock: time_machine.Traveller
) -> None:
    mill = partner(alder, "Rivera Machining")
    scan(alder, MONDAY - WEEK)
    close(mill)
    scan(alder, MONDAY)
    for later in (timedelta(0), timedelta(hours=1)):
        work_due_rows(alder.pk, MONDAY + later)
    clock.move_to(MONDAY + WEEK)
    scan(alder, MONDAY + WEEK)
    work_due_rows(alder.pk, MONDAY + WEEK)
    assert len(mails(alder)) == 1


def test_what_changed_before_somebody_looked_later_that_day_is_told_the_next_week(
    alder: Office, clock: time_machine.Traveller
) -> None:
    mill = partner(alder, "Rivera Machining")
    for moment in (MONDAY - WEEK, MONDAY):
        scan(alder, moment)
    clock.move_to(MONDAY)
    work_due_rows(alder.pk, MONDAY)
    assert mails(alder) == []
    close(mill)
    with office_context(alder.pk):
        later = MONDAY + timedelta(hours=2)
        scan_office(by=SYSTEM, office=alder, now=later, kind=ScanKind.ASKED)
    clock.move_to(MONDAY + WEEK)
    scan(alder, MONDAY + WEEK)
    work_due_rows(alder.pk, MONDAY + WEEK)
    (mail,) = mails(alder)
    assert "Rivera Machining" in mail.text


def test_what_changes_between_the_nights_scan_and_the_mail_is_told_once(
    alder: Office, clock: time_machine.Traveller
) -> None:
    mill, shop = partner(alder, "Rivera Machining"), partner(alder, "Copper Kettle Bakery")
    scan(alder, MONDAY - WEEK)
    close(mill)
    scan(alder, MONDAY - timedelta(hours=5))
    close(shop)
    clock.move_to(MONDAY)
    with office_context(alder.pk):
        look_anew(alder.pk, [shop.pk], MONDAY - timedelta(hours=1))
    work_due_rows(alder.pk, MONDAY)
    clock.move_to(MONDAY + WEEK)
    scan(alder, MONDAY + WEEK)
    work_due_rows(alder.pk, MONDAY + WEEK)
    first, second = (mail.text for mail in mails(alder))
    assert ("Rivera" in first, "Copper" in first) == (True, False)
    assert ("Rivera" in second, "Copper" in second) == (False, True)


def test_a_monday_without_school_is_told_on_the_next_open_day(
    alder: Office, clock: time_machine.Traveller
) -> None:
    mill = partner(alder, "Rivera Machining")
    scan(alder, MONDAY - WEEK)
    close(mill)
    with office_context(alder.pk):
        Holiday.objects.create(
            office=alder,
            name="Fall break",
            starts_on=date(2026, 11, 16),
            ends_on=date(2026, 11, 17),
        )
        scan_office(by=SYSTEM, office=alder, now=MONDAY)
    clock.move_to(MONDAY)
    work_due_rows(alder.pk, MONDAY)
    assert mails(alder) == []
    wednesday = MONDAY + timedelta(days=2)
    clock.move_to(wednesday)
    work_due_rows(alder.pk, wednesday)
    assert len(mails(alder)) == 1


def test_who_switched_it_off_gets_none(alder: Office, alice: Membership) -> None:
    mill = partner(alder, "Rivera Machining")
    scan(alder, MONDAY - WEEK)
    close(mill)
    scan(alder, MONDAY)
    with office_context(alder.pk):
        stop_news(alice)
    work_due_rows(alder.pk, MONDAY)
    assert mails(alder) == []
    assert rows(alder)[0][2] == "switched off"


def test_a_long_mail_names_thirty_and_counts_the_rest(alder: Office) -> None:
    partners = [partner(alder, f"Partner {number}") for number in range(33)]
    scan(alder, MONDAY - WEEK)
    with office_context(alder.pk):
        Partner.objects.filter(pk__in=[it.pk for it in partners]).update(closing=True)
        scan_office(by=SYSTEM, office=alder, now=MONDAY)
        news = gather_news(alder, MONDAY.date())
    assert (len(news.rows), news.left_out) == (30, 3)
    work_due_rows(alder.pk, MONDAY)
    (mail,) = mails(alder)
    assert mail.subject.startswith("The health of 33 partners has changed")
    assert "And 3 more." in mail.text


def test_the_settings_show_a_sample_and_the_real_one(alder: Office, alice: Membership) -> None:
    with office_context(alder.pk):
        sample = sample_news(alice)
        assert real_news(alice) is None
    assert sample.subject.startswith("1 partner moved to At risk")
    for name in ("Rivera Machining", "Bluestem Family Clinic", "Copper Kettle Bakery"):
        assert name in sample.text
