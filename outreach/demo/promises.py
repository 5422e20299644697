"""Follow-ups: those kept or dropped in the past, and those that wait now."""

from datetime import date, datetime, time, timedelta
from itertools import pairwise

from offices.models import Membership
from outreach.demo.calendar import is_open, open_day
from outreach.demo.partners import ENDED, PROSPECT
from outreach.demo.touches import author
from outreach.demo.world import Friend, World
from outreach.demo.writing import write
from outreach.enums.activities import Exchange, Status
from outreach.enums.follow_ups import FollowUpStatus
from outreach.models import Activity, FollowUp

WAITING = (-11, -5, -2, 0, 0, 0, 1, 2, 2, 3, 4, 5, 6, 8, 9, 12, 14, 17, 19, 26, 33)
"""Days from today until what waits is due, for somebody who owns much."""


def make_follow_ups(world: World) -> None:
    """The promises of three and a half years."""
    for friend in world.friends:
        _kept(world, friend)
    for person in world.plan.people:
        if not person.left:
            _waiting(world, world.members[person.name], person.owns)


def _kept(world: World, friend: Friend) -> None:
    """Every sixth conversation ended in a promise; most were kept by the next one."""
    talks = sorted(friend.activities, key=lambda it: (it.starts_on, it.recorded_at))
    done = [it for it in talks if it.status == Status.DONE and it.exchange == Exchange.TWO_WAY]
    for origin, later in pairwise(done):
        if origin.starts_on < later.starts_on and world.rng.random() < 0.17:
            _closed(world, friend, origin, later)


def _closed(world: World, friend: Friend, origin: Activity, later: Activity) -> None:
    rng = world.rng
    is_kept = rng.random() < 0.86
    ahead = max(2, (later.starts_on - origin.starts_on).days + rng.randrange(-4, 6))
    due_on = open_day(origin.starts_on + timedelta(days=ahead if is_kept else 14))
    closed = world.recorded(later.starts_on if is_kept else origin.starts_on + timedelta(days=20))
    owner = origin.recorded_by
    follow_up = promise(world, friend, owner, due_on, origin)
    follow_up.status = FollowUpStatus.DONE if is_kept else FollowUpStatus.DROPPED
    follow_up.done_with = later if is_kept else None
    follow_up.closed_at, follow_up.closed_by = closed, owner


def _waiting(world: World, member: Membership, share: int) -> None:
    """What a member has to do now: the more they own, the more waits."""
    open_ones = [it for it in world.rows if isinstance(it, FollowUp) and it.status == "open"]
    promised = {id(follow_up.partner) for follow_up in open_ones}
    known = [f for f in world.friends if f.pace not in (ENDED, PROSPECT)]
    free = [f for f in known if id(f.partner) not in promised]
    mine = [f for f in free if f.partner.owner is member and f.partner.tier != "occasional"]
    count = min(len(WAITING), share * 4 + 1)
    chosen = world.rng.sample(mine, min(len(mine), count)) or world.rng.sample(free, 2)
    days = sorted(world.rng.sample(WAITING, len(chosen)))
    for friend, ahead in zip(chosen, days, strict=True):
        promise(world, friend, member, _day_ahead(world, ahead))


def _day_ahead(world: World, ahead: int) -> date:
    """A day from today; one to come is an open one near it."""
    due_on = world.today + timedelta(days=ahead)
    step = timedelta(days=world.rng.choice((-1, 1)))
    while ahead > 0 and not is_open(due_on):
        due_on += step
        if due_on <= world.today:  # nothing is open in between: look further ahead
            step = timedelta(days=1)
    return due_on


def promise(
    world: World,
    friend: Friend,
    owner: Membership,
    due_on: date,
    origin: Activity | None = None,
    what: str = "",
) -> FollowUp:
    """An open follow-up; without an `origin` it comes from the newest activity."""
    if origin is None:
        origin = _newest(world, friend)
    made_on = origin.starts_on if origin else world.today - timedelta(days=12)
    made_on = min(made_on, due_on)
    kind, text = world.next_promise()
    people = friend.people_on(made_on)
    written = what or write(world, friend, text, made_on, people[0] if people else None)
    made_at = origin.recorded_at if origin else datetime.combine(made_on, time(11))
    return world.add(
        FollowUp(
            office=world.office,
            partner=friend.partner,
            what=written,
            kind=kind,
            due_on=due_on,
            owner=owner,
            origin=origin,
            recorded_by=author(world, friend, made_on),
            recorded_at=made_at if made_at.tzinfo else made_at.replace(tzinfo=world.office.zone),
        )
    )


def _newest(world: World, friend: Friend) -> Activity | None:
    past = [it for it in friend.activities if it.starts_on <= world.today]
    return max(past, key=lambda it: it.starts_on, default=None)
