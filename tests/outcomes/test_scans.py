"""Scans of a whole office, looks at a few partners, marks of what is to be looked at anew."""

import json
from datetime import timedelta
from io import StringIO
from typing import Any
from unittest.mock import patch

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from core.actors import SYSTEM
from core.models.due import DueRow
from core.tenancy.context import office_context
from core.tenancy.tasks import OfficeTask
from offices.models import Membership, Office
from outcomes import tasks
from outcomes.actions.nightly import hour_of, plan_missing_scans, work_scan
from outcomes.actions.scans import look_anew, look_at_stale, scan_office
from outcomes.enums.risk import ScanKind
from outcomes.lookups import offices_with_stale_health, unplanned_scans
from outcomes.models import PartnerRisk, RiskResult, RiskScan
from outcomes.queries.risk import STRAND_STATES, findings, strand_findings
from partnerships.actions.partners import archive_partner, update_partner
from partnerships.enums.health import STRAND_LETTERS, STRANDS
from partnerships.models import Exit, Partner, PartnerStanding
from tests.factories import make_activity, make_affiliation, make_recognition
from tests.outcomes.looking import NOW, TODAY, ago, at, held_partner, known_partner, record_at


def scan(office: Office, **fields: Any) -> RiskScan:
    fields = {"now": NOW, "kind": ScanKind.ASKED, **fields}
    return scan_office(by=SYSTEM, office=office, **fields)


def standing(partner: Partner) -> PartnerStanding:
    return PartnerStanding.objects.get(partner=partner)


def test_a_scan_keeps_a_row_of_each_partner_that_can_end(in_alder: Office) -> None:
    active, paused = known_partner(in_alder), known_partner(in_alder, stage="paused")
    known_partner(in_alder, stage="ended")
    known_partner(in_alder, archived_at=timezone.now())
    made = scan(in_alder)
    assert (made.partner_count, made.as_of) == (2, TODAY)
    found = RiskResult.objects.filter(scan=made).values_list("partner", flat=True)
    assert set(found) == {active.pk, paused.pk}


def test_what_lists_show_is_what_the_checks_found(
    in_alder: Office, ana: Membership, bob: Membership
) -> None:
    partner = held_partner(in_alder, ana, bob, tier="key")
    make_activity(partner, kind="internship", starts_on=ago(400))
    make_activity(partner, kind="visit", starts_on=ago(60))
    make_recognition(partner, given_on=ago(3))
    bare = known_partner(in_alder, stage="prospect")
    scan(in_alder)
    for one in (partner, bare):
        risk, kept = PartnerRisk.objects.get(partner=one), standing(one)
        assert (kept.health_band, kept.health_score) == (risk.band, risk.score)
        found = findings(risk.states, risk.evidence)
        worst = [strand_findings(found, strand)[0][0] for strand in STRANDS]
        shown = [STRAND_LETTERS[letter] for letter in kept.health_strands]
        assert shown == [STRAND_STATES[letter] for letter in worst]
    assert standing(partner).health_strands == "mhnmhm"


def test_a_scan_remembers_what_the_one_of_another_day_said(in_alder: Office) -> None:
    partner = known_partner(in_alder)
    scan(in_alder, now=at(ago(7)))
    first = PartnerRisk.objects.get(partner=partner)
    assert (first.score_before, first.band_before) == (None, "")
    make_activity(partner, kind="visit", starts_on=ago(1))
    scan(in_alder)
    scan(in_alder)  # of the same day: it still compares with last week's
    second = PartnerRisk.objects.get(partner=partner)
    assert (second.score_before, second.band_before) == (first.score, first.band)
    assert second.score < first.score


def test_a_look_changes_the_newest_and_not_what_it_is_compared_with(in_alder: Office) -> None:
    partner = known_partner(in_alder)
    scan(in_alder, now=at(ago(7)))
    scan(in_alder)
    before = PartnerRisk.objects.get(partner=partner)
    make_activity(partner, kind="visit", starts_on=ago(1))
    look_anew(in_alder.pk, [partner.pk], NOW)
    after = PartnerRisk.objects.get(partner=partner)
    assert after.score < before.score
    assert after.score_before == before.score_before
    assert RiskResult.objects.filter(partner=partner).count() == 2
    assert standing(partner).health_score == after.score


def test_who_ends_or_is_archived_has_no_health_any_more(in_alder: Office, ana: Membership) -> None:
    ended, archived = known_partner(in_alder), known_partner(in_alder)
    scan(in_alder)
    Partner.objects.filter(pk=ended.pk).update(stage="ended")
    archive_partner(by=ana, partner=archived)
    scan(in_alder)
    assert not PartnerRisk.objects.exists()
    for one in (ended, archived):
        assert (standing(one).health_at, standing(one).health_strands) == (None, "uuuuuu")


def test_what_is_written_marks_the_partner_once_a_transaction(
    in_alder: Office, ana: Membership
) -> None:
    partner, other = known_partner(in_alder), known_partner(in_alder)
    scan(in_alder)
    with CaptureQueriesContext(connection) as queries:
        for days in (1, 2, 3):
            make_activity(partner, kind="call", starts_on=ago(days))
    marks = [it for it in queries if "SET health_is_stale = true" in it["sql"]]
    assert len(marks) == 1
    assert (standing(partner).health_is_stale, standing(other).health_is_stale) == (True, False)
    assert offices_with_stale_health() == [in_alder.pk]
    assert look_at_stale(in_alder.pk, NOW) == 1
    assert not standing(partner).health_is_stale
    assert PartnerRisk.objects.get(partner=partner).evidence["no_retention_strategy"] == {
        "days": 60,
        "last_on": ago(1).isoformat(),
    }


def test_a_change_of_the_partner_marks_it(in_alder: Office, ana: Membership) -> None:
    partner = known_partner(in_alder)
    scan(in_alder)
    update_partner(by=ana, partner=partner, fields={"closing": True})
    assert standing(partner).health_is_stale
    look_at_stale(in_alder.pk, NOW)
    assert standing(partner).health_band == "risk"


def test_a_partner_that_nobody_has_looked_at_needs_no_mark(in_alder: Office) -> None:
    partner = known_partner(in_alder)
    make_activity(partner)
    assert not standing(partner).health_is_stale


def test_a_scan_takes_the_marks_off(in_alder: Office) -> None:
    partner = known_partner(in_alder)
    scan(in_alder)
    make_activity(partner)
    scan(in_alder)
    assert not standing(partner).health_is_stale


def test_only_who_may_close_a_year_starts_a_scan(
    in_alder: Office, alice: Membership, ana: Membership
) -> None:
    with pytest.raises(PermissionDenied):
        scan_office(by=ana, office=in_alder, now=NOW, kind=ScanKind.ASKED)
    assert scan_office(by=alice, office=in_alder, now=NOW, kind=ScanKind.ASKED).pk


def test_a_scan_of_the_past_counts_only_what_was_known(
    in_alder: Office, ana: Membership, bob: Membership
) -> None:
    then = at(ago(100))
    partner = held_partner(in_alder, ana, bob)
    late = make_activity(partner, kind="visit", starts_on=ago(120))  # recorded today
    early = make_activity(partner, kind="call", starts_on=ago(300))
    record_at(early, at(ago(299)))
    unknown = known_partner(in_alder, recorded_at=at(ago(50)))
    made = scan(in_alder, kind=ScanKind.PAST, as_of=ago(100), known_at=then)
    [found] = RiskResult.objects.filter(scan=made)
    assert found.partner_id == partner.pk != unknown.pk
    assert found.evidence["no_retention_strategy"]["last_on"] == early.starts_on.isoformat()
    record_at(late, at(ago(119)))
    again = scan(in_alder, kind=ScanKind.PAST, as_of=ago(100), known_at=then)
    [found] = RiskResult.objects.filter(scan=again)
    assert found.evidence["no_retention_strategy"]["last_on"] == late.starts_on.isoformat()
    assert standing(partner).health_at is None
    assert not PartnerRisk.objects.exists()


def test_who_has_ended_since_was_there_before(in_alder: Office, ana: Membership) -> None:
    partner = known_partner(in_alder, stage="ended")
    fields = {"office": in_alder, "partner": partner, "from_stage": "active"}
    ended = Exit.objects.create(**fields, ended_on=ago(50))
    record_at(ended, at(ago(50)))
    counts = [
        scan(in_alder, kind=ScanKind.PAST, as_of=ago(days), known_at=at(ago(days))).partner_count
        for days in (100, 20)
    ]
    assert counts == [1, 0]


def test_a_contact_who_has_left_since_was_there_before(
    in_alder: Office, ana: Membership, bob: Membership
) -> None:
    partner = held_partner(in_alder, ana, bob)
    partner.affiliations.filter(holds="primary").update(ended_on=ago(50))
    for days, state in ((100, "o"), (20, "m")):
        made = scan(in_alder, kind=ScanKind.PAST, as_of=ago(days), known_at=at(ago(days)))
        found = RiskResult.objects.get(scan=made)
        assert found.states[6] == state


def test_offices_scan_in_their_small_hours_once_a_night(alder: Office, birch: Office) -> None:
    assert set(unplanned_scans()) == {alder.pk, birch.pk}
    for office in (alder, birch):
        with office_context(office.pk):
            plan_missing_scans(office.pk, NOW)
            [row] = DueRow.objects.filter(rule="risk-scan")
            assert row.due_at > NOW
            assert 1 <= hour_of(office).hour < 4
            assert office.local(row.due_at).time() == hour_of(office)
    assert unplanned_scans() == []
    with office_context(alder.pk):
        known_partner(alder)
        [row] = DueRow.objects.filter(rule="risk-scan")
        assert work_scan(row, row.due_at).words == "looked at 1 partners"
        assert work_scan(row, row.due_at).superseded
        days = DueRow.objects.filter(rule="risk-scan").order_by("wall_date")
        assert [it.wall_date - row.wall_date for it in days] == [timedelta(0), timedelta(days=1)]


def test_the_command_scans_and_says_what_it_found(in_alder: Office, ana: Membership) -> None:
    partner = known_partner(in_alder, closing=True)
    make_affiliation(partner)
    out = StringIO()
    call_command("scan_risk", office="alder", json=True, stdout=out)
    said = json.loads(out.getvalue())
    assert (said["kind"], said["partners"], said["bands"]) == ("asked", 1, [["risk", 1]])
    [result] = said["results"]
    assert (result["partner"], result["floors"]) == (str(partner.pk), ["closing"])
    assert result["checks"]["business_closed"] == "m"


def test_the_command_scans_the_past(in_alder: Office) -> None:
    known_partner(in_alder)
    out = StringIO()
    call_command("scan_risk", "--office", "alder", "--as-of", "2024-08-01", stdout=out)
    assert out.getvalue().startswith("alder, 2024-08-01: looked at 1 partners; 1 risk")
    assert RiskScan.objects.get().kind == "past"


def test_the_command_scans_all_offices(in_alder: Office) -> None:
    known_partner(in_alder)
    out = StringIO()
    call_command("scan_risk", "--all", stdout=out)
    assert [line.split(",")[0] for line in out.getvalue().splitlines()] == ["alder", "birch"]


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["--office", "nowhere"],
        ["--office", "alder", "--as-of", "2999-01-01"],
        ["--office", "alder", "--as-of", "soon"],
    ],
)
def test_the_command_refuses_what_it_cannot_do(alder: Office, arguments: list[str]) -> None:
    with pytest.raises(CommandError):
        call_command("scan_risk", *arguments, stdout=StringIO())


def test_a_sweep_starts_a_look_where_something_was_written(
    alder: Office, birch: Office, ana: Membership
) -> None:
    with office_context(alder.pk):
        partner = known_partner(alder)
        scan(alder)
        update_partner(by=ana, partner=partner, fields={"closing": True})
    with patch.object(OfficeTask, "for_office") as started:
        tasks.sweep_stale_health()
    started.assert_called_once_with(alder.pk)
    tasks.look_anew_at_stale.apply((), headers={"office_id": str(alder.pk)}, throw=True)
    with office_context(alder.pk):
        assert standing(partner).health_band == "risk"
    assert offices_with_stale_health() == []


def test_offices_are_looked_at_by_one_kept_statement_each_seeing_its_own(
    in_alder: Office, birch: Office
) -> None:
    mill = known_partner(in_alder, closing=True)
    with office_context(birch.pk):
        dairy = known_partner(birch)
    for _ in range(3):
        with office_context(in_alder.pk):
            found = RiskResult.objects.filter(scan=scan(in_alder))
            assert list(found.values_list("partner", "floors")) == [(mill.pk, ["closing"])]
        with office_context(birch.pk):
            found = RiskResult.objects.filter(scan=scan(birch))
            assert list(found.values_list("partner", "floors")) == [(dairy.pk, [])]
    with connection.cursor() as cursor:
        cursor.execute(
            """SELECT count(*) FROM pg_prepared_statements
            WHERE statement ~ 'INSERT INTO outcomes_riskresult' AND generic_plans >= 5"""
        )
        assert cursor.fetchone() == (1,)
        cursor.execute(
            "SELECT current_setting('plan_cache_mode'), current_setting('work_mem') = '32MB'"
        )
        assert cursor.fetchone() == ("auto", False)
