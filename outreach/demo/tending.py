"""What an office does so that partnerships last: somebody stands in on both sides, and what comes
each year comes again. Its luck is its own: nothing that was made before changes by it."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random

from contacts.enums.affiliations import Holds
from contacts.models import Affiliation
from outreach.demo import rivera
from outreach.demo.calendar import open_day
from outreach.demo.engagements import engage
from outreach.demo.partners import CHAMPION, NEW, SEASONAL, STEADY
from outreach.demo.world import Friend, World
from outreach.enums.activities import ENGAGEMENTS, Status
from outreach.enums.activities import ActivityKind as K
from outreach.models import Activity
from partnerships.enums.partners import Stage

LIVELY = (CHAMPION, STEADY, SEASONAL, NEW)
TAKES_ON = 0.75  # the share of partners that nobody looks after whom somebody takes on
STANDS_IN = 0.5  # the share of partners without a second person of ours that get one
FOLLOWS = 0.8  # of those who have nobody for us to ask first: somebody else there is it now
BACKS_UP = 0.85  # of those with a second person: we know that it is the one to ask
COMES_AGAIN = 0.9  # of what came at the same time of two years and would not have this year
SEASON = timedelta(days=45)
A_YEAR = timedelta(days=365)


def tend(world: World) -> None:
    """Lively partners are looked after; Rivera Machining keeps the story that is told of it."""
    luck = Random(f"tending {world.plan.slug}")
    own = replace(world, rng=luck)  # the rows are the same, the luck is not
    for friend in world.friends:
        if friend.pace not in LIVELY or friend.partner.name == rivera.NAME:
            continue
        _look_after(own, friend)
        _name_people(own, friend)
        if friend.partner.stage == Stage.ACTIVE:
            _come_again(own, friend)


def _look_after(world: World, friend: Friend) -> None:
    """Our two people."""
    partner = friend.partner
    if partner.owner is None and world.rng.random() < TAKES_ON:
        partner.owner = world.rng.choice(world.workers())
    others = [member for member in world.workers() if member is not partner.owner]
    is_alone = partner.owner is not None and partner.backup_owner is None
    if is_alone and world.rng.random() < STANDS_IN:
        partner.backup_owner = world.rng.choice(others)


def _name_people(world: World, friend: Friend) -> None:
    """Whom to ask first on their side, and whom then."""
    _let_hold(world, friend, Holds.PRIMARY, FOLLOWS)
    if not friend.partner.one_person:
        _let_hold(world, friend, Holds.BACKUP, BACKS_UP)


def _let_hold(world: World, friend: Friend, what: Holds, share: float) -> None:
    there: list[Affiliation] = friend.people_on(world.today)
    free = [it for it in there if it.holds == Holds.OTHER]
    is_held = any(it.holds == what for it in there)
    if free and not is_held and world.rng.random() < share:
        free[0].holds = what


def _come_again(world: World, friend: Friend) -> None:
    """Once more what came at the same time of two years running, a year after the last."""
    last = _gone_by(world, friend)
    if last is None or world.rng.random() > COMES_AGAIN:
        return
    day = open_day(last.starts_on + A_YEAR + timedelta(days=world.rng.randrange(-10, 20)))
    if day <= world.today:
        engage(world, K(last.kind), day, [friend])


def _gone_by(world: World, friend: Friend) -> Activity | None:
    """The newest of a season that came in the year before too, and went by without anything."""
    done = [it for it in friend.activities if it.status == Status.DONE and it.kind in ENGAGEMENTS]
    days = [it.starts_on for it in done]
    missed = [it for it in done if _is_missed(it.starts_on, days, world.today)]
    return max(missed, key=lambda it: it.starts_on, default=None)


def _is_missed(day: date, days: list[date], today: date) -> bool:
    due = day + A_YEAR
    came_before = any(abs(it + A_YEAR - day) <= SEASON for it in days)
    return came_before and max(days) < due - SEASON and due < today
