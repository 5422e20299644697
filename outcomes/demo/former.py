"""Partners of earlier years: those that the demo's offices have lost, and those gone quiet.

They took part in a school year or two and stopped before the day on which the ending was put down.
Of some nobody has put down anything: the close of the year asks about them.
"""

from dataclasses import dataclass
from datetime import date, time, timedelta
from random import Random

from contacts.models import Affiliation, Contact
from core.registries.standing import refresh_all_standing
from offices.enums.career_clusters import CareerCluster as C
from offices.queries.school_years import SchoolYear
from outcomes.demo.reasons import FOLDED, TAKEN_OVER, Ending
from outreach.demo.calendar import open_day
from outreach.demo.world import World
from outreach.enums.activities import ActivityKind as K
from outreach.models import Activity, ActivityContact, Participation
from partnerships.enums.exits import ExitReason as R
from partnerships.enums.naics import NaicsSector as N
from partnerships.enums.partners import Source, Stage, Tier
from partnerships.models import Partner, PartnerSite, PartnerStanding


@dataclass(frozen=True)
class Former:
    """One of them. `years_ago` school years before the running one it took part for the last time;
    `years` is in how many it did (every one, or `every` second), `month` when it was seen last.

    Without an ending nobody has said what became of it: a silent lapse, or a rest.
    """

    name: str
    person: str
    cluster: C
    sector: N
    years_ago: int
    years: int
    month: int
    ending: Ending | None = None
    every: int = 1


FORMER: dict[str, tuple[Former, ...]] = {
    "alder": (
        Former(
            *("Cottonwood Cabinets", "Delia Marsh", C.CONSTRUCTION, N.MANUFACTURING, 3, 1, 4),
            Ending("They closed when Delia retired.", (R.BUSINESS_CLOSED,)),
        ),
        Former(
            *("Harlow Title & Escrow", "Ron Abeyta", C.FINANCIAL_SERVICES, N.FINANCE, 3, 1, 5),
            Ending("Ron left in spring; nobody there picked it up.", (R.PARTNER_CONTACT_LEFT,)),
        ),
        Former(
            *("Sage Creek Outfitters", "Kim Torrez", C.HOSPITALITY, N.RETAIL, 3, 1, 3),
            Ending(
                "We did not call for eight months. They found another school.",
                (R.NO_RETENTION_STRATEGY, R.NO_STAFF_TIME),
            ),
        ),
        Former(
            *("Alder Valley Printing", "Joan Pruitt", C.ARTS, N.MANUFACTURING, 3, 1, 5),
            Ending("Sold to a chain that runs no programs.", own=(TAKEN_OVER,)),
        ),
        Former(
            *("Northfork Dairy", "Walt Hume", C.AGRICULTURE, N.AGRICULTURE, 2, 2, 4),
            Ending(
                "Walt asked twice what became of the students and never heard.",
                (R.NO_OUTCOMES, R.POOR_RECOGNITION),
            ),
        ),
        Former(
            *("Dunmore Physical Therapy", "Ann Keller", C.HEALTHCARE, N.HEALTH, 2, 2, 5),
            Ending("Wanted interns, got visitors. They said so kindly.", (R.NEEDS_UNMET,)),
        ),
        Former(
            *("Harlow Robotics Boosters", "Sam Ortega", C.DIGITAL_TECHNOLOGY, N.OTHER, 2, 2, 5),
            Ending("The grant was for two years, and both were good ones.", is_planned=True),
        ),
        Former(*("Alder Bike Co-op", "Tess Lovato", C.SUPPLY_CHAIN, N.RETAIL, 2, 2, 10)),
        Former(*("Cottonwood Hardware", "Ed Salas", C.CONSTRUCTION, N.RETAIL, 2, 2, 4)),
        Former(*("Dunmore Florist", "Iris Beal", C.AGRICULTURE, N.RETAIL, 2, 1, 2)),
        Former(*("Harlow Family Optics", "Mina Shah", C.HEALTHCARE, N.HEALTH, 2, 2, 5)),
        Former(*("Highline Catering", "Leo Trujillo", C.HOSPITALITY, N.HOSPITALITY, 2, 1, 11)),
        Former(*("Juniper Pet Clinic", "Carol Voss", C.AGRICULTURE, N.PROFESSIONAL, 2, 2, 3)),
        Former(*("Mesa Sign Works", "Bill Rourke", C.ARTS, N.MANUFACTURING, 2, 1, 4)),
        Former(*("Northfork Feed", "June Baca", C.AGRICULTURE, N.WHOLESALE, 2, 2, 9)),
        Former(*("Valley Courier", "Omar Haddad", C.SUPPLY_CHAIN, N.TRANSPORT, 2, 1, 5)),
        Former(*("Ridge Fire Camp", "Dana Wolfe", C.PUBLIC_SERVICE, N.PUBLIC, 1, 2, 5), every=2),
        Former(
            *("Basin Survey Group", "Priya Nair", C.CONSTRUCTION, N.PROFESSIONAL, 2, 1, 2),
            Ending(
                "Our coordinator left and the thread was lost.",
                (R.SCHOOL_CONTACT_LEFT, R.NO_STAFF_TIME),
            ),
        ),
    ),
    "birch": (
        Former(
            *("Millbrook Savings", "Gail Foster", C.FINANCIAL_SERVICES, N.FINANCE, 3, 1, 4),
            Ending("Merged; the branch is gone.", (R.BUSINESS_CLOSED,)),
        ),
        Former(*("Birchfield Couriers", "Neil Pratt", C.SUPPLY_CHAIN, N.TRANSPORT, 2, 1, 4)),
        Former(*("Easton Hardware", "Polly Grant", C.CONSTRUCTION, N.RETAIL, 2, 2, 10)),
        Former(*("Millbrook Optical", "Ana Reyes", C.HEALTHCARE, N.HEALTH, 2, 2, 5)),
        Former(*("Harbor Sail Week", "Beth Quinn", C.HOSPITALITY, N.ARTS, 1, 2, 5), every=2),
        Former(
            *("Port Ash Boatworks", "Owen Leary", C.CONSTRUCTION, N.MANUFACTURING, 2, 2, 5),
            Ending("Two years without a word of thanks, he said.", (R.POOR_RECOGNITION,)),
        ),
        Former(
            *("Easton Debate Alumni", "Ruth Amsel", C.EDUCATION, N.OTHER, 2, 2, 5),
            Ending("The group dissolved after its reunion.", own=(FOLDED,)),
        ),
    ),
}
KINDS = (K.GUEST_SPEAKER, K.WORKPLACE_TOUR, K.CAREER_PANEL)
SHADOWED = (2, 3, 4)
"""The months of job shadows."""


def make_former(world: World, running: SchoolYear) -> list[tuple[Partner, date, Ending]]:
    """Save them with what they did; answers who ended after which last day, and how."""
    rng = Random(f"former partners of {world.plan.slug}")
    found = []
    for former in FORMER[world.plan.slug]:
        last = _last_day(former, running)
        partner = _partner(world, former, last, rng)
        contact = _contact(world, partner, former)
        for day in _days(former, last, rng):
            _activity(world, partner, contact, day, rng)
        if former.ending is not None:
            found.append((partner, last, former.ending))
    refresh_all_standing(world.office.pk)
    return found


def _last_day(former: Former, running: SchoolYear) -> date:
    """When it was seen last: that month of its last school year."""
    first = running.starts_on.replace(year=running.starts_on.year - former.years_ago)
    year = first.year if former.month >= first.month else first.year + 1
    return open_day(date(year, former.month, 12))


def _days(former: Former, last: date, rng: Random) -> list[date]:
    """Two or three engagements in each of its years, the last of them on the last day."""
    days = {last}
    for year in range(former.years):
        around = last - timedelta(days=365 * former.every * year)
        days |= {open_day(around - timedelta(days=rng.randrange(15, 110))) for _ in range(2)}
    return sorted(days)


def _partner(world: World, former: Former, last: date, rng: Random) -> Partner:
    owner = rng.choice(world.workers())
    since = last - timedelta(days=365 * former.every * former.years)
    partner = Partner.objects.create(
        office=world.office,
        name=former.name,
        stage=Stage.ACTIVE,
        tier=rng.choice((Tier.REGULAR, Tier.OCCASIONAL)),
        owner=owner,
        source=rng.choice((Source.CHAMBER, Source.REFERRAL, Source.PARENT)),
        partner_since=since,
        career_clusters=[former.cluster],
        naics_sector=former.sector,
        town=rng.choice(world.plan.towns),
        region=world.plan.region,
        recorded_by=owner,
        recorded_at=world.recorded(since, late=False),
    )
    PartnerStanding.objects.create(office=world.office, partner=partner)
    site = rng.choice(list(world.sites.values()))
    PartnerSite.objects.create(office=world.office, partner=partner, site=site)
    return partner


def _contact(world: World, partner: Partner, former: Former) -> Contact:
    at = partner.recorded_at
    contact = Contact.objects.create(office=world.office, name=former.person, recorded_at=at)
    Affiliation.objects.create(
        office=world.office,
        partner=partner,
        contact=contact,
        holds="primary",
        started_on=partner.partner_since,
        recorded_at=at,
    )
    return contact


def _activity(world: World, partner: Partner, contact: Contact, day: date, rng: Random) -> None:
    at = world.recorded(day)
    activity = Activity.objects.create(
        office=world.office,
        kind=rng.choice((*KINDS, K.JOB_SHADOW) if day.month in SHADOWED else KINDS),
        status="done",
        exchange="two-way",
        starts_on=day,
        starts_at=rng.choice((time(9), time(13))),
        site=partner.partner_sites.get().site,
        student_count=rng.randrange(6, 24),
        recorded_by=partner.owner,
        recorded_at=at,
    )
    Participation.objects.create(
        office=world.office,
        activity=activity,
        partner=partner,
        starts_on=day,
        attended=True,
        volunteers=rng.randrange(1, 4),
        recorded_at=at,
    )
    ActivityContact.objects.create(
        office=world.office, activity=activity, contact=contact, recorded_at=at
    )
