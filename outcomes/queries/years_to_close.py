"""Which school years there are to close, and whether one waits for it."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from core.prepared import prepared
from offices.models import Office
from offices.queries.school_years import ClosedSpan, SchoolYear, school_year_of, years_between
from outcomes.enums.risk import YearAnswer
from outcomes.models import ClosedYear, PartnerYear, YearSettlement
from outcomes.queries.frames import closed_spans
from partnerships.enums.partners import Stage
from partnerships.models import Partner

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Closing:
    """The close of `year`: who took part in the year before it, and not in it."""

    year: SchoolYear
    before: SchoolYear
    closed: ClosedYear | None
    is_over: bool

    @property
    def number(self) -> int:
        """What addresses call it."""
        return self.year.starts_on.year


def find_closing(office: Office, number: int) -> Closing:
    """The close of the year that begins in that year of the calendar. Raises LookupError."""
    today, spans = office.today(), closed_spans(office)
    if not 1900 < number <= today.year:
        raise LookupError(number)
    around = years_between(office, date(number, 1, 1), date(number, 12, 31), spans)
    year = next((it for it in around if it.starts_on.year == number), None)
    if year is None or year.starts_on > today:
        raise LookupError(number)
    return closing_of(office, year, spans)


def last_over(office: Office, spans: list[ClosedSpan]) -> SchoolYear:
    """The newest school year that is over."""
    running = school_year_of(office, office.today(), spans)
    return school_year_of(office, running.starts_on - DAY, spans)


def closing_of(office: Office, year: SchoolYear, spans: list[ClosedSpan]) -> Closing:
    """The close of a year."""
    closed = ClosedYear.objects.filter(
        office=office, starts_on=year.starts_on, reopened_at=None
    ).first()
    before = school_year_of(office, year.starts_on - DAY, spans)
    return Closing(year, before, closed, year.ends_on < office.today())


def waiting_year(office: Office) -> Closing | None:
    """The newest year that is over, if it was not closed and there is somebody to ask about."""
    spans = closed_spans(office)
    year = last_over(office, spans)
    if any(starts_on == year.starts_on for starts_on, _ in spans):
        return None
    before = school_year_of(office, year.starts_on - DAY, spans)
    closing = Closing(year, before, None, is_over=True)
    return closing if _anybody.rows(office.pk, before.starts_on, year.starts_on) else None


def missed(office: Office, closing: Closing) -> QuerySet[Partner]:
    """The partners that the close of the year asks about: `took` and `answer` stand beside each.

    Those that took part in the year before and not in this one, those that were to come back after
    a year's rest and did not; with those that were settled, whatever was logged since.
    """
    return _missed(office.pk, closing.before.starts_on, closing.year.starts_on)


@prepared
def _anybody(office_id: int, before_on: date, year_on: date) -> "QuerySet[Partner, Any]":
    return _missed(office_id, before_on, year_on).order_by().values_list("pk")[:1]


def _missed(office: int, before_on: date, year_on: date) -> QuerySet[Partner]:
    took_before = PartnerYear.objects.filter(office=office, starts_on=before_on, took_part=True)
    expected = _settled(office, before_on).filter(answer=YearAnswer.EVERY_OTHER)
    took = PartnerYear.objects.filter(
        office=OuterRef("office"), partner=OuterRef("pk"), starts_on=year_on, took_part=True
    )
    settled = _settled(office, year_on).filter(partner=OuterRef("pk"))
    rows = Partner.objects.filter(
        Q(pk__in=took_before.values("partner")) | Q(pk__in=expected.values("partner")),
        office=office,
        archived_at=None,
    ).annotate(took=Exists(took), is_answered=Exists(settled))
    return rows.filter(Q(took=False) | Q(is_answered=True))


def settlements(office: Office, year: SchoolYear) -> QuerySet[YearSettlement]:
    """What the close of a year says, and was not taken back."""
    return _settled(office.pk, year.starts_on)


def _settled(office: int, year_on: date) -> QuerySet[YearSettlement]:
    rows = YearSettlement.objects.filter(office=office, archived_at=None)
    return rows.filter(year_starts_on=year_on)


KNOWN_STAGES = (Stage.PAUSED, Stage.ENDED)
"""Where a partnership stands that needs no question: somebody has said it already."""
