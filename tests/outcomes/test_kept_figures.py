"""Kept figures are those of the raw data, whoever changes what."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any
from unittest.mock import patch

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from core.models.due import DueRow
from core.tenancy.context import office_context
from offices.models import Membership, Office
from outcomes.actions.kept_figures import count_and_keep, current_figures
from outcomes.actions.nightly import plan_missing_scans, work_scan
from outcomes.models import FiguresChange, KeptFigures, PartnerYear, YearSettlement
from outcomes.queries.frames import Frame, frame_of
from outcomes.queries.retention import count_figures
from outcomes.queries.retention_filters import RetentionFilters
from partnerships.models import (
    Exit,
    ExitCause,
    OwnExitReason,
    Partner,
    PartnerSite,
    PartnerStanding,
)
from tests.factories import (
    make_activity,
    make_affiliation,
    make_partner,
    make_recognition,
    make_site,
)

EVERYBODY = RetentionFilters()


def frame(office: Office) -> Frame:
    return frame_of(office, office.today())


def make_exit(partner: Partner, *reasons: str, **fields: Any) -> Exit:
    today = partner.office.today()
    Partner.objects.filter(pk=partner.pk).update(stage="ended")
    usual = {"ended_on": today, "from_stage": "active"}
    made = Exit.objects.create(office=partner.office, partner=partner, **(usual | fields))
    for reason in reasons:
        ExitCause.objects.create(office=partner.office, exit=made, reason=reason)
    return made


def settle(partner: Partner) -> None:
    YearSettlement.objects.create(
        office=partner.office,
        partner=partner,
        year_starts_on=date(2026, 8, 1),
        answer="paused",
        stage_before="active",
    )


CHANGES: dict[str, Callable[[Partner], object]] = {
    "a stage": lambda it: Partner.objects.filter(pk=it.pk).update(stage="active"),
    "a new partner": lambda it: make_partner(it.office, stage="active"),
    "an archived one": lambda it: Partner.objects.filter(pk=it.pk).update(
        archived_at=timezone.now()
    ),
    "an engagement": lambda it: make_activity(it, kind="job-shadow"),
    "a contact": lambda it: make_affiliation(it, holds="primary"),
    "thanks": lambda it: make_recognition(it),
    "an ending": lambda it: make_exit(it, "needs_unmet"),
    "a year": lambda it: PartnerYear.objects.filter(partner=it).delete(),
    "a settlement": settle,
    "health": lambda it: PartnerStanding.objects.filter(partner=it).update(health_band="risk"),
    "a kind": lambda it: Partner.objects.filter(pk=it.pk).update(kind="nonprofit"),
    "career clusters": lambda it: Partner.objects.filter(pk=it.pk).update(career_clusters=["it"]),
    "a site": lambda it: PartnerSite.objects.create(
        office=it.office, partner=it, site=make_site(it.office)
    ),
    "a member who left": lambda it: Membership.objects.filter(display_name="Ana Ames").update(
        deactivated_at=timezone.now()
    ),
}


@pytest.mark.parametrize("change", CHANGES)
def test_after_any_change_the_figures_are_counted_anew(
    change: str, in_alder: Office, ana: Membership, alice: Membership
) -> None:
    partner = make_partner(in_alder, stage="active", owner=ana, backup_owner=alice)
    make_activity(partner, kind="career-fair", starts_on=in_alder.today() - timedelta(days=400))
    asked = frame(in_alder)
    assert current_figures(asked).counts == count_figures(asked, EVERYBODY)
    assert not FiguresChange.objects.exists()
    CHANGES[change](partner)
    assert FiguresChange.objects.count() == 1
    assert current_figures(asked).counts == count_figures(asked, EVERYBODY)


def test_while_nothing_changes_one_statement_finds_them(in_alder: Office) -> None:
    make_partner(in_alder, stage="active")
    asked = frame(in_alder)
    first = current_figures(asked)
    with CaptureQueriesContext(connection) as queries:
        again = current_figures(asked)
    assert len(queries) == 1
    assert again == first
    assert again.counts["active"] == 1


def test_a_reason_that_turns_out_to_be_beyond_us_counts_anew(in_alder: Office) -> None:
    own = OwnExitReason.objects.create(office=in_alder, name="Moved away")
    made = make_exit(make_partner(in_alder))
    ExitCause.objects.create(office=in_alder, exit=made, own=own)
    asked = frame(in_alder)
    assert current_figures(asked).counts["exits.ours"] == 1
    own.is_controllable = False
    own.save()
    assert current_figures(asked).counts["exits.ours"] == 0
    assert current_figures(asked).counts["exits.theirs"] == 1


def test_on_another_day_they_are_counted_anew(in_alder: Office) -> None:
    with time_machine.travel(datetime(2026, 7, 31, 18, tzinfo=in_alder.zone)):
        current_figures(frame(in_alder))
    make_partner(in_alder, stage="active")
    KeptFigures.objects.update(counts={})
    FiguresChange.objects.all().delete()
    with time_machine.travel(datetime(2026, 8, 1, 9, tzinfo=in_alder.zone)):
        assert current_figures(frame(in_alder)).counts["active"] == 1


def test_each_part_of_the_office_is_kept_by_itself(in_alder: Office) -> None:
    make_partner(in_alder, stage="active", tier="key")
    make_partner(in_alder, stage="active")
    asked = frame(in_alder)
    parts = (EVERYBODY, RetentionFilters(tier="key"), RetentionFilters(tier="regular"))
    first = [current_figures(asked, it) for it in parts]
    assert [it.counts["active"] for it in first] == [2, 1, 1]
    with CaptureQueriesContext(connection) as queries:
        assert [current_figures(asked, it) for it in parts] == first
    assert len(queries) == 3


def test_a_change_makes_all_parts_count_anew(in_alder: Office) -> None:
    site = make_site(in_alder)
    partner = make_partner(in_alder, stage="active")
    asked, here = frame(in_alder), RetentionFilters(site=site.pk)
    parts = (EVERYBODY, here, RetentionFilters(owner="none"))
    for it in parts:
        current_figures(asked, it)
    PartnerSite.objects.create(office=in_alder, partner=partner, site=site)
    assert current_figures(asked, here).counts["active"] == 1
    make_partner(in_alder, stage="active")
    for it in parts:
        assert current_figures(asked, it).counts == count_figures(asked, it)


def test_no_more_parts_are_kept_than_a_day_needs(in_alder: Office) -> None:
    asked = frame(in_alder)
    with patch("outcomes.actions.kept_figures.MOST_PARTS", 2):
        for number in range(1, 5):
            current_figures(asked, RetentionFilters(site=number))
        current_figures(asked)
    kept = KeptFigures.objects.order_by("part").values_list("part", flat=True)
    assert list(kept) == ["", "site=1", "site=2"]


@pytest.mark.django_db(transaction=True)
def test_what_is_written_while_somebody_counts_is_counted_next(alder: Office) -> None:
    with office_context(alder.pk):
        make_partner(alder, stage="active")
        count_and_keep(frame(alder))
    with office_context(alder.pk):
        make_partner(alder, stage="active")
    with office_context(alder.pk):
        assert FiguresChange.objects.count() == 1
        assert current_figures(frame(alder)).counts["active"] == 2
    with office_context(alder.pk):
        assert not FiguresChange.objects.exists()


def test_another_office_is_not_concerned(in_alder: Office, birch: Office) -> None:
    make_partner(in_alder)
    with office_context(birch.pk):
        assert not FiguresChange.objects.exists()
        current_figures(frame(birch))
    assert FiguresChange.objects.count() == 1


def test_the_night_counts_for_the_morning(in_alder: Office) -> None:
    make_partner(in_alder, stage="active")
    plan_missing_scans(in_alder.pk, timezone.now())
    row = DueRow.objects.get(rule="risk-scan")
    with time_machine.travel(row.due_at):
        work_scan(row, row.due_at)
        asked = frame(in_alder)
        with CaptureQueriesContext(connection) as queries:
            found = current_figures(asked).counts
        assert len(queries) == 1
        assert found == count_figures(asked, EVERYBODY)


def test_figures_that_an_older_version_kept_are_counted_anew(in_alder: Office) -> None:
    make_partner(in_alder, stage="active")
    kept = count_and_keep(frame(in_alder)).counts
    older = {key: count for key, count in kept.items() if key != "covered"}
    KeptFigures.objects.filter(office=in_alder).update(counts=older)
    assert current_figures(frame(in_alder)).counts == kept
