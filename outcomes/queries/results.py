"""Find results: one, a partner's newest, or a page of the office's. Values never leave as they
are: whoever shows a row asks `shown_of` (outcomes/queries/shown_results.py)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

from django.db.models import OuterRef, Q, QuerySet, TextField
from django.db.models.functions import Cast, JSONObject

from core.api.fields import read_id
from core.pager import Page, order_of, paginate
from core.registries.beside import beside
from offices.models import Office
from offices.queries.school_years import SchoolYear, last_years, school_year_of
from outcomes.models import Result
from outcomes.queries.frames import closed_spans
from outcomes.queries.shown_results import NEEDED, threshold_of, with_tells

PAGE_SIZE = 50
BESIDE = "results"
DAYS = ("starts_on", "ends_on", "shared_on")
SHOWN = 6
"""Results that a partner's page shows; the others stand in the list."""
YEARS = 6
VIEWS = ("", "unshared", "shared", "archived")
NEWEST = order_of("-ends_on")
COLUMNS = (
    *("id", "starts_on", "ends_on", "source", "note", "shared_on", *NEEDED),
    *("partner_id", "partner__name", "measure_id", "measure__name", "measure__unit"),
    "recorded_by__display_name",
)
SAID = (*COLUMNS, "below", "exact")
"""Columns that come with a partner: `below`, the threshold, and `exact`, the value as text."""


@dataclass(frozen=True)
class ResultFilters:
    """Which results. Empty means any; what makes no sense is dropped.

    `year` is the first day of a school year, of which the period must hold a day. `view`: all,
    those that the partner was not told, those that it was, or those that were removed.
    """

    measure: int | None = None
    year: str = ""
    partner: int | None = None
    view: str = ""

    @classmethod
    def read(cls, query: Mapping[str, str]) -> "ResultFilters":
        """Out of an address' query."""
        view = query.get("view", "")
        return cls(
            measure=read_id(query.get("measure", "")),
            year=_day(query.get("year", "")),
            partner=read_id(query.get("partner", "")),
            view=view if view in VIEWS else "",
        )

    @property
    def is_narrowed(self) -> bool:
        """Whether anything but the view was asked for."""
        return self != ResultFilters(view=self.view)

    def as_query(self) -> str:
        """The address' query that says the same; "" for the plain list."""
        said = {it.name: getattr(self, it.name) for it in fields(self)}
        return urlencode({name: value for name, value in said.items() if value not in ("", None)})


def get_result(office: Office, pk: int) -> Result:
    """One result, archived or not. Raises Result.DoesNotExist."""
    return Result.objects.select_related("office", "partner", "measure").get(office=office, pk=pk)


def office_years(office: Office) -> list[SchoolYear]:
    """The school year that runs and those before it, the latest first."""
    return last_years(office, office.today(), YEARS, closed_spans(office))[::-1]


def running_year(office: Office) -> SchoolYear:
    """The school year of today."""
    return school_year_of(office, office.today(), closed_spans(office))


def results_beside(office_id: int) -> QuerySet[Result, Any]:
    """Beside a partner: its newest results, as many objects of `SAID` as its page shows."""
    rows = judged_beside(office_id).order_by("-ends_on", "-id")
    return rows.values(said=JSONObject(**{it: it for it in SAID}))[:SHOWN]


def judged_beside(office_id: int) -> QuerySet[Result, Any]:
    """A partner's results beside it, with all that is needed to say what may be seen of them."""
    found = Result.objects.filter(office_id=office_id, partner=OuterRef("pk"), archived_at=None)
    below = threshold_of(office_id)
    return with_tells(found, below).annotate(below=below, exact=Cast("value", TextField()))


def numbered(rows: Iterable[Any]) -> list[Any]:
    """Rows of `SAID` out of JSON, with values that are numbers again."""
    found = list(rows)
    for row in found:
        row.value = Decimal(row.exact)
    return found


def beside_partner(partner: Any) -> list[Any]:
    """What `results_beside` found."""
    return numbered(beside(partner, BESIDE, days=DAYS))


def list_results(
    office: Office,
    filters: ResultFilters,
    below: int,
    cursor: str | None = None,
    size: int = PAGE_SIZE,
) -> Page[Any]:
    """One page of rows of `COLUMNS`, the newest first. Raises core.pager.BadCursor."""
    return paginate(result_rows(office, filters, below), NEWEST, size=size, cursor=cursor)


def result_rows(office: Office, filters: ResultFilters, below: int) -> "QuerySet[Result, Any]":
    """All rows of `COLUMNS` that the filters leave, in no order."""
    found = with_tells(matching_results(office, filters), below)
    return found.values_list(*COLUMNS, named=True)


def matching_results(office: Office, filters: ResultFilters) -> QuerySet[Result]:
    """The results that the filters leave, in no order; none of a partner that is archived."""
    found = Result.objects.filter(office=office, archived_at__isnull=filters.view != "archived")
    found = found.filter(partner__archived_at=None)
    if filters.view in ("shared", "unshared"):
        found = found.filter(shared_on__isnull=filters.view == "unshared")
    if filters.measure is not None:
        found = found.filter(measure=filters.measure)
    if filters.partner is not None:
        found = found.filter(partner=filters.partner)
    return found.filter(in_year(office, filters.year)) if filters.year else found


def in_year(office: Office, starts_on: str) -> Q:
    """Results for a time that holds a day of the school year that holds this one."""
    day = date.fromisoformat(starts_on)
    year = school_year_of(office, day, closed_spans(office))
    return Q(starts_on__lte=year.ends_on, ends_on__gte=year.starts_on)


def same_period(result: Result) -> QuerySet[Result]:
    """Other results of the same partner, measure and period that are there."""
    return Result.objects.filter(
        office_id=result.office_id,
        partner_id=result.partner_id,
        measure_id=result.measure_id,
        starts_on=result.starts_on,
        ends_on=result.ends_on,
        archived_at=None,
    ).exclude(pk=result.pk)


def live_results(office: Office, partner_id: int) -> QuerySet[Result]:
    """A partner's results that are not archived, with what actions need."""
    rows = Result.objects.filter(office=office, partner=partner_id, archived_at=None)
    return rows.select_related("office", "partner", "measure")


def _day(text: str) -> str:
    """A day in ISO form that a school year can hold; "" for anything else."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return ""
    return day.isoformat() if 1900 <= day.year <= 2199 else ""


def keys_in_order() -> Sequence[str]:
    """The order of the list as `order_by` takes it."""
    return [f"-{it.field}" if it.descending else it.field for it in NEWEST]
