"""The partners: who they are, since when, how lively, and who holds our end."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from offices.models import Membership
from outreach.demo.trades import TRADES, Trade
from outreach.demo.words import STREETS
from outreach.demo.world import Friend, Pace, World
from partnerships.enums.partners import PartnerKind, Source, Stage, Tier
from partnerships.models import Partner, PartnerSite, PartnerStanding

STEADY = Pace("steady", 0.75, 1.2)
CHAMPION = Pace("champion", 0.6, 2.6)
SEASONAL = Pace("seasonal", 1.15, 1.0)
FADING = Pace("fading", 0.8, 0.9)
ENDED = Pace("ended", 0.9, 0.9)
PAUSED = Pace("paused", 0.9, 0.9)
NEW = Pace("new", 0.4, 0.8)
PROSPECT = Pace("prospect", 3.0, 0.0)

PACES = (
    (STEADY, 38),
    (SEASONAL, 20),
    (CHAMPION, 7),
    (FADING, 11),
    (ENDED, 8),
    (PAUSED, 4),
    (NEW, 7),
    (PROSPECT, 8),
)
STAGES = {
    ENDED: (Stage.ENDED,),
    PAUSED: (Stage.PAUSED,),
    NEW: (Stage.ACTIVE, Stage.EXPLORING),
    PROSPECT: (Stage.PROSPECT, Stage.APPROACHED, Stage.APPROACHED),
}
GOOD_TO_KNOW = (
    "Best reached before 9 am. Busy season is January to March.",
    "Closed-toe shoes and long pants, no exceptions.",
    "Park behind the building; the front is for deliveries.",
    "Prefers text messages to email.",
    "Two at a time, never more. They mean it.",
    "Slow in August, so that is when to plan.",
    "Wants to be asked in person, once a year, properly.",
    "Give them six weeks of notice.",
)


@dataclass(frozen=True)
class Line:
    """One partner as the plan writes it."""

    trade: str
    name: str
    parent: str = ""
    is_key: bool = False
    is_champion: bool = False
    is_one_person: bool = False


def read_lines(text: str) -> list[Line]:
    """Read a plan's partners."""
    found = []
    for row in re.sub(r"\n\s+", " ", text.strip()).splitlines():
        trade, names = row.split(":", 1)
        found += [_read(trade.strip(), name.strip()) for name in names.split(";")]
    return found


def _read(trade: str, written: str) -> Line:
    written, _, parent = written.partition(" >")
    one_person = written.endswith(" 1")
    name = written.removesuffix(" 1")
    marks = re.search(r"[*+]*$", name)
    ending = marks[0] if marks else ""
    return Line(trade, name.rstrip("*+"), parent, "*" in ending, "+" in ending, one_person)


def make_partners(world: World) -> None:
    """All partners of the plan, parents before their branches."""
    by_name: dict[str, Friend] = {}
    for line in sorted(read_lines(world.plan.partners), key=lambda line: bool(line.parent)):
        parent = by_name[line.parent].partner if line.parent else None
        friend = _friend(world, line, parent)
        by_name[line.name] = friend
        world.friends.append(friend)


def _friend(world: World, line: Line, parent: Partner | None) -> Friend:
    trade = TRADES[line.trade]
    pace = _pace(world, line)
    since, until = _span(world, pace)
    partner = _partner(world, line, trade, pace, since)
    partner.parent = parent
    world.add(partner)
    world.add(PartnerStanding(office=world.office, partner=partner))
    sites = world.rng.sample(list(world.sites.values()), world.rng.choice((1, 1, 1, 2, 2, 3)))
    for site in sites:
        ally = world.rng.choice(world.workers()) if world.rng.random() < 0.35 else None
        world.add(PartnerSite(office=world.office, partner=partner, site=site, ally=ally))
    return Friend(partner, trade, pace, since, until, sites)


def _pace(world: World, line: Line) -> Pace:
    drawn = world.rng.choices([p for p, _ in PACES], [share for _, share in PACES])[0]
    if line.is_champion:
        return CHAMPION
    if line.is_key:
        return CHAMPION if drawn is CHAMPION else STEADY
    return drawn


def _span(world: World, pace: Pace) -> tuple[date, date | None]:
    """From when to when there is contact; None: still."""
    rng, today = world.rng, world.today
    if pace in (NEW, PROSPECT):
        return today - timedelta(days=rng.randrange(20, 150)), None
    # most were there when the history begins, the others came year by year
    since = world.beginning + timedelta(days=max(0, rng.randrange(-500, 800)))
    if pace is FADING:
        return since, today - timedelta(days=rng.randrange(130, 420))
    if pace is PAUSED:
        return since, today - timedelta(days=rng.randrange(90, 300))
    if pace is ENDED:
        last = max(since + timedelta(days=200), today - timedelta(days=rng.randrange(40, 800)))
        return since, min(last, today - timedelta(days=20))
    return since, None


def _partner(world: World, line: Line, trade: Trade, pace: Pace, since: date) -> Partner:
    rng, town = world.rng, _town(world, line)
    owner, backup = _owners(world, line)
    return Partner(
        office=world.office,
        name=line.name,
        kind=trade.kind,
        stage=rng.choice(STAGES.get(pace, (Stage.ACTIVE,))),
        tier=_tier(world, line, pace),
        owner=owner,
        backup_owner=backup,
        one_person=line.is_one_person,
        closing=pace is FADING and rng.random() < 0.12,
        champion=line.is_champion,
        source=_source(world, trade),
        partner_since=None if pace is PROSPECT else since,
        career_clusters=list(trade.clusters),
        naics_sector=trade.naics or "",
        notes=rng.choice(GOOD_TO_KNOW) if rng.random() < 0.35 else "",
        recorded_by=owner,
        recorded_at=world.recorded(since),
        **_address(world, line, trade, town),
    )


def _town(world: World, line: Line) -> str:
    """Any of the towns; a partner that is named after one is there."""
    named = next((town for town in world.plan.towns if town in line.name.split(",")[-1]), "")
    return named or world.rng.choice(world.plan.towns)


def _address(world: World, line: Line, trade: Trade, town: str) -> dict[str, str]:
    """Where they are; within a college or school there is no street."""
    rng = world.rng
    inside = trade.kind in (PartnerKind.FACULTY_DEPARTMENT, PartnerKind.STUDENT_ORGANISATION)
    if inside:
        return {"town": world.plan.places[0].town, "region": world.plan.region}
    site = re.sub(r"[^a-z0-9]+", "-", line.name.lower()).strip("-")
    return {
        "street": f"{rng.randrange(12, 990)} {rng.choice(STREETS)}" if rng.random() < 0.85 else "",
        "town": town,
        "region": world.plan.region,
        "postal_code": f"{'814' if world.plan.region == 'CO' else '121'}{rng.randrange(10, 60)}",
        "phone": f"({world.plan.area_code}) 555-01{rng.randrange(100):02}",
        "website": f"https://{site}.example.org/" if rng.random() < 0.6 else "",
    }


def _owners(world: World, line: Line) -> tuple[Membership | None, Membership | None]:
    """Our two people; here and there one is missing, more often the second."""
    rng, workers = world.rng, world.workers()
    owner = rng.choice(workers)
    others = [member for member in workers if member is not owner]
    if not line.is_key and rng.random() < 0.07:
        return None, None
    return owner, rng.choice(others) if rng.random() < (0.85 if line.is_key else 0.6) else None


def _tier(world: World, line: Line, pace: Pace) -> Tier:
    if line.is_key:
        return Tier.KEY
    if pace is SEASONAL:
        return Tier.OCCASIONAL
    return Tier.OCCASIONAL if world.rng.random() < 0.3 else Tier.REGULAR


def _source(world: World, trade: Trade) -> str:
    if trade.kind == PartnerKind.FACULTY_DEPARTMENT:
        return Source.FACULTY
    if trade.kind == PartnerKind.ALUMNI_GROUP:
        return Source.ALUMNI
    return world.rng.choice((*Source.values, Source.REFERRAL, Source.CHAMBER, ""))
