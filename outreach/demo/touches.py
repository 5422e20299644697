"""Touchpoints: the conversations that a partnership lives on, and the tries before them."""

from datetime import date, timedelta

from contacts.models import Affiliation
from offices.models import Membership
from outreach.demo import notes
from outreach.demo.calendar import open_day, walk
from outreach.demo.partners import ENDED, FADING, PROSPECT
from outreach.demo.world import Friend, World
from outreach.demo.writing import write
from outreach.enums.activities import KINDS, Exchange, Status
from outreach.enums.activities import ActivityKind as K
from outreach.models import Activity, ActivityContact, Participation

TALKS = (
    (K.CALL, 34),
    (K.EMAIL, 27),
    (K.MEETING, 11),
    (K.VISIT, 9),
    (K.TEXT, 6),
    (K.MET_AT_EVENT, 5),
    (K.WORKSITE_VISIT, 3),
    (K.LUNCHEON, 3),
    (K.INTRODUCTION, 2),
)
NUDGES = (
    (K.EMAIL, 60),
    (K.ARTICLE_SHARED, 16),
    (K.TEXT, 14),
    (K.SOCIAL_MESSAGE, 10),
)


def make_touches(world: World) -> None:
    """The touchpoints of every partner."""
    for friend in world.friends:
        if friend.pace is PROSPECT:
            _first_tries(world, friend)
            continue
        _conversations(world, friend)
        if friend.pace is FADING:
            _silence(world, friend)
        if friend.pace is ENDED and friend.until:
            words = notes.LAST_WORDS_WITHIN if friend.is_within else notes.LAST_WORDS
            touch(world, friend, K.CALL, friend.until, text=world.rng.choice(words))


def _conversations(world: World, friend: Friend) -> None:
    """Two-way touchpoints, a cadence apart in days of school, with what happens around them."""
    cadence = world.plan.cadences[friend.partner.tier] * friend.pace.touches
    last = min(friend.until or world.today, world.today)
    day = open_day(friend.since)
    first = world.rng.choice(notes.FIRST_WORDS) if friend.since > world.beginning else ""
    while day <= last:
        _around(world, friend, day)
        touch(world, friend, _draw(world, TALKS), day, text=first)
        first = ""
        day = walk(day, cadence * world.rng.uniform(0.55, 1.15))


def _around(world: World, friend: Friend, day: date) -> None:
    """Perhaps a voicemail before, perhaps a note between."""
    rng = world.rng
    if rng.random() < 0.3:
        before = open_day(day - timedelta(days=rng.randrange(2, 8)))
        if friend.since <= before < day:
            touch(world, friend, K.VOICEMAIL, before)
    if rng.random() < 0.35:
        after = open_day(day + timedelta(days=rng.randrange(1, 25)))
        if after <= (friend.until or world.today):
            touch(world, friend, _draw(world, NUDGES), after, exchange=Exchange.ONE_WAY)


def _silence(world: World, friend: Friend) -> None:
    """Tries that nobody answered."""
    day = walk(friend.until or world.today, 30)
    for _ in range(world.rng.randrange(1, 4)):
        if day > world.today:
            return
        if world.rng.random() < 0.6:
            touch(world, friend, K.VOICEMAIL, day)
        else:
            touch(world, friend, K.EMAIL, day, exchange=Exchange.ONE_WAY)
        day = walk(day, world.rng.uniform(25, 60))


def _first_tries(world: World, friend: Friend) -> None:
    """What happens before somebody is a partner: little, or nothing yet."""
    if friend.partner.stage == "prospect":
        return
    day = open_day(friend.since)
    for kind in world.rng.choice(((K.EMAIL,), (K.EMAIL, K.VOICEMAIL), (K.VOICEMAIL, K.EMAIL))):
        if day <= world.today:
            exchange = KINDS[kind].exchange
            touch(world, friend, kind, day, exchange=exchange)
        day = walk(day, world.rng.uniform(6, 20))


def _draw(world: World, table: tuple[tuple[K, int], ...]) -> K:
    return world.rng.choices([kind for kind, _ in table], [share for _, share in table])[0]


def touch(
    world: World,
    friend: Friend,
    kind: K,
    day: date,
    *,
    exchange: Exchange = Exchange.TWO_WAY,
    text: str = "",
) -> Activity:
    """One touchpoint with one partner, written down by one of us."""
    if kind == K.VOICEMAIL:
        exchange = Exchange.ATTEMPT
    people = friend.people_on(day)
    who = people[0] if people and world.rng.random() < 0.75 else world.rng.choice(people or [None])
    activity = Activity(
        office=world.office,
        kind=kind,
        status=Status.DONE,
        exchange=exchange,
        starts_on=day,
        notes=write(world, friend, text or _words(world, friend, kind, exchange, who), day, who),
        recorded_by=author(world, friend, day),
        recorded_at=world.recorded(day),
    )
    world.add(activity)
    friend.activities.append(activity)
    world.add(_part(world, friend, activity))
    if who:
        world.add(ActivityContact(office=world.office, activity=activity, contact=who.contact))
    return activity


def _part(world: World, friend: Friend, activity: Activity) -> Participation:
    return Participation(
        office=world.office,
        activity=activity,
        partner=friend.partner,
        starts_on=activity.starts_on,
        recorded_at=activity.recorded_at,
    )


def _words(
    world: World, friend: Friend, kind: K, exchange: Exchange, who: Affiliation | None
) -> str:
    rng = world.rng
    if who and who.contact.language == "es" and exchange == Exchange.TWO_WAY and rng.random() < 0.4:
        return friend.choose(rng, notes.SPANISH)
    if kind == K.EMAIL:
        two_way = exchange == Exchange.TWO_WAY
        return friend.choose(rng, notes.EMAILS_TWO_WAY if two_way else notes.EMAILS_ONE_WAY)
    return friend.choose(rng, notes.TOUCHES[kind])


def author(world: World, friend: Friend, day: date) -> Membership:
    """Who wrote it down: mostly the owner; long ago often the one who has left since."""
    departed = world.departed()
    if departed and (world.today - day).days > 430 and world.rng.random() < 0.4:
        return departed
    if friend.partner.owner and world.rng.random() < 0.85:
        owner: Membership = friend.partner.owner
        return owner
    return world.rng.choice(world.workers())
