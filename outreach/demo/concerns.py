"""What the demo's partners wait for: most was answered, some is open, one is long overdue."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from random import Random

from offices.models import Membership
from outreach.demo.calendar import is_open
from outreach.demo.fact_words import ANSWERED, LATE, OPEN, OVERDUE, Raised
from outreach.demo.needs import talks_of
from outreach.demo.partners import CHAMPION, FADING, SEASONAL, STEADY
from outreach.demo.world import Friend, World
from outreach.models import Activity, Concern
from partnerships.enums.partners import Stage

FORGOTTEN = "Prairie Line Logistics"
"""Its answer is overdue by so long that the partnership is at risk whatever else holds."""

RAISED, PROMISED = timedelta(days=32), timedelta(days=18)
LATE_BY = timedelta(days=4)
SOON = (2, 4, 9)  # days until an answer is due
RECENT = timedelta(days=60)


def make_concerns(world: World) -> None:
    """Concerns and questions of these years. The same day gives the same ones."""
    luck = Random(f"concerns of {world.plan.slug}")
    chosen = _chosen(world, luck)
    rows = [*_forgotten(world, luck, chosen), *_open(world, luck, chosen)]
    rows += _answered(world, luck, chosen)
    Concern.objects.bulk_create(rows)


def _chosen(world: World, luck: Random) -> Iterator[Friend]:
    """Active partners with whom somebody talks, in a random order, each once."""
    active = [
        it
        for it in world.friends
        if it.pace in (CHAMPION, STEADY, SEASONAL)
        and it.partner.stage == Stage.ACTIVE
        and it.partner.name != FORGOTTEN
        and len(talks_of(world, it)) > len(SOON)
    ]
    luck.shuffle(active)
    return iter(active)


def _forgotten(world: World, luck: Random, chosen: Iterator[Friend]) -> Iterator[Concern]:
    """What should have been answered: two weeks ago and more, and a few days ago."""
    fading = (it for it in world.friends if it.pace is FADING and it.partner.stage == Stage.ACTIVE)
    named = (it for it in world.friends if it.partner.name == FORGOTTEN)
    first = next(named, None) or next(fading, None) or next(chosen)
    day = world.today - RAISED
    yield _concern(world, luck, first, OVERDUE, day, world.today - PROMISED)
    second = next(chosen)
    talk = _recent(world, second)
    raised = talk.starts_on if talk else world.today - RECENT
    promised = max(raised, world.today - LATE_BY)
    yield _concern(world, luck, second, LATE, raised, promised, talk)


def _open(world: World, luck: Random, chosen: Iterator[Friend]) -> Iterator[Concern]:
    """What came up in a conversation and is to be answered soon, by somebody who is there."""
    for raised, ahead in zip(OPEN, SOON, strict=True):
        friend = next(it for it in chosen if it.partner.owner is not None)
        talk = talks_of(world, friend)[-1]
        promised = _open_day(world.today + timedelta(days=ahead))
        owner = friend.partner.owner if luck.random() < 0.5 else None
        yield _concern(world, luck, friend, raised, talk.starts_on, promised, talk, owner=owner)


def _answered(world: World, luck: Random, chosen: Iterator[Friend]) -> Iterator[Concern]:
    """What was answered over the years, most of it in time."""
    for raised in ANSWERED:
        friend = next(chosen)
        talk = luck.choice(talks_of(world, friend)[:-1])
        promised = talk.starts_on + timedelta(days=7)
        answered = talk.starts_on + timedelta(days=luck.choice((0, 2, 3, 5, 6, 11)))
        concern = _concern(world, luck, friend, raised, talk.starts_on, promised, talk)
        concern.answered_on, concern.answer = min(answered, world.today), raised.answer
        yield concern


def _concern(
    world: World,
    luck: Random,
    friend: Friend,
    raised: Raised,
    day: date,
    promised_on: date,
    activity: Activity | None = None,
    owner: Membership | None = None,
) -> Concern:
    afternoon = datetime.combine(day, time(13, luck.randrange(60)), world.office.zone)
    return Concern(
        office=world.office,
        partner=friend.partner,
        kind=raised.kind,
        what=raised.what,
        raised_on=day,
        promised_on=promised_on,
        owner=owner,
        activity=activity,
        recorded_by=activity.recorded_by if activity else friend.partner.owner,
        recorded_at=min(activity.recorded_at if activity else afternoon, world.now),
    )


def _recent(world: World, friend: Friend) -> Activity | None:
    """The last conversation before the answer was due."""
    last = world.today - LATE_BY
    talks = [it for it in talks_of(world, friend) if last - RECENT <= it.starts_on <= last]
    return talks[-1] if talks else None


def _open_day(day: date) -> date:
    while not is_open(day):
        day += timedelta(days=1)
    return day
