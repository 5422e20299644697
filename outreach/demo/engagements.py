"""Engagements with students: each in its season, the big ones shared by many partners."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal

from outreach.demo import engagement_notes as words
from outreach.demo.calendar import HORIZON_DAYS, Season, school_year
from outreach.demo.partners import PROSPECT
from outreach.demo.touches import author
from outreach.demo.world import Friend, World
from outreach.demo.writing import write
from outreach.enums.activities import KINDS, Status
from outreach.enums.activities import ActivityKind as K
from outreach.models import Activity, ActivityContact, Participation

SEASONS: dict[K, tuple[Season, ...]] = {
    K.GUEST_SPEAKER: (Season((9, 10), (11, 20)), Season((1, 20), (4, 30))),
    K.WORKPLACE_TOUR: (Season((10, 1), (11, 15)), Season((4, 1), (5, 12))),
    K.JOB_SHADOW: (Season((2, 20), (4, 25)),),
    K.MENTORSHIP: (Season((9, 20), (10, 15)),),
    K.INTERNSHIP: (Season((6, 8), (6, 15)), Season((9, 1), (9, 12))),
    K.PRACTICUM: (Season((1, 12), (1, 30)), Season((9, 5), (9, 20))),
    K.APPRENTICESHIP: (Season((8, 20), (9, 5)),),
    K.TEACHER_EXTERNSHIP: (Season((6, 8), (6, 26)),),
    K.WORKSHOP: (Season((10, 1), (12, 10)), Season((2, 1), (4, 20))),
    K.INDUSTRY_PROJECT: (Season((1, 15), (2, 5)),),
    K.PODCAST: (Season((10, 1), (4, 30)),),
    K.MOCK_INTERVIEW: (Season((2, 3), (2, 20)), Season((11, 5), (11, 18))),
    K.CAREER_PANEL: (Season((11, 3), (11, 19)), Season((3, 3), (3, 14))),
    K.ADVISORY_BOARD: (Season((9, 15), (10, 5)), Season((4, 5), (4, 28))),
    K.IN_KIND_GIFT: (Season((11, 10), (12, 15)), Season((4, 20), (5, 15))),
    K.REFERRAL: (Season((9, 1), (5, 10)),),
}
LENGTHS = {
    K.MENTORSHIP: 215,
    K.INTERNSHIP: 56,
    K.PRACTICUM: 84,
    K.APPRENTICESHIP: 270,
    K.TEACHER_EXTERNSHIP: 4,
    K.INDUSTRY_PROJECT: 70,
}
"""Days from the first to the last; all others are over on the day."""

STUDENTS = {
    K.GUEST_SPEAKER: (18, 60),
    K.WORKPLACE_TOUR: (10, 28),
    K.JOB_SHADOW: (2, 12),
    K.MENTORSHIP: (2, 6),
    K.INTERNSHIP: (1, 4),
    K.PRACTICUM: (1, 5),
    K.APPRENTICESHIP: (1, 2),
    K.WORKSHOP: (12, 30),
    K.INDUSTRY_PROJECT: (14, 26),
    K.PODCAST: (2, 4),
    K.MOCK_INTERVIEW: (20, 70),
    K.CAREER_PANEL: (40, 120),
    K.CAREER_FAIR: (280, 560),
}
"""From and to; counts only, for kinds in which students take part."""

NO_HOURS = frozenset({K.IN_KIND_GIFT, K.REFERRAL})


def make_engagements(world: World) -> None:
    """Each partner's own engagements, then the fairs, panels and boards that many share."""
    years = range(school_year(world.beginning), school_year(world.today) + 1)
    for friend in world.friends:
        for year in years:
            _of_year(world, friend, year)
    for year in years:
        for name, begins, ends, size in world.plan.fairs:
            day = Season(begins, ends).draw(year, world.rng)
            shared(world, K.CAREER_FAIR, day, size, f"{name} {day.year}")
        for season in SEASONS[K.CAREER_PANEL]:
            shared(world, K.CAREER_PANEL, season.draw(year, world.rng), 4)
        shared(world, K.MOCK_INTERVIEW, SEASONS[K.MOCK_INTERVIEW][0].draw(year, world.rng), 9)
        _boards(world, year)


def _of_year(world: World, friend: Friend, year: int) -> None:
    """The engagements of one partner in one school year."""
    rng, rate = world.rng, friend.pace.engagements
    count = int(rate) + (rng.random() < rate - int(rate))
    offers = [kind for kind in friend.trade.offers if kind in SEASONS]
    # a partner keeps to what it knows: the first offers are the likeliest
    weights = [len(offers) - place for place in range(len(offers))]
    for kind in dict.fromkeys(rng.choices(offers, weights, k=count)):
        day = rng.choice(SEASONS[kind]).draw(year, rng)
        if _is_partner_on(world, friend, day):
            engage(world, kind, day, [friend])


def _boards(world: World, year: int) -> None:
    """Advisory boards: partners of one career cluster around a table."""
    clusters = sorted({c for f in world.friends for c in f.partner.career_clusters})
    for cluster in world.rng.sample(clusters, min(3, len(clusters))):
        chosen = [f for f in world.friends if cluster in f.partner.career_clusters]
        day = world.rng.choice(SEASONS[K.ADVISORY_BOARD]).draw(year, world.rng)
        shared(world, K.ADVISORY_BOARD, day, 5, among=chosen)


def shared(
    world: World,
    kind: K,
    day: date,
    size: int,
    title: str = "",
    among: list[Friend] | None = None,
) -> None:
    """One activity of several partners."""
    candidates = [f for f in among or world.friends if _is_partner_on(world, f, day)]
    if len(candidates) > 1:
        chosen = world.rng.sample(candidates, min(size, len(candidates)))
        engage(world, kind, day, chosen, title)


def _is_partner_on(world: World, friend: Friend, day: date) -> bool:
    if friend.pace is PROSPECT or day > world.today + timedelta(days=HORIZON_DAYS):
        return False
    last = friend.until or day
    return max(friend.since, world.beginning) <= day <= last


def engage(world: World, kind: K, day: date, friends: list[Friend], title: str = "") -> Activity:
    """One engagement with its partners; in the future it is planned."""
    lead, rng = friends[0], world.rng
    site = rng.choice(lead.sites)
    people = lead.people_on(day)
    status = _status(world, day, is_shared=len(friends) > 1)
    ends_on = day + timedelta(days=LENGTHS[kind]) if kind in LENGTHS else None
    activity = Activity(
        office=world.office,
        kind=kind,
        status=status,
        exchange=KINDS[kind].exchange,
        starts_on=day,
        ends_on=ends_on,
        starts_at=None if ends_on else rng.choice((time(8, 30), time(10), time(13, 15), None)),
        site=site,
        summary=title
        or write(world, lead, rng.choice(words.TITLES[kind]), day, next(iter(people), None), site),
        notes=_notes(world, lead, kind, status, day),
        student_count=_students(world, kind, status),
        recorded_by=author(world, lead, day),
        recorded_at=_recorded(world, day, status),
    )
    world.add(activity)
    for friend in friends:
        _take_part(world, friend, activity, is_shared=len(friends) > 1)
    return activity


def _status(world: World, day: date, *, is_shared: bool) -> Status:
    drawn = world.rng.random()
    if not is_shared and drawn < 0.05:
        return Status.CANCELLED_BY_THEM
    if not is_shared and drawn < 0.08:
        return Status.CANCELLED_BY_US
    return Status.PLANNED if day > world.today else Status.DONE


def _notes(world: World, friend: Friend, kind: K, status: Status, day: date) -> str:
    people = friend.people_on(day)
    who = people[0] if people else None
    if status == Status.CANCELLED_BY_THEM:
        return write(world, friend, world.rng.choice(words.CANCELLED), day, who)
    if status == Status.CANCELLED_BY_US:
        return world.rng.choice(words.CANCELLED_BY_US)
    if status == Status.PLANNED or kind not in words.NOTES or world.rng.random() < 0.3:
        return ""
    return write(world, friend, friend.choose(world.rng, words.NOTES[kind]), day, who)


def _students(world: World, kind: K, status: Status) -> int | None:
    if status != Status.DONE or kind not in STUDENTS or world.rng.random() < 0.06:
        return None
    return world.rng.randrange(STUDENTS[kind][0], STUDENTS[kind][1] + 1)


def _recorded(world: World, day: date, status: Status) -> datetime:
    """What is planned was written down some weeks before."""
    if status == Status.DONE:
        return world.recorded(day)
    return world.recorded(min(day, world.today) - timedelta(days=world.rng.randrange(1, 15)))


def _take_part(world: World, friend: Friend, activity: Activity, *, is_shared: bool) -> None:
    """One partner's part; at big events one in fifteen does not come."""
    rng, is_done = world.rng, activity.status == Status.DONE
    attended = not (is_shared and is_done and rng.random() < 0.07)
    gives_hours = attended and is_done and activity.kind not in NO_HOURS and rng.random() < 0.8
    volunteers = rng.choice((1, 1, 1, 2, 2, 3, 4)) if gives_hours else None
    hours = Decimal(rng.choice(("1.5", "2", "3", "4", "6"))) * volunteers if volunteers else None
    world.add(
        Participation(
            office=world.office,
            activity=activity,
            partner=friend.partner,
            starts_on=activity.starts_on,
            attended=attended,
            volunteers=volunteers,
            volunteer_hours=hours,
            recorded_at=activity.recorded_at,
        )
    )
    friend.activities.append(activity)
    people = friend.people_on(activity.starts_on)
    if people and attended:
        contact = people[0].contact
        world.add(ActivityContact(office=world.office, activity=activity, contact=contact))
