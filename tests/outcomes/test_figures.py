"""Every figure agrees with the list behind it, and with the raw data."""

from collections import defaultdict
from datetime import date
from typing import Any

import pytest
from django.db.models import F

from core.tenancy.context import office_context
from offices.models import Membership, Office
from outcomes.models import PartnerYear, YearSettlement
from outcomes.queries.facts import APART
from outcomes.queries.figures import figures_of
from outcomes.queries.frames import Frame, frame_of
from outcomes.queries.retention import count_figures, figure_exits, figure_partners
from outcomes.queries.retention_filters import RetentionFilters
from outcomes.queries.retention_rows import FEW, most_at_risk
from partnerships.enums.partners import Stage
from partnerships.models import Exit, Partner, PartnerSite, PartnerStanding
from partnerships.queries.filters import PartnerFilters
from partnerships.queries.partners import matching_partners
from recognition.queries.thanked import count_thanked
from tests.factories import make_activity, make_partner
from tests.outcomes.generated import generate

EVERYBODY = RetentionFilters()


@pytest.fixture
def office(in_alder: Office, cast_of: list[Membership]) -> Office:
    generate(in_alder, cast_of, seed=7)
    return in_alder


@pytest.fixture
def cast_of(alice: Membership, ana: Membership, adam: Membership) -> list[Membership]:
    return [alice, ana, adam]


@pytest.fixture
def frame(office: Office) -> Frame:
    return frame_of(office, office.today())


def narrowed(office: Office) -> list[RetentionFilters]:
    """Each filter by itself, and all of them."""
    partner = (
        Partner.objects.exclude(owner=None)
        .exclude(career_clusters=[])
        .filter(partner_sites__isnull=False)[0]
    )
    site = PartnerSite.objects.filter(partner=partner)[0].site_id
    each: dict[str, Any] = {
        "site": site,
        "kind": partner.kind,
        "cluster": partner.career_clusters[0],
        "owner": partner.owner_id,
        "tier": partner.tier,
    }
    return [
        *(RetentionFilters(**{name: value}) for name, value in each.items()),
        RetentionFilters(owner="none"),
        RetentionFilters(**each),
    ]


def listed(frame: Frame, key: str, filters: RetentionFilters) -> int:
    figure = figures_of(frame)[key]
    if figure.about == "partners":
        return figure_partners(frame, figure, filters).count()
    return figure_exits(frame, figure, filters).count()


def test_every_figure_is_as_many_as_its_list(office: Office, frame: Frame) -> None:
    for filters in [EVERYBODY, *narrowed(office)]:
        counts = count_figures(frame, filters)
        assert counts.keys() == figures_of(frame).keys()
        assert counts == {key: listed(frame, key, filters) for key in counts}, filters


def test_filters_narrow_and_hold(office: Office, frame: Frame) -> None:
    everybody = count_figures(frame, EVERYBODY)
    assert everybody["active"] > 0
    for filters in narrowed(office):
        found = count_figures(frame, filters)
        assert all(found[key] <= everybody[key] for key in found)
        figure = figures_of(frame)["active"]
        for standing in figure_partners(frame, figure, filters).select_related("partner"):
            partner = standing.partner
            assert filters.kind in ("", partner.kind)
            assert filters.tier in ("", partner.tier)
            assert filters.owner in (None, "none" if partner.owner_id is None else partner.owner_id)
            assert not filters.cluster or filters.cluster in partner.career_clusters


def test_the_years_are_those_of_the_raw_rows(office: Office, frame: Frame) -> None:
    counts = count_figures(frame, EVERYBODY)
    alive = set(Partner.objects.filter(archived_at=None).values_list("pk", flat=True))
    took: dict[date, set[int]] = defaultdict(set)
    for row in PartnerYear.objects.filter(took_part=True, partner__in=alive):
        took[row.starts_on].add(row.partner_id)
    apart: dict[date, set[int]] = defaultdict(set)
    for said in YearSettlement.objects.filter(archived_at=None, answer__in=APART):
        apart[said.year_starts_on].add(said.partner_id)
    met: set[int] = set()
    for first in sorted(took):
        if first in {it.starts_on for it in frame.years}:
            assert counts[f"took.{first}"] == len(took[first])
            assert counts[f"joined.{first}"] == len(took[first] - met)
        met |= took[first]
    for one, following in zip(frame.years, frame.years[1:], strict=False):
        before, after = took[one.starts_on], took[following.starts_on]
        settled = (before - after) & apart[following.starts_on]
        assert counts[f"kept.{one.starts_on}"] == len(before & after)
        assert counts[f"apart.{one.starts_on}"] == len(settled)
        assert counts[f"base.{one.starts_on}"] == len(before - settled)
        assert counts[f"lost.{one.starts_on}"] == len(before - after - settled)


def test_parts_add_up(frame: Frame) -> None:
    for filters in (EVERYBODY, RetentionFilters(tier="key")):
        counts = count_figures(frame, filters)
        for year in frame.years[:-1]:
            kept, lost = counts[f"kept.{year.starts_on}"], counts[f"lost.{year.starts_on}"]
            assert kept + lost == counts[f"base.{year.starts_on}"]
            assert (
                kept + lost + counts[f"apart.{year.starts_on}"] == counts[f"took.{year.starts_on}"]
            )
        bands = [counts[f"band.{it}"] for it in ("strong", "care", "risk", "none")]
        assert sum(bands) == counts["active"] == counts["covered"] + counts["uncovered"]
        assert counts["thanked"] + counts["unthanked"] == counts["thankable"]
        sides = [counts[f"exits.{it}"] for it in ("ours", "theirs", "unsaid")]
        assert sum(sides) == counts["exits"]


def test_other_screens_say_the_same(office: Office, frame: Frame, ana: Membership) -> None:
    counts = count_figures(frame, EVERYBODY)
    assert (counts["thanked"], counts["thankable"]) == count_thanked(office, frame.since.day)
    no_backup = matching_partners(office, PartnerFilters(ana.pk, view="no-backup"))
    assert counts["uncovered"] == no_backup.filter(stage=Stage.ACTIVE).count() > 0
    ended = Exit.objects.filter(
        archived_at=None,
        partner__archived_at=None,
        as_planned=False,
        ended_on__gte=frame.exits_from,
    )
    assert counts["exits"] == ended.count() > 0


def test_who_was_settled_and_took_part_after_all_was_kept(in_alder: Office) -> None:
    partner = make_partner(in_alder)
    for year in (2024, 2025):
        make_activity(partner, kind="career-fair", starts_on=date(year, 10, 1))
    YearSettlement.objects.create(
        office=in_alder,
        partner=partner,
        year_starts_on=date(2025, 8, 1),
        answer="paused",
        stage_before="active",
    )
    counts = count_figures(frame_of(in_alder, date(2026, 11, 20)), EVERYBODY)
    pair = [counts[f"{name}.2024-08-01"] for name in ("kept", "base", "apart", "lost")]
    assert pair == [1, 1, 0, 0]


def test_a_stranger_s_partners_are_in_no_figure(in_alder: Office, birch: Office) -> None:
    make_partner(in_alder, stage="active")
    with office_context(birch.pk):
        make_partner(birch, stage="active")
        frame = frame_of(birch, birch.today())
        assert count_figures(frame, EVERYBODY)["active"] == 1


def test_those_most_at_risk_are_the_worst_of_their_figure(office: Office, frame: Frame) -> None:
    Partner.objects.update(stage="active")
    PartnerStanding.objects.update(health_band="risk", health_score=F("partner_id") % 90)
    figure = figures_of(frame)["band.risk"]
    for filters in [EVERYBODY, *narrowed(office)]:
        found = figure_partners(frame, figure, filters)
        worst = found.order_by("-health_score", "-partner_id").values_list("pk", flat=True)[:FEW]
        assert [it.id for it in most_at_risk(frame, filters)] == list(worst), filters
        assert worst, filters
