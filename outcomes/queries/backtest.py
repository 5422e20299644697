"""How well a scan warned: those it called at risk, and the others, a school year later.

Counted are the partners that took part in the year before, and of which the scan as of the year's
first day said something. One *left* when its partnership ended in the year (not: completed as
planned) or when it did not take part in it. One that did not, and of which the close said paused,
every other year or completed as planned, is set *apart*, as everywhere.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from django.db import connection

from offices.models import Office
from offices.queries.school_years import SchoolYear
from outcomes.enums.risk import ScanKind
from outcomes.models import KeptBacktest, RiskScan
from outcomes.queries.facts import APART
from outcomes.queries.frames import Frame
from outcomes.queries.lens import settings_of, settings_values
from partnerships.enums.health import Band

ENOUGH = 20
"""Partnerships that must have been lost before anything is said of how well it warned."""

LEFT, STAYED, ASIDE = "left", "stayed", "apart"

OUTCOMES = """
    SELECT r.band, CASE
            WHEN x.lost THEN 'left'
            WHEN took.id IS NOT NULL THEN 'stayed'
            WHEN x.planned OR s.id IS NOT NULL THEN 'apart'
            ELSE 'left' END AS outcome, count(*)
    FROM outcomes_riskresult r
    JOIN partnerships_partner p ON p.office_id = r.office_id AND p.id = r.partner_id
        AND p.archived_at IS NULL
    JOIN outcomes_partneryear b ON b.office_id = r.office_id AND b.partner_id = r.partner_id
        AND b.starts_on = %(before)s AND b.took_part
    LEFT JOIN outcomes_partneryear took ON took.office_id = r.office_id
        AND took.partner_id = r.partner_id AND took.starts_on = %(starts_on)s AND took.took_part
    LEFT JOIN outcomes_yearsettlement s ON s.office_id = r.office_id
        AND s.partner_id = r.partner_id AND s.year_starts_on = %(starts_on)s
        AND s.archived_at IS NULL AND s.answer = ANY(%(apart)s)
    LEFT JOIN (
        SELECT e.partner_id, bool_or(NOT e.as_planned) AS lost, bool_or(e.as_planned) AS planned
        FROM partnerships_exit e
        WHERE e.office_id = %(office)s AND e.archived_at IS NULL
          AND e.ended_on BETWEEN %(starts_on)s AND %(ends_on)s
        GROUP BY e.partner_id
    ) x ON x.partner_id = r.partner_id
    WHERE r.office_id = %(office)s AND r.scan_id = %(scan)s
    GROUP BY 1, 2
"""

Counts = dict[str, dict[str, int]]


@dataclass(frozen=True)
class Tally:
    """How many left, how many stayed, how many were set apart."""

    left: int = 0
    stayed: int = 0
    apart: int = 0

    @property
    def all(self) -> int:
        """Those of which one can say whether they were lost."""
        return self.left + self.stayed

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.left + other.left, self.stayed + other.stayed, self.apart + other.apart)


@dataclass(frozen=True)
class YearWarned:
    """What a scan as of the first day of a year said, and what came of it, by band."""

    year: SchoolYear
    bands: dict[str, Tally]

    @property
    def at_risk(self) -> Tally:
        """Those that would have been called at risk."""
        return self.bands.get(Band.RISK.value, Tally())

    @property
    def others(self) -> Tally:
        """All others, those of which not enough was known among them."""
        rest = (it for band, it in self.bands.items() if band != Band.RISK)
        return sum(rest, Tally())


@dataclass(frozen=True)
class Backtest:
    """All years together, the earliest first."""

    years: list[YearWarned] = field(default_factory=list)

    @property
    def at_risk(self) -> Tally:
        return sum((it.at_risk for it in self.years), Tally())

    @property
    def others(self) -> Tally:
        return sum((it.others for it in self.years), Tally())

    @property
    def endings(self) -> int:
        """How many were lost in all."""
        return self.at_risk.left + self.others.left

    @property
    def is_enough(self) -> bool:
        """Whether enough were lost to tell anything."""
        return self.endings >= ENOUGH


def warned_years(frame: Frame) -> list[tuple[SchoolYear, SchoolYear]]:
    """Whole years, each with the one before it."""
    return list(pairwise(frame.whole))


def past_scan(office: Office, year: SchoolYear) -> RiskScan | None:
    """The scan as of the year's first day, by the settings that hold now."""
    scans = RiskScan.objects.filter(office=office, kind=ScanKind.PAST, as_of=year.starts_on)
    now = settings_values(settings_of(office))
    return next((it for it in scans.order_by("-id") if it.settings == now), None)


def count_outcomes(scan: RiskScan, before: SchoolYear, year: SchoolYear) -> Counts:
    """By band, how many left, stayed or were set apart."""
    values: dict[str, Any] = {
        "office": scan.office_id,
        "scan": scan.pk,
        "before": before.starts_on,
        "starts_on": year.starts_on,
        "ends_on": year.ends_on,
        "apart": [it.value for it in APART],
    }
    counts: Counts = {}
    with connection.cursor() as cursor:
        cursor.execute(OUTCOMES, values)
        for band, outcome, count in cursor.fetchall():
            counts.setdefault(band, {})[outcome] = count
    return counts


def kept_backtest(office_id: int) -> Backtest:
    """As it was counted last. One statement."""
    rows = KeptBacktest.objects.filter(office=office_id).order_by("starts_on")
    counted = rows.values_list("starts_on", "ends_on", "counts")
    return backtest_of((SchoolYear(first, last), counts) for first, last, counts in counted)


def backtest_of(counted: Iterable[tuple[SchoolYear, Counts]]) -> Backtest:
    """Years of which nothing was known are left out."""
    return Backtest(
        [
            YearWarned(year, {band: Tally(**tally) for band, tally in counts.items()})
            for year, counts in counted
            if counts
        ]
    )
