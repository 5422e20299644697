"""The office's own side: accounts, members, sites with their leaders, programs, settings."""

from datetime import datetime, time, timedelta

from django.utils import timezone

from offices.models import Membership, OfficeLabel, Program, Site, SiteLeader, User
from outreach.demo.plans import Person, Place
from outreach.demo.world import World
from outreach.models import Cadence


def make_people(world: World, users: dict[str, User]) -> None:
    """Members of the office; `users` by email, shared by the offices."""
    for person in world.plan.people:
        world.members[person.name] = world.add(_member(world, person, users[person.email]))
    away = world.members[world.plan.people[-2].name]
    if away.deactivated_at is None:
        away.away_from = world.today + timedelta(days=19)
        away.away_until = world.today + timedelta(days=28)


def _member(world: World, person: Person, user: User) -> Membership:
    gone = datetime.combine(world.today - timedelta(days=430), time(16), world.office.zone)
    return Membership(
        office=world.office,
        user=user,
        role=person.role,
        display_name=person.name,
        title=person.title,
        digest=not person.left,
        capacity=person.capacity,
        deactivated_at=gone if person.left else None,
        recorded_at=world.recorded(world.beginning, late=False),
    )


def make_user(person: Person, password_hash: str) -> User:
    """The account of a person; who has left cannot sign in."""
    return User(
        email=person.email,
        password=password_hash,
        is_active=not person.left,
        language=person.language,
        date_joined=timezone.now(),
    )


def make_places(world: World) -> None:
    """Sites, who leads them, and their programs of study."""
    for place in world.plan.places:
        site = Site(office=world.office, name=place.name, kind=place.kind, town=place.town)
        site.recorded_at = world.recorded(world.beginning, late=False)
        world.sites[place.name] = world.add(site)
        _lead(world, site, place)
        for name, cluster in place.programs:
            world.add(
                Program(
                    office=world.office,
                    site=site,
                    name=name,
                    career_cluster=cluster,
                    recorded_at=site.recorded_at,
                )
            )


def _lead(world: World, site: Site, place: Place) -> None:
    """The leader of today, and the one before where somebody has left."""
    started = world.beginning - timedelta(days=world.rng.randrange(60, 900))
    former = next((p for p in world.plan.people if p.left and place.name in p.title), None)
    if former:
        changed = world.today - timedelta(days=430)
        world.add(
            SiteLeader(
                office=world.office,
                site=site,
                member=world.members[former.name],
                started_on=started,
                ended_on=changed,
            )
        )
        started = changed + timedelta(days=1)
    leader = world.members[place.leader]
    world.add(SiteLeader(office=world.office, site=site, member=leader, started_on=started))


def make_settings(world: World) -> None:
    """The office's cadences and its own words."""
    for tier, days in world.plan.cadences.items():
        world.add(Cadence(office=world.office, tier=tier, days=days))
    for (vocabulary, slug), label in world.plan.labels.items():
        world.add(OfficeLabel(office=world.office, vocabulary=vocabulary, slug=slug, label=label))
