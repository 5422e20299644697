"""On which days school is open."""

from datetime import date

import pytest

from offices.models import Holiday, Office, Term
from offices.queries.calendar import SchoolCalendar, Span, calendar_of
from tests.factories import make_site

FALL = Span("Fall", date(2026, 8, 17), date(2026, 12, 18))
SPRING = Span("Spring", date(2027, 1, 4), date(2027, 5, 28))
THANKSGIVING = Span("Thanksgiving break", date(2026, 11, 25), date(2026, 11, 27))
YEAR = SchoolCalendar((FALL, SPRING), (THANKSGIVING,))


@pytest.mark.parametrize(
    ("day", "is_open"),
    [
        (date(2026, 11, 24), True),
        (date(2026, 11, 25), False),
        (date(2026, 11, 28), False),  # a Saturday
        (date(2026, 12, 21), False),  # between the terms
        (date(2027, 1, 4), True),
        (date(2027, 7, 1), True),  # beyond what is known
    ],
)
def test_a_day_is_open_in_a_term_outside_holidays(day: date, is_open: bool) -> None:
    assert YEAR.is_open(day) is is_open


def test_without_a_calendar_every_weekday_is_open() -> None:
    assert SchoolCalendar().is_open(date(2026, 12, 25))
    assert not SchoolCalendar().is_open(date(2026, 12, 26))


def test_the_next_open_day_lies_behind_the_break() -> None:
    assert YEAR.next_open_day(date(2026, 11, 24)) == date(2026, 11, 30)
    assert YEAR.next_open_day(date(2026, 12, 18)) == date(2027, 1, 4)
    assert YEAR.next_open_day(date(2026, 11, 17)) == date(2026, 11, 18)


def test_where_no_term_is_in_sight_a_weekday_will_do() -> None:
    forever = Span("Closed", date(2026, 1, 1), date(2030, 1, 1))
    closed = SchoolCalendar((), (forever,))
    assert closed.next_open_day(date(2026, 11, 20)) == date(2026, 11, 23)


@pytest.mark.django_db
@pytest.mark.usefixtures("in_alder")
def test_a_site_has_its_own_terms_and_the_holidays_of_both(alder: Office) -> None:
    site, other = make_site(alder), make_site(alder)
    days = {"office": alder, "starts_on": date(2026, 9, 1), "ends_on": date(2026, 9, 2)}
    Term.objects.create(name="Fall", **days)
    Term.objects.create(name="Early fall", site=site, **days)
    Holiday.objects.create(name="Labor Day", **days)
    Holiday.objects.create(name="Fair day", site=site, **days)
    Holiday.objects.create(name="Snow day", site=other, **days)
    assert [it.name for it in calendar_of(alder, site).terms] == ["Early fall"]
    assert [it.name for it in calendar_of(alder, site).holidays] == ["Labor Day", "Fair day"]
    assert [it.name for it in calendar_of(alder).terms] == ["Fall"]
    assert [it.name for it in calendar_of(alder).holidays] == ["Labor Day"]
