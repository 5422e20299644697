"""Who is owed thanks: after an engagement, near an anniversary, after a year without."""

from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from core.days import years_before
from core.pager import paginate
from offices.models import Membership, Office, OfficeLabel
from partnerships.models import Partner, PartnerStanding
from recognition.enums.owed import OwedFor
from recognition.presenters.reasons import reason
from recognition.queries.owed import (
    Owed,
    as_owed,
    count_owed,
    first_owed_by,
    order_of_owed,
    owed,
    owed_rows,
    owed_to,
)
from recognition.views.paging import sort_value
from tests.factories import make_activity, make_partner, make_recognition


def engaged(office: Office, days: int, **fields: Any) -> Partner:
    """A partner that took part in something so many days ago."""
    kind, students = fields.pop("kind", "job-shadow"), fields.pop("students", None)
    partner = make_partner(office, **fields)
    day = office.today() - timedelta(days=days)
    make_activity(partner, kind=kind, starts_on=day, student_count=students)
    return partner


def known_for_years(office: Office, **fields: Any) -> Partner:
    """An active partner that the office has known for two years and met last week."""
    partner = make_partner(office, stage="active", **fields)
    long_ago = timezone.now() - timedelta(days=800)
    Partner.objects.filter(pk=partner.pk).update(recorded_at=long_ago)
    make_activity(partner, kind="call", starts_on=office.today() - timedelta(days=7))
    return partner


def all_owed(office: Office) -> list[Owed]:
    rows = owed_rows(owed(office, office.today()))
    return [
        as_owed(it) for it in paginate(rows, order_of_owed(), size=50, value_of=sort_value).rows
    ]


def names(office: Office) -> list[str]:
    return [it.name for it in all_owed(office)]


def said(office: Office, partner: Partner) -> tuple[str, str, bool]:
    found = owed_to(office, partner.pk, office.today())
    assert found is not None
    return tuple(reason(found, office.today()))  # type: ignore[return-value]  # a named tuple


@pytest.mark.parametrize(("days", "is_owed"), [(0, True), (14, True), (90, True), (91, False)])
def test_an_engagement_is_owed_thanks_for_ninety_days(
    in_alder: Office, days: int, is_owed: bool
) -> None:
    engaged(in_alder, days)
    assert len(all_owed(in_alder)) == is_owed


@pytest.mark.parametrize(("days", "is_late"), [(13, False), (14, False), (15, True)])
def test_thanks_are_late_after_fourteen_days(in_alder: Office, days: int, is_late: bool) -> None:
    partner = engaged(in_alder, days)
    assert said(in_alder, partner)[2] is is_late


def test_thanks_on_the_day_or_after_settle_it(in_alder: Office) -> None:
    today = in_alder.today()
    same, after, before = (engaged(in_alder, 5) for _ in range(3))
    make_recognition(same, given_on=today - timedelta(days=5))
    make_recognition(after, given_on=today)
    make_recognition(before, given_on=today - timedelta(days=6))
    assert [it.partner_id for it in all_owed(in_alder)] == [before.pk]


def test_a_new_engagement_counts_where_an_old_one_was_never_thanked_for(in_alder: Office) -> None:
    partner = engaged(in_alder, 300)
    assert names(in_alder) == []
    make_activity(partner, kind="guest-speaker", starts_on=in_alder.today() - timedelta(days=3))
    [found] = all_owed(in_alder)
    assert found.since == in_alder.today() - timedelta(days=3)
    assert found.engagement is not None
    assert found.engagement.kind == "guest-speaker"


def test_only_what_was_done_and_attended_counts(in_alder: Office) -> None:
    partner = make_partner(in_alder)
    make_activity(partner, kind="job-shadow", status="planned")
    make_activity(partner, kind="call")
    absent = make_activity(partner, kind="job-shadow")
    absent.participations.update(attended=False)
    make_activity(partner, kind="call")
    assert names(in_alder) == []


@time_machine.travel("2026-11-19 19:00:00Z", tick=False)
def test_the_reason_says_what_was_done_and_by_when(in_alder: Office) -> None:
    partner = engaged(in_alder, 7, students=8)
    assert said(in_alder, partner) == (
        "Job shadow with 8 students on Nov 12",
        "thank by Nov 26",
        False,
    )
    late = engaged(in_alder, 20, students=1)
    assert said(in_alder, late) == ("Job shadow with 1 student on Oct 30", "6 days late", True)


@pytest.mark.parametrize(
    ("years", "ahead", "is_owed"),
    [(1, 14, True), (5, 0, True), (10, -30, True), (1, 15, False), (5, -31, False), (3, 0, False)],
)
def test_anniversaries_are_owed_thanks_from_two_weeks_before_to_a_month_after(
    in_alder: Office, years: int, ahead: int, is_owed: bool
) -> None:
    since = years_before(in_alder.today() + timedelta(days=ahead), years)
    make_partner(in_alder, partner_since=since)
    found = all_owed(in_alder)
    assert [(it.reason, it.years) for it in found] == [(OwedFor.ANNIVERSARY, years)] * is_owed


def test_an_anniversary_that_was_thanked_for_is_settled(in_alder: Office) -> None:
    since = years_before(in_alder.today(), 5)
    partner, other = (make_partner(in_alder, partner_since=since) for _ in range(2))
    make_recognition(partner, occasion="anniversary", anniversary_years=5)
    make_recognition(other, occasion="anniversary", anniversary_years=1)
    assert [it.partner_id for it in all_owed(in_alder)] == [other.pk]


@time_machine.travel("2026-11-19 19:00:00Z", tick=False)
def test_an_anniversary_is_said_with_its_day(in_alder: Office) -> None:
    coming = make_partner(in_alder, partner_since=date(2021, 12, 1))
    over = make_partner(in_alder, partner_since=date(2025, 11, 10))
    assert said(in_alder, coming) == ("5 years of partnership on Dec 1", "", False)
    assert said(in_alder, over) == ("1 year of partnership on Nov 10", "9 days late", True)


@time_machine.travel("2026-02-20 19:00:00Z", tick=False)
def test_a_leap_day_has_its_anniversary_the_day_before(in_alder: Office) -> None:
    partner = make_partner(in_alder, partner_since=date(2016, 2, 29))
    assert said(in_alder, partner)[0] == "10 years of partnership on Feb 28"


def test_a_year_without_thanks_is_owed_to_active_partners_that_were_met(in_alder: Office) -> None:
    never, long_ago, lately = (known_for_years(in_alder) for _ in range(3))
    year = years_before(in_alder.today())
    make_recognition(long_ago, given_on=year)
    make_recognition(lately, given_on=year + timedelta(days=1))
    assert [(it.partner_id, it.reason) for it in all_owed(in_alder)] == [
        (long_ago.pk, OwedFor.YEAR),
        (never.pk, OwedFor.YEAR),
    ]
    assert said(in_alder, never)[0] == "No thanks on record"


def test_a_year_does_not_count_for_new_silent_or_paused_partners(in_alder: Office) -> None:
    make_activity(make_partner(in_alder, stage="active"), kind="call")
    silent = known_for_years(in_alder)
    PartnerStanding.objects.filter(partner=silent).update(
        last_touch_on=years_before(in_alder.today())
    )
    paused = known_for_years(in_alder)
    Partner.objects.filter(pk=paused.pk).update(stage="paused")
    assert names(in_alder) == []


@pytest.mark.parametrize("fields", [{"stage": "ended"}, {"archived_at": timezone.now()}])
def test_ended_and_archived_partners_are_never_owed(
    in_alder: Office, fields: dict[str, Any]
) -> None:
    engaged(in_alder, 3, partner_since=years_before(in_alder.today(), 5), **fields)
    assert names(in_alder) == []
    assert count_owed(in_alder, in_alder.today()) == 0


def test_a_partner_stands_once_with_its_most_urgent_reason(in_alder: Office) -> None:
    today = in_alder.today()
    soon = years_before(today + timedelta(days=10), 5)  # one thinks of it for four days already
    engagement = engaged(in_alder, 6, partner_since=soon)
    anniversary = engaged(in_alder, 2, partner_since=soon)
    found = {it.partner_id: it.reason for it in all_owed(in_alder)}
    assert found == {
        engagement.pk: OwedFor.ENGAGEMENT,
        anniversary.pk: OwedFor.ANNIVERSARY,
    }


def test_the_longest_wait_comes_first_and_a_year_without_thanks_last(in_alder: Office) -> None:
    known_for_years(in_alder, name="Year")
    engaged(in_alder, 2, name="Fresh")
    engaged(in_alder, 40, name="Late")
    assert names(in_alder) == ["Late", "Fresh", "Year"]
    assert count_owed(in_alder, in_alder.today()) == 3


def test_pages_hold_each_partner_once(in_alder: Office) -> None:
    for day in range(7):
        engaged(in_alder, day // 2)
        known_for_years(in_alder)
    seen: list[int] = []
    cursor: str | None = None
    for _ in range(10):
        rows = owed_rows(owed(in_alder, in_alder.today()))
        page = paginate(rows, order_of_owed(), size=3, cursor=cursor, value_of=sort_value)
        seen += [it.partner_id for it in page.rows]
        cursor = page.next
        if cursor is None:
            break
    assert len(seen) == 14
    assert len(set(seen)) == 14


def test_today_knows_the_members_own_and_those_of_the_absent(
    in_alder: Office, ana: Membership, alice: Membership
) -> None:
    engaged(in_alder, 3, name="Own", owner=ana)
    engaged(in_alder, 3, name="Hers", owner=alice, backup_owner=ana)
    engaged(in_alder, 3, name="Nobody's")
    today = in_alder.today()
    rows, count = first_owed_by(in_alder, ana, today, 5)
    assert ([it.name for it in rows], count) == (["Own"], 1)
    alice.away_from = alice.away_until = today
    alice.save()
    rows, count = first_owed_by(in_alder, ana, today, 1)
    assert (len(rows), count) == (1, 2)


def test_todays_first_come_in_one_statement(in_alder: Office, ana: Membership) -> None:
    for _ in range(3):
        engaged(in_alder, 3, owner=ana)
    with CaptureQueriesContext(connection) as queries:
        first_owed_by(in_alder, ana, in_alder.today(), 5)
    assert len(queries) == 1


def test_the_students_of_a_fair_are_not_one_partners(in_alder: Office) -> None:
    partner, other = make_partner(in_alder), make_partner(in_alder)
    make_activity(partner, other, kind="job-shadow", student_count=334)
    assert said(in_alder, partner)[0].startswith("Job shadow on")


def test_the_offices_own_word_is_said(in_alder: Office) -> None:
    OfficeLabel.objects.create(
        office=in_alder, vocabulary="activity-kind", slug="job-shadow", label="Day at work"
    )
    assert said(in_alder, engaged(in_alder, 3))[0].startswith("Day at work on")
