"""The school calendar: terms, holidays, and on which days school is open."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import CharField, Q, QuerySet, Value

from core.prepared import prepared_by_key
from offices.models import Holiday, Office, Site, Term

SATURDAY = 5
TERM, HOLIDAY = "term", "holiday"
LOOK_AHEAD = 200
"""Days within which an open one is expected; the longest summer has some hundred."""


@dataclass(frozen=True)
class Span:
    """Days of the calendar that have a name, both ends included."""

    name: str
    starts_on: date
    ends_on: date

    def holds(self, day: date) -> bool:
        """Whether it is one of these days."""
        return self.starts_on <= day <= self.ends_on

    @property
    def days(self) -> int:
        """How many days of the calendar they are."""
        return (self.ends_on - self.starts_on).days + 1


@dataclass(frozen=True)
class SchoolCalendar:
    """Terms and holidays by date. Where nothing is known, every weekday is open."""

    terms: tuple[Span, ...] = ()
    holidays: tuple[Span, ...] = ()

    def is_open(self, day: date) -> bool:
        """A weekday outside the holidays and, between the first and the last term, in a term."""
        if day.weekday() >= SATURDAY or any(it.holds(day) for it in self.holidays):
            return False
        return not self._knows_terms_around(day) or any(it.holds(day) for it in self.terms)

    def next_open_day(self, after: date) -> date:
        """The first open day after that one; the next weekday where no term is in sight."""
        days = [after + timedelta(days=ahead) for ahead in range(1, LOOK_AHEAD)]
        weekdays = [day for day in days if day.weekday() < SATURDAY]
        return next((day for day in days if self.is_open(day)), weekdays[0])

    def _knows_terms_around(self, day: date) -> bool:
        if not self.terms:
            return False
        first, last = min(it.starts_on for it in self.terms), max(it.ends_on for it in self.terms)
        return first <= day <= last


def calendar_of(office: Office, site: Site | None = None) -> SchoolCalendar:
    """The office's calendar. With a site: the site's own terms where it has any, and the
    holidays of both."""
    rows = _known.rows(office.pk, None if site is None else int(site.pk))
    terms = [it for it in rows if it[0] == TERM]
    own = [it for it in terms if it[1] is not None]
    return SchoolCalendar(_spans(own or terms), _spans(it for it in rows if it[0] == HOLIDAY))


def terms_of(office: Office) -> QuerySet[Term]:
    """All terms, those of single sites included, by date."""
    terms = Term.objects.filter(office=office, archived_at=None).select_related("site")
    return terms.order_by("starts_on", "id")


def holidays_of(office: Office) -> QuerySet[Holiday]:
    """All holidays, those of single sites included, by date."""
    holidays = Holiday.objects.filter(office=office, archived_at=None).select_related("site")
    return holidays.order_by("starts_on", "id")


def get_term(office: Office, pk: int) -> Term:
    """One term, archived or not. Raises Term.DoesNotExist."""
    return Term.objects.select_related("office", "site").get(office=office, pk=pk)


def get_holiday(office: Office, pk: int) -> Holiday:
    """One holiday, archived or not. Raises Holiday.DoesNotExist."""
    return Holiday.objects.select_related("office", "site").get(office=office, pk=pk)


@prepared_by_key
def _known(office_id: int, site_id: int | None) -> QuerySet[Any, Any]:
    """Terms and holidays in one statement: which of them, its site, its name and its days."""
    terms = _days(Term, office_id, site_id, TERM)
    return terms.union(_days(Holiday, office_id, site_id, HOLIDAY), all=True).order_by(
        "starts_on", "pk"
    )


def _days(
    model: type[Term | Holiday], office_id: int, site_id: int | None, which: str
) -> QuerySet[Any, Any]:
    of_site = Q(site=None) if site_id is None else Q(site=None) | Q(site_id=site_id)
    rows = model._default_manager.filter(of_site, office_id=office_id, archived_at=None)
    named = rows.annotate(which=Value(which, output_field=CharField()))
    return named.values_list("which", "site_id", "name", "starts_on", "ends_on", "pk")


def _spans(rows: Iterable[tuple[Any, ...]]) -> tuple[Span, ...]:
    return tuple(Span(name, starts_on, ends_on) for _, _, name, starts_on, ends_on, _ in rows)
