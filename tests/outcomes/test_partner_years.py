"""Who took part in which school year: as the activities say, in the transaction that says it."""

from collections import Counter
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.registries.standing import refresh_all_standing
from offices.actions.offices import update_office
from offices.models import Membership, Office
from offices.queries.school_years import years_between
from outcomes.models import ClosedYear, PartnerYear
from outreach.actions.activities import (
    Part,
    archive_activity,
    log_activity,
    restore_activity,
    update_activity,
)
from outreach.actions.standing import refresh_activity_standing, refresh_outreach_standing
from outreach.enums.activities import ENGAGEMENTS, ActivityKind, Exchange, Status
from outreach.models import Participation
from partnerships.models import Partner
from tests.factories import make_activity, make_partner

Row = tuple[int, date, int, int, bool]


def kept() -> list[Row]:
    """The rows as they stand."""
    rows = PartnerYear.objects.order_by("partner_id", "starts_on")
    return list(
        rows.values_list("partner_id", "starts_on", "engagements", "two_way_touches", "took_part")
    )


def years_of(partner: Partner) -> list[tuple[int, int, int, bool]]:
    """Of one partner: the year's first, engagements, two-way touchpoints, took part."""
    return [(it[1].year, *it[2:]) for it in kept() if it[0] == partner.pk]


def from_raw(office: Office) -> list[Row]:
    """The same out of the activities, one by one."""
    closed = ClosedYear.objects.filter(reopened_at=None).values_list("starts_on", "ends_on")
    engagements: Counter[tuple[int, date]] = Counter()
    touches: Counter[tuple[int, date]] = Counter()
    parts = Participation.objects.filter(
        attended=True, activity__archived_at=None, activity__status="done"
    )
    for part in parts.select_related("activity"):
        it = part.activity
        if it.kind in ENGAGEMENTS and it.exchange != "attempt":
            for year in years_between(office, it.starts_on, it.ends_on or it.starts_on, closed):
                engagements[part.partner_id, year.starts_on] += 1
        elif it.kind not in ENGAGEMENTS and it.exchange == "two-way":
            [year] = years_between(office, it.starts_on, it.starts_on, closed)
            touches[part.partner_id, year.starts_on] += 1
    return [
        (*key, engagements[key], touches[key], engagements[key] > 0 or touches[key] > 1)
        for key in sorted(engagements.keys() | touches.keys())
    ]


def make_some(office: Office, seed: int) -> None:
    """Partners with activities of all kinds, over years, some of them long."""
    luck = Random(seed)
    partners = [make_partner(office) for _ in range(6)]
    for _ in range(60):
        kind = luck.choice([*ENGAGEMENTS[:6], *list(ActivityKind)[:8]])
        begun = date(2021, 1, 1) + timedelta(days=luck.randrange(2000))
        ends: Any = begun + timedelta(days=luck.randrange(500)) if luck.random() < 0.2 else None
        made = make_activity(
            *luck.sample(partners, luck.choice([1, 1, 2])),
            kind=kind,
            starts_on=begun,
            ends_on=ends,
            status=luck.choice(["done"] * 5 + Status.values),
            exchange=luck.choice(Exchange.values),
        )
        made.participations.update(attended=luck.random() < 0.9)
    refresh_all_standing(office.pk)


@pytest.mark.parametrize("seed", range(4))
def test_the_rows_are_equal_to_the_raw_data(in_alder: Office, seed: int) -> None:
    make_some(in_alder, seed)
    assert kept() == from_raw(in_alder)
    ClosedYear.objects.create(
        office=in_alder, starts_on=date(2023, 8, 1), ends_on=date(2024, 7, 31)
    )
    for month in (8, 1, 9):
        in_alder.year_starts_month = month
        in_alder.save()
        refresh_all_standing(in_alder.pk)
        assert kept() == from_raw(in_alder) != []


def test_one_engagement_or_two_two_way_touchpoints_are_taking_part(in_alder: Office) -> None:
    once, twice, engaged, wrote = (make_partner(in_alder) for _ in range(4))
    made = date(2025, 10, 1)
    make_activity(once, twice, starts_on=made)
    make_activity(twice, kind="visit", starts_on=made)
    make_activity(engaged, kind="job-shadow", starts_on=made)
    for _ in range(3):
        make_activity(wrote, kind="email", starts_on=made)
    assert years_of(once) == [(2025, 0, 1, False)]
    assert years_of(twice) == [(2025, 0, 2, True)]
    assert years_of(engaged) == [(2025, 1, 0, True)]
    assert years_of(wrote) == []


@pytest.mark.parametrize(
    "fields",
    [{"status": "planned"}, {"status": "cancelled-by-us"}, {"exchange": "attempt"}],
    ids=lambda it: str(it),
)
def test_what_was_not_done_counts_for_nothing(in_alder: Office, fields: dict[str, Any]) -> None:
    partner = make_partner(in_alder)
    make_activity(partner, kind="career-fair", **fields)
    assert years_of(partner) == []


def test_who_did_not_come_did_not_take_part(in_alder: Office) -> None:
    came, stayed_away = make_partner(in_alder), make_partner(in_alder)
    fair = make_activity(came, stayed_away, kind="career-fair", starts_on=date(2025, 10, 1))
    fair.participations.filter(partner=stayed_away).update(attended=False)
    refresh_all_standing(in_alder.pk)
    assert years_of(came) == [(2025, 1, 0, True)]
    assert years_of(stayed_away) == []


def test_an_internship_over_the_summer_counts_in_both_years(in_alder: Office) -> None:
    partner = make_partner(in_alder)
    span = {"starts_on": date(2025, 6, 15), "ends_on": date(2025, 8, 20)}
    make_activity(partner, kind="internship", **span)
    make_activity(partner, kind="visit", **span)
    assert years_of(partner) == [(2024, 1, 1, True), (2025, 1, 0, True)]


def test_the_transaction_that_changes_activities_keeps_the_years(
    in_alder: Office, ana: Membership
) -> None:
    partner, other = make_partner(in_alder), make_partner(in_alder)
    fields: Any = {"kind": "job-shadow", "starts_on": date(2025, 10, 1)}
    made = log_activity(by=ana, office=in_alder, fields=fields, parts=[Part(partner)])
    assert years_of(partner) == [(2025, 1, 0, True)]
    update_activity(
        by=ana, activity=made, fields={"starts_on": date(2024, 10, 1)}, parts=[Part(other)]
    )
    assert (years_of(partner), years_of(other)) == ([], [(2024, 1, 0, True)])
    archive_activity(by=ana, activity=made)
    assert kept() == []
    restore_activity(by=ana, activity=made)
    assert years_of(other) == [(2024, 1, 0, True)]


def test_another_start_of_the_year_sorts_anew_all_but_closed_years(
    in_alder: Office, adam: Membership
) -> None:
    partner = make_partner(in_alder)
    for year in (2023, 2025):
        make_activity(partner, kind="job-shadow", starts_on=date(year, 7, 15))
    ClosedYear.objects.create(
        office=in_alder, starts_on=date(2022, 8, 1), ends_on=date(2023, 7, 31)
    )
    starts = [it[1] for it in kept()]
    assert starts == [date(2022, 8, 1), date(2024, 8, 1)]
    update_office(by=adam, office=in_alder, fields={"year_starts_month": 7})
    assert [it[1] for it in kept()] == [date(2022, 8, 1), date(2025, 7, 1)]


def test_the_years_cost_no_statement_of_their_own(in_alder: Office) -> None:
    partners = [make_partner(in_alder).pk for _ in range(3)]
    refresh_outreach_standing(in_alder.pk, partners)  # the first one marks their health as old
    with CaptureQueriesContext(connection) as alone:
        refresh_outreach_standing(in_alder.pk, partners)
    with CaptureQueriesContext(connection) as together:
        refresh_activity_standing(in_alder.pk, partners)
    assert len(together) == len(alone)
