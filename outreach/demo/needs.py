"""What the demo's partners want: asked in conversations of these years, of many more than once."""

from datetime import timedelta
from random import Random

from outreach.demo.fact_words import BY_HAND, EMPLOYERS, OF_KIND, Said
from outreach.demo.partners import CHAMPION, ENDED, FADING, NEW, PAUSED, PROSPECT, SEASONAL, STEADY
from outreach.demo.world import Friend, World
from outreach.enums.activities import Exchange, Status
from outreach.models import Activity
from partnerships.enums.partners import PartnerKind
from partnerships.models import Need

ASKED = {CHAMPION: 0.95, STEADY: 0.92, SEASONAL: 0.85, FADING: 0.6, ENDED: 0.45, PAUSED: 0.6}
ASKED |= {NEW: 0.45, PROSPECT: 0.0}
"""The share of partners that somebody has asked, by how lively they are."""

BRANCHES = 0.3  # of them; what their parent wants holds for the others
FORGOTTEN = 0.15  # of those asked: nobody has asked again for longer than a year
MET = 0.1  # of what they wanted
LONG_AGO = timedelta(days=380)
FRESH = timedelta(days=300)


def make_needs(world: World) -> None:
    """Needs of most partners. The same day gives the same ones."""
    luck = Random(f"needs of {world.plan.slug}")
    rows = [need for friend in world.friends for need in _needs(world, luck, friend)]
    Need.objects.bulk_create(rows, batch_size=1000)


def _needs(world: World, luck: Random, friend: Friend) -> list[Need]:
    talks = talks_of(world, friend)
    by_hand = BY_HAND.get(friend.partner.name, ())
    share = ASKED[friend.pace] * (BRANCHES if friend.partner.parent is not None else 1)
    is_asked = luck.random() < share or bool(by_hand)
    if not (talks and is_asked):
        return []
    said = by_hand or luck.sample(_pool(friend), luck.choice((1, 1, 2, 2, 3)))
    is_forgotten = luck.random() < FORGOTTEN and not by_hand
    asked = _last_asked(world, luck, talks, is_forgotten=is_forgotten)
    return [_need(world, luck, friend, it, talks, asked) for it in said]


def _need(
    world: World, luck: Random, friend: Friend, said: Said, talks: list[Activity], asked: Activity
) -> Need:
    """Written down in one conversation, asked again in a later one, or in the same."""
    until = talks.index(asked) + 1
    first = luck.choice(talks[:until])
    is_met = luck.random() < MET and friend.partner.name not in BY_HAND
    days = timedelta(days=luck.randrange(20, 120))
    topic, words = said
    return Need(
        office=world.office,
        partner=friend.partner,
        topic=topic,
        words=words.format(skill=friend.trade.skill),
        asked_on=asked.starts_on,
        met_on=min(asked.starts_on + days, world.today) if is_met else None,
        recorded_by=first.recorded_by,
        recorded_at=first.recorded_at,
    )


def _last_asked(
    world: World, luck: Random, talks: list[Activity], *, is_forgotten: bool
) -> Activity:
    """One of the last conversations; of a partner that was forgotten one of long ago."""
    old = [it for it in talks if it.starts_on < world.today - LONG_AGO]
    fresh = [it for it in talks if it.starts_on >= world.today - FRESH]
    return luck.choice((old if is_forgotten and old else fresh[-3:]) or talks[-1:])


def talks_of(world: World, friend: Friend) -> list[Activity]:
    """The conversations with a partner, the first first."""
    talks = [
        it
        for it in friend.activities
        if it.status == Status.DONE
        and it.exchange == Exchange.TWO_WAY
        and it.starts_on <= world.today
    ]
    return sorted(talks, key=lambda it: (it.starts_on, it.recorded_at))


def _pool(friend: Friend) -> tuple[Said, ...]:
    return OF_KIND.get(PartnerKind(friend.trade.kind), EMPLOYERS)
