"""What came of the demo's partnerships: reckoned from what was done with them in each year."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from random import Random

from offices.queries.school_years import SchoolYear, last_years
from outcomes.measure_library import BY_KEY
from outcomes.models import Measure, Result
from outreach.demo import rivera
from outreach.demo.calendar import open_day
from outreach.demo.partners import CHAMPION, ENDED, FADING, NEW, PAUSED, PROSPECT, SEASONAL, STEADY
from outreach.demo.world import Friend, World
from outreach.enums.activities import ENGAGEMENTS, Status
from outreach.enums.activities import ActivityKind as K
from outreach.models import Participation

USUAL = (
    *("credentials", "wbl-hours", "paid-internships", "offers", "externship-days"),
    *("applicants", "satisfaction"),
)
OF_OFFICE = {"alder": (*USUAL, "gifts"), "birch": (*USUAL, "placement", "hires")}
"""What each office measures."""

WRITTEN = {CHAMPION: 0.95, STEADY: 0.85, SEASONAL: 0.75, FADING: 0.35, ENDED: 0.2, PAUSED: 0.4}
WRITTEN |= {NEW: 0.2, PROSPECT: 0.0}
"""The share of years whose results somebody wrote down, by how lively the partner is."""

TOLD = {CHAMPION: 0.85, STEADY: 0.72, SEASONAL: 0.65, FADING: 0.3, ENDED: 0.2, PAUSED: 0.4}
TOLD |= {NEW: 0.5, PROSPECT: 0.0}
"""And of those the share that the partner was told."""

YEARS = 3
SOURCES = {
    "credentials": "Testing center",
    "wbl-hours": "Time sheets",
    "placement": "Alumni survey",
    "satisfaction": "Phone call in June",
}
HOURS = {K.INTERNSHIP: 120, K.JOB_SHADOW: 6, K.MENTORSHIP: 12, K.WORKPLACE_TOUR: 2}
REACHING = (K.CAREER_FAIR, K.GUEST_SPEAKER, K.WORKPLACE_TOUR, K.CAREER_PANEL)
WEEK = 5  # days of an externship

Amount = tuple[str, Decimal, int | None]
"""The measure's key, the value, out of how many."""


@dataclass(frozen=True)
class Done:
    """What a partner did in a school year: how often, and with how many students, by kind."""

    times: Counter[str] = field(default_factory=Counter)
    students: Counter[str] = field(default_factory=Counter)


def make_results(world: World) -> None:
    """Measures of the office and three years of results. The same day gives the same ones."""
    luck = Random(f"results of {world.plan.slug}")
    measures = _measures(world)
    years = last_years(world.office, world.today, YEARS + 1)[:-1]
    done = _done(world, years)
    rows: list[Result] = []
    for friend in world.friends:
        if friend.partner.name == rivera.NAME:
            rows += _of_rivera(world, friend, measures, years)
            continue
        for year in years:
            it = done.get((friend.partner.pk, year.starts_on))
            if it is not None and luck.random() < WRITTEN[friend.pace]:
                rows += _of_year(world, luck, friend, measures, year, it)
    Result.objects.bulk_create(rows, batch_size=1000)


def _measures(world: World) -> dict[str, Measure]:
    at = world.recorded(world.beginning, late=False)
    library = [BY_KEY[key] for key in OF_OFFICE.get(world.plan.slug, USUAL)]
    rows = [
        Measure(
            office=world.office,
            name=str(it.name),
            about=it.about,
            unit=it.unit,
            definition=str(it.definition),
            library=it.key,
            recorded_at=at,
        )
        for it in library
    ]
    return {it.library: it for it in Measure.objects.bulk_create(rows)}


def _done(world: World, years: list[SchoolYear]) -> dict[tuple[int, date], Done]:
    """By partner and the first day of the year. One statement."""
    found: dict[tuple[int, date], Done] = defaultdict(Done)
    rows = Participation.objects.filter(
        office=world.office,
        attended=True,
        activity__status=Status.DONE,
        activity__kind__in=ENGAGEMENTS,
        activity__archived_at=None,
        starts_on__gte=years[0].starts_on,
        starts_on__lte=years[-1].ends_on,
    ).order_by("id")
    columns = ("partner_id", "starts_on", "activity__kind", "activity__student_count")
    for partner, day, kind, students in rows.values_list(*columns):
        year = next(it for it in years if it.holds(day))
        found[partner, year.starts_on].times[kind] += 1
        found[partner, year.starts_on].students[kind] += students or 0
    return found


def _of_year(
    world: World,
    luck: Random,
    friend: Friend,
    measures: dict[str, Measure],
    year: SchoolYear,
    done: Done,
) -> Iterator[Result]:
    """All of a year was written down by the same person, and told on the same day."""
    written = open_day(year.ends_on - timedelta(days=luck.randrange(20, 50)))
    told = open_day(year.ends_on + timedelta(days=luck.randrange(15, 80)))
    is_told = luck.random() < TOLD[friend.pace] and told <= (friend.until or world.today)
    days = (year.starts_on, year.ends_on)
    shared_on = told if is_told and told <= world.today else None
    for key, value, of in _amounts(luck, friend, done):
        if key in measures:
            yield _result(world, friend, measures[key], *days, value, of, written, shared_on)


def _amounts(luck: Random, friend: Friend, done: Done) -> Iterator[Amount]:
    """What can have come of it, given what was done."""
    interns = done.students[K.INTERNSHIP]
    hours = sum(each * done.students[kind] for kind, each in HOURS.items())
    reached = sum(done.students[kind] for kind in REACHING)
    if interns:
        yield "paid-internships", Decimal(interns), None
        yield "offers", Decimal(luck.randrange(interns + 1)), None
        yield "hires", Decimal(luck.randrange(interns + 1)), None
    if hours and luck.random() < 0.7:
        yield "wbl-hours", Decimal(hours), None
    if reached and luck.random() < 0.4:
        yield "applicants", Decimal(reached), None
    if done.times[K.TEACHER_EXTERNSHIP]:
        yield "externship-days", Decimal(WEEK * done.times[K.TEACHER_EXTERNSHIP]), None
    if done.times[K.IN_KIND_GIFT]:
        yield "gifts", Decimal(luck.randrange(3, 40) * 50 * done.times[K.IN_KIND_GIFT]), None
    if friend.pace is CHAMPION:
        of = luck.randrange(18, 46)
        yield "credentials", Decimal(of - luck.randrange(2, 9)), of
        yield "placement", Decimal(of - luck.randrange(1, 8)), of
    if luck.random() < 0.8:
        yield "satisfaction", Decimal(luck.randrange(34, 51)) / 10, None


def _of_rivera(
    world: World, friend: Friend, measures: dict[str, Measure], years: list[SchoolYear]
) -> Iterator[Result]:
    """The year before the last was told; of last spring nobody has told them yet."""
    before, last = years[-2:]
    told = open_day(before.ends_on + timedelta(days=40))
    days = (before.starts_on, before.ends_on)
    written = open_day(before.ends_on - timedelta(days=30))
    for key, value, of in (("credentials", Decimal(17), 21), ("wbl-hours", Decimal(304), None)):
        yield _result(world, friend, measures[key], *days, value, of, written, told)
    spring = (date(last.ends_on.year, 1, 1), date(last.ends_on.year, 5, 31))
    written = open_day(spring[1] + timedelta(days=9))
    for key, value, of in (
        ("credentials", Decimal(14), 18),
        ("wbl-hours", Decimal(288), None),
        ("offers", Decimal(2), None),
    ):
        yield _result(world, friend, measures[key], *spring, value, of, written, None)


def _result(
    world: World,
    friend: Friend,
    measure: Measure,
    starts_on: date,
    ends_on: date,
    value: Decimal,
    of: int | None,
    written: date,
    shared_on: date | None,
) -> Result:
    at = datetime.combine(min(written, world.today), time(10, 20), world.office.zone)
    return Result(
        office=world.office,
        partner=friend.partner,
        measure=measure,
        starts_on=starts_on,
        ends_on=ends_on,
        value=value,
        of=of,
        source=SOURCES.get(measure.library, ""),
        shared_on=shared_on,
        recorded_by=friend.partner.owner,
        recorded_at=min(at, world.now),
    )
