"""Terms and holidays of the demo's school years, as `calendar.is_open` has them."""

from datetime import date, timedelta

from offices.models import Holiday, Term
from outreach.demo.calendar import HORIZON_DAYS, school_year
from outreach.demo.world import World

THURSDAY = 3


def make_calendar(world: World) -> None:
    """Every school year of the history, and the one in which its plans end."""
    last = world.today + timedelta(days=max(HORIZON_DAYS, 365))
    for year in range(school_year(world.beginning), school_year(last) + 1):
        for model, name, starts_on, ends_on in spans(year):
            span = model(office=world.office, name=name, starts_on=starts_on, ends_on=ends_on)
            span.recorded_at = world.recorded(world.beginning, late=False)
            world.add(span)


def spans(year: int) -> list[tuple[type[Term] | type[Holiday], str, date, date]]:
    """The terms and holidays of the school year that begins in August of that year."""
    thanksgiving = _thanksgiving(year)
    return [
        (Term, "Fall semester", _monday(date(year, 8, 15)), date(year, 12, 20)),
        (Term, "Spring semester", date(year + 1, 1, 4), _monday(date(year + 1, 5, 24))),
        (
            Holiday,
            "Thanksgiving break",
            thanksgiving - timedelta(days=1),
            thanksgiving + timedelta(days=1),
        ),
        (Holiday, "Winter break", date(year, 12, 21), date(year + 1, 1, 3)),
        (Holiday, "Spring break", date(year + 1, 3, 17), date(year + 1, 3, 23)),
    ]


def _thanksgiving(year: int) -> date:
    """The fourth Thursday of November (5 U.S.C. § 6103)."""
    first = date(year, 11, 1)
    return first + timedelta(days=(THURSDAY - first.weekday()) % 7 + 21)


def _monday(day: date) -> date:
    """The day itself, or the Monday after it."""
    return day + timedelta(days=-day.weekday() % 7)
