"""The school calendar: terms, holidays, and on which days school is open."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q, QuerySet

from offices.models import Holiday, Office, Site, Term

SATURDAY = 5
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
    terms, holidays = list(_known(Term, office, site)), list(_known(Holiday, office, site))
    own = [it for it in terms if it.site_id is not None]
    return SchoolCalendar(_spans(own or terms), _spans(holidays))


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


def _known[M: (Term, Holiday)](model: type[M], office: Office, site: Site | None) -> QuerySet[M]:
    of_site = Q(site=None) if site is None else Q(site=None) | Q(site=site)
    rows: QuerySet[M] = model._default_manager.filter(of_site, office=office, archived_at=None)
    return rows.order_by("starts_on", "id")


def _spans(rows: Iterable[Term | Holiday]) -> tuple[Span, ...]:
    return tuple(Span(row.name, row.starts_on, row.ends_on) for row in rows)
