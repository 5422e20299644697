"""Makes the two offices. Runs as the owner of the database: the rows of two offices at once."""

import hashlib
import secrets
from dataclasses import asdict, dataclass
from datetime import datetime
from random import Random

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils import timezone, translation

from core.registries.demo import add_to_demo, finish_demo
from core.registries.standing import refresh_all_standing
from core.tenancy.context import office_context
from offices.models import ApiToken, Membership, Office, User
from offices.queries.tokens import hash_secret
from outreach.actions.digests import plan_missing_digests
from outreach.demo import rivera
from outreach.demo.alder import ALDER
from outreach.demo.birch import BIRCH
from outreach.demo.contacts import make_contacts
from outreach.demo.engagements import make_engagements
from outreach.demo.imports import bring_in_a_sheet
from outreach.demo.leaders import involve_leaders, set_own_cadence
from outreach.demo.partners import make_partners
from outreach.demo.people import make_people, make_places, make_settings, make_user
from outreach.demo.plans import OfficePlan
from outreach.demo.promises import make_follow_ups
from outreach.demo.saving import count_rows, save_rows
from outreach.demo.school_year import make_calendar
from outreach.demo.tending import tend
from outreach.demo.touches import make_touches
from outreach.demo.world import World

PLANS = (ALDER, BIRCH)
PASSWORD = "keep-in-touch"  # noqa: S105 - the demo's, printed for whoever tries it
SEED = "lanyard"


class DemoIsLoadedError(Exception):
    """There is an office of one of the demo's names already."""


@dataclass(frozen=True)
class Account:
    """Somebody whom one can sign in as."""

    email: str
    password: str
    office: str
    role: str


@dataclass(frozen=True)
class Token:
    """A token of the API."""

    office: str
    role: str
    token: str


@dataclass(frozen=True)
class Demo:
    """What somebody needs to try it."""

    accounts: list[Account]
    api_tokens: list[Token]

    def as_dict(self) -> dict[str, list[dict[str, str]]]:
        """For `var/demo.json`."""
        return asdict(self)


def load_demo(now: datetime | None = None) -> Demo:
    """Write both offices with their history up to `now`. The same day gives the same data.

    Raises DemoIsLoadedError where one of the offices is there already.
    """
    moment = now or timezone.now()
    with transaction.atomic(), translation.override("en"):
        if Office.objects.filter(slug__in=[plan.slug for plan in PLANS]).exists():
            raise DemoIsLoadedError
        users = _users()
        tokens = [token for plan in PLANS for token in _load_office(plan, users, moment)]
    return Demo(_accounts(), tokens)


def _users() -> dict[str, User]:
    password = make_password(PASSWORD)
    users: dict[str, User] = {}
    for plan in PLANS:
        for person in plan.people:
            users.setdefault(person.email, make_user(person, password))
    User.objects.bulk_create(users.values())
    return users


def _load_office(plan: OfficePlan, users: dict[str, User], now: datetime) -> list[Token]:
    office = Office(
        slug=plan.slug,
        name=plan.name,
        kind=plan.kind,
        time_zone=plan.time_zone,
        year_starts_month=8,
        year_starts_day=1,
    )
    seed = int(hashlib.sha256(f"{SEED} {plan.slug}".encode()).hexdigest(), 16)
    world = World(office, plan, office.today(now), Random(seed))
    office.recorded_at = world.recorded(world.beginning, late=False)
    office.save(force_insert=True)
    fill(world, users)
    with office_context(office.pk):
        save_rows(world.rows)
        count_rows()
        refresh_all_standing(office.pk)
        add_to_demo(world)
        bring_in_a_sheet(world)
        finish_demo(world)
        plan_missing_digests(office.pk, now)
        return [_token(world, place) for place in range(len(plan.token_roles))]


def fill(world: World, users: dict[str, User]) -> None:
    """Make all rows of an office, unsaved."""
    make_people(world, users)
    make_places(world)
    make_settings(world)
    make_calendar(world)
    make_partners(world)
    rivera.prepare(world)
    make_contacts(world)
    make_touches(world)
    make_engagements(world)
    rivera.tell(world)
    involve_leaders(world)
    set_own_cadence(world)
    make_follow_ups(world)
    tend(world)


def _token(world: World, place: int) -> Token:
    """The first of an office may write, the others read."""
    role = world.plan.token_roles[place]
    member: Membership = next(it for it in world.members.values() if it.role == role)
    secret = secrets.token_urlsafe(32)
    ApiToken.objects.create(
        office=world.office,
        membership=member,
        name="Demo, may write" if place == 0 else "Demo, reads only",
        prefix=secret[:4],
        token_hash=hash_secret(secret),
        can_write=place == 0,
    )
    return Token(world.plan.slug, role.value, f"lny_{world.office.pk}_{secret}")


def _accounts() -> list[Account]:
    return [
        Account(person.email, PASSWORD, plan.slug, person.role.value)
        for plan in PLANS
        for person in plan.people
        if person.listed and not person.left
    ]
