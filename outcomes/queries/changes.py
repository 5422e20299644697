"""Whose band is another one than at the scan before, or than some days ago."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import (
    Case,
    Count,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
    Window,
)

from core.pager import SortKey, order_of
from core.prepared import prepared
from offices.models import Office
from outcomes.enums.risk import ScanKind
from outcomes.models import PartnerRisk, RiskResult, RiskScan
from outcomes.models.risk import BAND_MOVED
from partnerships.enums.health import Band
from partnerships.enums.partners import Stage

WEEK = timedelta(days=7)
BANDS = {"risk": Band.RISK.value, "care": Band.CARE.value, "strong": Band.STRONG.value, "none": ""}
"""Where a partner moved to, as addresses call it."""
RANK = Case(
    When(band=Band.RISK, then=Value(3)),
    When(band=Band.CARE, then=Value(2)),
    When(band="", then=Value(1)),
    default=Value(0),
    output_field=IntegerField(),
)
COLUMNS = (
    *("pk", "partner_id", "partner__name", "partner__town", "partner__owner__display_name"),
    *("band", "was", "score", "states", "evidence", "floors", "rank"),
)
SHOWN = 5
"""Partners that Today names."""


@dataclass(frozen=True)
class ChangeFilters:
    """Since the scan before, or (`since` "week") a week ago; of one band only, or of any."""

    since: str = ""
    to: str = ""

    @classmethod
    def read(cls, query: dict[str, str]) -> "ChangeFilters":
        """What an address asks for; what it cannot mean is left out."""
        since, to = query.get("since", ""), query.get("to", "")
        return cls(since if since == "week" else "", to if to in BANDS else "")


@dataclass(frozen=True)
class Change:
    """What the changes of an office come to; the first few `rows`, the worst first."""

    rows: list[Any]

    @property
    def since(self) -> date | None:
        """The day of the scan before."""
        return self.rows[0].since if self.rows else None

    @property
    def to_risk(self) -> int:
        """How many moved to At risk."""
        return int(self.rows[0].alike) if self.rows and self.rows[0].band == Band.RISK else 0

    @property
    def count(self) -> int:
        """How many moved at all."""
        return int(self.rows[0].all) if self.rows else 0


def scans(office: Office | int) -> "QuerySet[RiskScan]":
    """The scans of what was so on their day, the newest first."""
    found = RiskScan.objects.filter(office=office).exclude(kind=ScanKind.PAST)
    return found.order_by("-as_of", "-id")


def scan_before(office: Office) -> RiskScan | None:
    """The last scan of a day before the newest one's."""
    newest = scans(office).first()
    return newest and scans(office).filter(as_of__lt=newest.as_of).first()


def scan_at(office: Office, day: date) -> RiskScan | None:
    """The scan by which it was known how partners stood on a day; else the first of all."""
    return scans(office).filter(as_of__lte=day).first() or scans(office).last()


def moved(office: Office | int, scan: RiskScan | None = None) -> "QuerySet[Any, Any]":
    """Those whose band differs from a scan's, or from the one before the last. `was` is the band
    of then; who was not looked at then has not moved."""
    found = PartnerRisk.objects.filter(office=office, partner__archived_at=None)
    found = found.exclude(partner__stage=Stage.ENDED).annotate(rank=RANK)
    if scan is None:
        return found.filter(BAND_MOVED).annotate(was=F("band_before"))
    return _since(found, office, scan)


def moved_between(office: Office, then: RiskScan, now: RiskScan) -> "QuerySet[Any, Any]":
    """The same from one scan to another: what changed after that one is not in it."""
    found = RiskResult.objects.filter(office=office, scan=now, partner__archived_at=None)
    found = found.exclude(partner__stage=Stage.ENDED).annotate(rank=RANK)
    return _since(found, office, then)


def _since(
    found: "QuerySet[Any, Any]", office: Office | int, scan: RiskScan
) -> "QuerySet[Any, Any]":
    then = RiskResult.objects.filter(office=office, scan=scan, partner=OuterRef("partner"))
    known: QuerySet[Any, Any] = found.annotate(was=Subquery(then.values("band")[:1]))
    return known.filter(~Q(band=F("was")), was__isnull=False)


def chosen_changes(office: Office, filters: ChangeFilters) -> "QuerySet[Any, Any]":
    """The changes that the page and its file show."""
    scan = scan_at(office, office.today() - WEEK) if filters.since else None
    found = moved(office, scan)
    return found.filter(band=BANDS[filters.to]) if filters.to else found


def change_rows(changes: "QuerySet[Any, Any]") -> "QuerySet[Any, Any]":
    """Plain rows of `COLUMNS`."""
    return changes.values_list(*COLUMNS, named=True)


def order_of_changes() -> list[SortKey]:
    """The worst first."""
    return order_of("-rank,-score")


def latest_change(office: Office) -> Change:
    """What has changed since the scan before, in one statement."""
    return Change(_latest.rows(office.pk))


@prepared
def _latest(office_id: int) -> "QuerySet[Any, Any]":
    days = scans(office_id).order_by()
    newest = days.order_by("-as_of").values("as_of")[:1]
    before = days.filter(as_of__lt=Subquery(newest)).order_by("-as_of").values("as_of")[:1]
    found = moved(office_id).annotate(
        since=Subquery(before),
        all=Window(Count("id")),
        alike=Window(Count("id"), partition_by=[F("band")]),
    )
    columns = ("partner_id", "partner__name", "band", "since", "all", "alike")
    rows: QuerySet[Any, Any] = found.order_by("-rank", "-score", "-id")
    return rows.values_list(*columns, named=True)[:SHOWN]
