"""Leaders take part in some of what happens, members say what they have time for, and one partner
has a cadence of its own. Its luck is its own, too: nothing else of the demo changes by it."""

from collections import defaultdict
from datetime import date
from random import Random

from offices.models import Membership, SiteLeader
from outreach.demo.world import Friend, World
from outreach.enums.activities import ActivityKind as K
from outreach.enums.activities import Status
from outreach.models import Activity, Cadence
from partnerships.enums.partners import Stage, Tier

SHARES = {
    K.INTRODUCTION: 0.6,
    K.ADVISORY_BOARD: 0.6,
    K.LUNCHEON: 0.45,
    K.WORKSITE_VISIT: 0.35,
    K.CAREER_FAIR: 0.35,
    K.MEETING: 0.25,
    K.VISIT: 0.2,
    K.WORKPLACE_TOUR: 0.2,
}
"""How often a leader is there; with occasional partners half as often."""

type Terms = dict[int, list[SiteLeader]]
"""Who led which site when; the rows are not saved yet, so that a site is known by itself."""


def involve_leaders(world: World) -> None:
    """Leaders in activities, of the site that works with the partner, on the day."""
    rng = Random(f"{world.plan.slug} leaders")
    terms: Terms = defaultdict(list)
    for row in world.rows:
        if isinstance(row, SiteLeader):
            terms[id(row.site)].append(row)
    drawn: set[int] = set()  # what several partners share is drawn once
    for friend in world.friends:
        for activity in friend.activities:
            if id(activity) in drawn:
                continue
            drawn.add(id(activity))
            if rng.random() < _share(friend, activity):
                activity.leader = _leader(friend, terms, activity.starts_on)


def set_own_cadence(world: World) -> None:
    """One occasional partner hears from the office more often than its tier asks."""
    chosen = next(
        it.partner
        for it in world.friends
        if it.partner.tier == Tier.OCCASIONAL and it.partner.stage == Stage.ACTIVE
    )
    world.add(Cadence(office=world.office, partner=chosen, days=45))


def _share(friend: Friend, activity: Activity) -> float:
    if activity.status != Status.DONE:
        return 0
    share = SHARES.get(K(activity.kind), 0)
    return share / 2 if friend.partner.tier == Tier.OCCASIONAL else share


def _leader(friend: Friend, terms: Terms, day: date) -> Membership | None:
    for site in friend.sites:
        for it in terms[id(site)]:
            if it.started_on <= day and (it.ended_on is None or day <= it.ended_on):
                leader: Membership = it.member
                return leader
    return None
