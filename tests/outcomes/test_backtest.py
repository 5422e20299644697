"""Of those we would have called at risk, how many left? Compared with what the years brought."""

import json
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from io import StringIO
from typing import Any

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command
from django.test import Client

from core.actors import SYSTEM
from core.models.due import DueRow
from core.tenancy.context import office_context
from offices.models import Membership, Office
from offices.queries.school_years import SchoolYear
from outcomes.actions.backtest import keep_backtest
from outcomes.actions.nightly import plan_missing_scans, work_scan
from outcomes.enums.risk import ScanKind
from outcomes.models import (
    KeptBacktest,
    PartnerRisk,
    PartnerYear,
    RiskResult,
    RiskScan,
    YearSettlement,
)
from outcomes.presenters.backtest import backtest_context
from outcomes.queries.backtest import Backtest, Tally, YearWarned
from partnerships.models import Exit, Partner
from tests.factories import make_activity, make_partner
from tests.outcomes.generated import generate

SignIn = Callable[[Membership], Client]
BEFORE, YEAR = date(2024, 8, 1), date(2025, 8, 1)
NOW = datetime(2026, 9, 14, 18, tzinfo=UTC)
IN_JUNE = datetime(2025, 6, 1, tzinfo=UTC)
"""Partners that came then are known at the year's first day, and not for long."""


@pytest.fixture(autouse=True)
def _in_september() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


def partner_of(office: Office, *years: date, **fields: Any) -> Partner:
    """A partner that took part in these years."""
    partner = make_partner(office, **{"stage": "active", "recorded_at": IN_JUNE, **fields})
    for starts_on in years:
        make_activity(partner, kind="job-shadow", starts_on=starts_on + timedelta(days=60))
    return partner


def end(partner: Partner, day: date, **fields: Any) -> None:
    """Its partnership ended on that day; it came back since."""
    over = {"from_stage": "active", "over_at": NOW, **fields}
    Exit.objects.create(office_id=partner.office_id, partner=partner, ended_on=day, **over)


def settle(partner: Partner, answer: str) -> None:
    YearSettlement.objects.create(
        office_id=partner.office_id,
        partner=partner,
        year_starts_on=YEAR,
        answer=answer,
        stage_before="active",
    )


def of_last_year(office: Office) -> YearWarned:
    [found] = [
        it
        for it in keep_backtest(by=SYSTEM, office=office, now=NOW).years
        if it.year.starts_on == YEAR
    ]
    return found


def test_it_compares_those_called_at_risk_with_the_others(in_alder: Office) -> None:
    partner_of(in_alder, BEFORE, closing=True)  # left
    partner_of(in_alder, BEFORE, YEAR, closing=True)  # stayed, against the warning
    end(partner_of(in_alder, BEFORE, YEAR, closing=True), date(2026, 3, 1))  # left in the year
    partner_of(in_alder, BEFORE)  # left without a warning
    partner_of(in_alder, BEFORE, YEAR)
    partner_of(in_alder, YEAR)  # did not take part before: neither
    found = of_last_year(in_alder)
    assert found.at_risk == Tally(left=2, stayed=1)
    assert found.others == Tally(left=1, stayed=1)


def test_who_paused_or_was_completed_is_set_apart(in_alder: Office) -> None:
    for answer in ("paused", "every-other", "completed"):
        settle(partner_of(in_alder, BEFORE), answer)
    settle(partner_of(in_alder, BEFORE), "ended")
    settle(partner_of(in_alder, BEFORE, YEAR), "paused")  # and was there after all
    end(partner_of(in_alder, BEFORE), date(2026, 6, 1), as_planned=True)
    assert of_last_year(in_alder).others == Tally(left=1, stayed=1, apart=4)


def test_what_came_into_the_system_later_was_not_known(in_alder: Office) -> None:
    partner_of(in_alder, BEFORE, recorded_at=datetime(2025, 12, 1, tzinfo=UTC))
    assert keep_backtest(by=SYSTEM, office=in_alder, now=NOW).years == []


def test_scans_are_made_once_and_change_nothing_that_is_shown(in_alder: Office) -> None:
    partner_of(in_alder, BEFORE)
    for _twice in range(2):
        keep_backtest(by=SYSTEM, office=in_alder, now=NOW)
    scans = RiskScan.objects.all()
    assert {it.kind for it in scans} == {ScanKind.PAST}
    assert len({it.as_of for it in scans}) == len(scans) == KeptBacktest.objects.count() == 5
    assert not PartnerRisk.objects.exists()


def test_a_night_makes_one_scan_and_counts_again_what_is_there(in_alder: Office) -> None:
    partner = partner_of(in_alder, BEFORE)
    for made in (1, 2):
        keep_backtest(by=SYSTEM, office=in_alder, now=NOW, most=1)
        assert RiskScan.objects.count() == made
    assert of_last_year(in_alder).others == Tally(left=1)
    settle(partner, "paused")
    keep_backtest(by=SYSTEM, office=in_alder, now=NOW, most=0)
    assert of_last_year(in_alder).others == Tally(apart=1)


def test_each_night_counts_how_well_it_warned(in_alder: Office) -> None:
    partner_of(in_alder, BEFORE)
    plan_missing_scans(in_alder.pk, NOW)
    for night in range(3):
        row = DueRow.objects.filter(rule="risk-scan").order_by("wall_date")[night]
        work_scan(row, row.due_at)
    assert RiskScan.objects.filter(kind=ScanKind.PAST).count() == 3
    assert KeptBacktest.objects.count() == 3


def test_years_that_begin_on_another_day_now_are_forgotten(in_alder: Office) -> None:
    keep_backtest(by=SYSTEM, office=in_alder, now=NOW)
    in_alder.year_starts_month = 7
    in_alder.save()
    keep_backtest(by=SYSTEM, office=in_alder, now=NOW)
    assert {it.starts_on.month for it in KeptBacktest.objects.all()} == {7}


def test_it_counts_as_one_would_by_hand(
    in_alder: Office, alice: Membership, ana: Membership, adam: Membership
) -> None:
    generate(in_alder, [alice, ana, adam], seed=6, partners=40)
    Partner.objects.update(recorded_at=datetime(2019, 1, 1, tzinfo=UTC))
    for warned in keep_backtest(by=SYSTEM, office=in_alder, now=NOW).years:
        scan = KeptBacktest.objects.get(starts_on=warned.year.starts_on).scan
        expected: dict[str, dict[str, int]] = {}
        for result in RiskResult.objects.filter(scan=scan).select_related("partner"):
            outcome = by_hand(result.partner, warned.year)
            if outcome:
                of_band = expected.setdefault(result.band, {"left": 0, "stayed": 0, "apart": 0})
                of_band[outcome] += 1
        assert warned.bands == {band: Tally(**it) for band, it in expected.items()}


def by_hand(partner: Partner, year: SchoolYear) -> str:
    """What became of a partner in a year; nothing for who did not take part before."""
    before = date(year.starts_on.year - 1, year.starts_on.month, year.starts_on.day)
    took = PartnerYear.objects.filter(partner=partner, took_part=True)
    if partner.archived_at or not took.filter(starts_on=before).exists():
        return ""
    exits = Exit.objects.filter(
        partner=partner, archived_at=None, ended_on__range=(year.starts_on, year.ends_on)
    )
    if exits.filter(as_planned=False).exists():
        return "left"
    if took.filter(starts_on=year.starts_on).exists():
        return "stayed"
    settled = YearSettlement.objects.filter(
        partner=partner,
        archived_at=None,
        year_starts_on=year.starts_on,
        answer__in=("paused", "every-other", "completed"),
    )
    return "apart" if settled.exists() or exits.exists() else "left"


def backtest(risky: Tally, others: Tally) -> Backtest:
    year = SchoolYear(YEAR, date(2026, 7, 31))
    return Backtest([YearWarned(year, {"risk": risky, "strong": others})])


def test_it_says_what_it_found_unflattering_or_not() -> None:
    good = backtest_context(backtest(Tally(17, 14), Tally(9, 113)))
    words = "Of 31 we would have called at risk, 17 left; of 122 others, 9 left."
    assert good["sentence"] == words
    assert good["verdict"] == "55% against 7%: it would have warned."
    bad = backtest_context(backtest(Tally(5, 45), Tally(20, 80)))
    assert bad["verdict"] == "10% against 20%: it would not have warned."


def test_under_twenty_endings_it_is_too_few_to_tell() -> None:
    few = backtest_context(backtest(Tally(10, 1), Tally(9, 1)))
    assert (few["sentence"], few["verdict"]) == ("", "")
    words = "Too few to tell: 19 partnerships were lost in these years, and it takes 20."
    assert few["too_few"] == words
    assert backtest_context(Backtest())["too_few"].startswith("Nothing can be said yet")
    assert backtest_context(backtest(Tally(10, 1), Tally(10, 1)))["sentence"]


def test_only_who_may_close_a_year_has_it_counted(
    in_alder: Office, ana: Membership, alice: Membership
) -> None:
    with pytest.raises(PermissionDenied):
        keep_backtest(by=ana, office=in_alder, now=NOW)
    assert keep_backtest(by=alice, office=in_alder, now=NOW) == Backtest()


def test_the_dashboard_shows_what_was_counted_last(
    alder: Office, bob: Membership, client_of: SignIn
) -> None:
    with office_context(alder.pk):
        for number in range(20):
            partner_of(alder, BEFORE, closing=number % 2 == 0)
        keep_backtest(by=SYSTEM, office=alder, now=NOW)
    page = client_of(bob).get("/o/alder/retention/").content.decode()
    assert "How well does it warn?" in page
    assert "Of 10 we would have called at risk, 10 left; of 10 others, 10 left." in page
    assert "it would not have warned" in page


def test_the_command_tells_and_refuses(alder: Office) -> None:
    with office_context(alder.pk):
        partner_of(alder, BEFORE, closing=True)
    out = StringIO()
    call_command("backtest_risk", "--office", "alder", stdout=out)
    assert "2025\u201326: 1 left of 1 called at risk, 0 left of 0 others" in out.getvalue()
    assert "Too few to tell: 1 partnership was lost" in out.getvalue()
    out = StringIO()
    call_command("backtest_risk", "--office", "alder", "--json", stdout=out)
    said = json.loads(out.getvalue())
    assert (said["endings"], said["enough"], said["at_risk"]["left"]) == (1, False, 1)
    with pytest.raises(CommandError):
        call_command("backtest_risk", "--office", "nowhere", stdout=out)
