"""The office itself: its people, sites, programs, calendar and cadences."""

from dataclasses import dataclass, field
from datetime import timedelta
from random import Random

from offices.enums.career_clusters import CareerCluster
from offices.enums.offices import OfficeKind, SiteKind
from offices.enums.roles import Role
from outreach.bulk import tables
from outreach.bulk.days import Days, midnight
from outreach.bulk.names import TOWNS
from outreach.bulk.rows import Rows
from outreach.bulk.sizes import OfficeSize
from outreach.demo.calendar import school_year
from outreach.demo.school_year import spans
from outreach.demo.words import FIRST_NAMES, LAST_NAMES
from partnerships.enums.partners import Tier

ZONES = ("America/Denver", "America/New_York", "America/Chicago", "America/Los_Angeles")
LEFT = 0.06  # the share of coordinators who have left
SCHOOLS = ("{} High School", "{} Career Center", "{} Academy", "{} Technical High School")
CADENCES = ((Tier.KEY, 30), (Tier.REGULAR, 60), (Tier.OCCASIONAL, 180))


@dataclass
class BulkOffice:
    """One office in the making: what the rows to come refer to.

    `number` is the one in its slug; `owners` are the coordinators who are there.
    """

    number: int
    size: OfficeSize
    rng: Random
    days: Days
    pk: int = 0
    owners: list[int] = field(default_factory=list)
    authors: list[int] = field(default_factory=list)
    sites: list[tuple[int, str]] = field(default_factory=list)
    towns: tuple[str, ...] = ()

    @property
    def slug(self) -> str:
        return slug_of(self.number)

    @property
    def zone(self) -> str:
        return ZONES[self.number % len(ZONES)]


def slug_of(number: int) -> str:
    """The slug of the office of that number."""
    return f"bulk-{number:04d}"


def make_office(rows: Rows, office: BulkOffice, password: str) -> None:
    """The office with everything that is not yet about partners; `password` is hashed."""
    rng = office.rng
    office.towns = tuple(rng.sample(TOWNS, 6))
    is_college = rng.random() < 0.2
    kind = OfficeKind.COLLEGE if is_college else OfficeKind.DISTRICT
    name = f"{office.towns[0]} {'College' if is_college else 'Schools'}"
    since = midnight(office.days.beginning)
    office.pk = rows.add(tables.OFFICE, office.slug, name, kind.value, office.zone, 8, 1, since)
    _people(rows, office, password)
    _sites(rows, office, is_college)
    _calendar(rows, office)
    for tier, days in CADENCES:
        rows.add(tables.CADENCE, office.pk, since, tier.value, days)


def _people(rows: Rows, office: BulkOffice, password: str) -> None:
    _member(rows, office, Role.ADMINISTRATOR, password)
    _member(rows, office, Role.DIRECTOR, password)
    for number in range(office.size.coordinators):
        has_left = number > 1 and office.rng.random() < LEFT
        member = _member(rows, office, Role.COORDINATOR, password, has_left=has_left)
        office.authors.append(member)
        if not has_left:
            office.owners.append(member)


def _member(
    rows: Rows, office: BulkOffice, role: Role, password: str, *, has_left: bool = False
) -> int:
    rng = office.rng
    name = f"{rng.choice(FIRST_NAMES)} {rng.choice(LAST_NAMES)}"
    number = rows.next_ids[tables.USER]
    email = f"{name.lower().replace(' ', '.')}.{number}@{office.slug}.example.org"
    user = rows.add(tables.USER, email, password, not has_left, "", "")
    since = midnight(office.days.beginning)
    left = midnight(office.days.today - timedelta(days=rng.randrange(20, 400)))
    return rows.add(
        tables.MEMBERSHIP,
        *(office.pk, since, user, role.value, name, str(role.label)),
        *(not has_left, left if has_left else None),
    )


def _sites(rows: Rows, office: BulkOffice, is_college: bool) -> None:
    rng, since = office.rng, midnight(office.days.beginning)
    for number in range(office.size.sites):
        town = office.towns[number % len(office.towns)]
        name = rng.choice(SCHOOLS).format(rng.choice(LAST_NAMES)) if not is_college else ""
        name = f"{name or f'{town} Campus'} {number + 1}"
        kind = SiteKind.CAMPUS if is_college else SiteKind.SCHOOL
        site = rows.add(tables.SITE, office.pk, since, name, kind.value, town)
        office.sites.append((site, name))
        leader = rng.choice(office.owners)
        rows.add(tables.SITE_LEADER, office.pk, since, site, leader, office.days.beginning)
        for cluster in rng.sample(list(CareerCluster), 3):
            rows.add(tables.PROGRAM, office.pk, since, site, str(cluster.label), cluster.value)


def _calendar(rows: Rows, office: BulkOffice) -> None:
    since = midnight(office.days.beginning)
    first, last = school_year(office.days.beginning), school_year(office.days.today) + 1
    for year in range(first, last + 1):
        for model, name, starts_on, ends_on in spans(year):
            rows.add(model._meta.db_table, office.pk, since, name, starts_on, ends_on)
