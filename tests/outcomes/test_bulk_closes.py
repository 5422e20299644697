"""Offices that are loaded in bulk have closed their last years but one."""

from collections.abc import Iterator
from datetime import date

import pytest
import time_machine

from offices.models import Office
from outcomes.demo.bulk_closes import close_in_bulk
from outcomes.models import ClosedYear, YearSettlement
from partnerships.models import Exit
from tests.factories import make_activity, make_partner

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 22)


@pytest.fixture(autouse=True)
def in_november() -> Iterator[None]:
    with time_machine.travel("2026-11-22 18:00+00:00", tick=False):
        yield


def said(office: Office) -> set[tuple[int, date, str]]:
    rows = YearSettlement.objects.filter(office=office)
    return set(rows.values_list("partner_id", "year_starts_on", "answer"))


def test_whoever_stayed_away_is_settled_and_nobody_else(in_alder: Office) -> None:
    away = make_partner(in_alder, stage="active")
    make_activity(away, kind="job-shadow", starts_on=date(2023, 10, 2))
    back = make_partner(in_alder, stage="active")
    for year in (2023, 2024, 2025):
        make_activity(back, kind="job-shadow", starts_on=date(year, 10, 2))
    tried = make_partner(in_alder, stage="active")
    make_activity(tried, kind="voicemail", exchange="attempt", starts_on=date(2023, 10, 2))
    paused = make_partner(in_alder, stage="paused")
    make_activity(paused, kind="job-shadow", starts_on=date(2022, 10, 2))
    ended = make_partner(in_alder, stage="ended")
    make_activity(ended, kind="job-shadow", starts_on=date(2023, 10, 2))
    Exit.objects.create(
        office=in_alder, partner=ended, ended_on=date(2024, 9, 9), from_stage="active"
    )
    close_in_bulk(in_alder.pk, TODAY)
    assert said(in_alder) == {
        (away.pk, date(2024, 8, 1), "every-other"),
        (paused.pk, date(2023, 8, 1), "paused"),
        (ended.pk, date(2024, 8, 1), "ended"),
    }


def test_the_last_year_is_half_settled_and_open(in_alder: Office) -> None:
    for _ in range(6):
        make_activity(make_partner(in_alder), kind="job-shadow", starts_on=date(2024, 10, 2))
    close_in_bulk(in_alder.pk, TODAY)
    assert {day for _, day, _ in said(in_alder)} == {date(2025, 8, 1)}
    assert len(said(in_alder)) == 3
    closed = ClosedYear.objects.filter(office=in_alder).order_by("starts_on")
    assert list(closed.values_list("starts_on", "ends_on")) == [
        (date(2023, 8, 1), date(2024, 7, 31)),
        (date(2024, 8, 1), date(2025, 7, 31)),
    ]
