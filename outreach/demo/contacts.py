"""The partners' people: who holds their end, who left, who moved on, who wears two hats."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from contacts.enums.affiliations import Holds
from contacts.models import Affiliation, AffiliationEmail, AffiliationPhone, Contact
from outreach.demo.words import FIRST_NAMES, LAST_NAMES
from outreach.demo.world import Friend, World

SPANISH = frozenset(FIRST_NAMES[:20])
MOVES = 9
"""How many people have gone from one partner to another."""


def make_contacts(world: World) -> None:
    """People for every partner, then the moves between partners."""
    names = _names(world.rng)
    for friend in world.friends:
        _staff(world, friend, names)
    _moves(world)
    _second_hats(world)


def _names(rng: Random) -> Iterator[str]:
    """Every pairing of a first and a last name once, in a mixed order."""
    pairs = [f"{first} {last}" for first in FIRST_NAMES for last in LAST_NAMES]
    rng.shuffle(pairs)
    return iter(pairs)


def _staff(world: World, friend: Friend, names: Iterator[str]) -> None:
    rng = world.rng
    owner_name = _owner_name(friend.partner.name, rng)
    primary = _contact(world, owner_name or next(names), friend)
    has_primary = owner_name or rng.random() < 0.9
    _join(world, friend, primary, Holds.PRIMARY if has_primary else Holds.OTHER)
    if friend.partner.one_person:
        return
    if rng.random() < 0.5:
        _join(world, friend, _contact(world, next(names), friend), Holds.BACKUP)
    for _ in range(rng.choice((0, 0, 0, 1, 1, 2))):
        _join(world, friend, _contact(world, next(names), friend), Holds.OTHER)
    if rng.random() < 0.14 and (world.today - friend.since).days > 500:
        _former(world, friend, _contact(world, next(names), friend))


def _owner_name(partner: str, rng: Random) -> str:
    """A shop that bears a family's name belongs to somebody of that name."""
    for word in re.findall(r"[A-Z][a-z]+", partner):
        if word in LAST_NAMES and "," not in partner:
            spanish = word in LAST_NAMES[:20]
            first = FIRST_NAMES[:20] if spanish else FIRST_NAMES[20:]
            return "Luis Rivera" if word == "Rivera" else f"{rng.choice(first)} {word}"
    return ""


def _contact(world: World, name: str, friend: Friend) -> Contact:
    spanish = name.split()[0] in SPANISH and world.rng.random() < 0.3
    return world.add(
        Contact(
            office=world.office,
            name=name,
            language="es" if spanish else "en",
            notes=world.rng.choice(
                ("Prefers the cell.", "Out on Fridays.", "Alumna.", "Coaches softball in spring.")
            )
            if world.rng.random() < 0.12
            else "",
            recorded_by=friend.partner.owner,
            recorded_at=world.recorded(friend.since),
        )
    )


def _join(
    world: World,
    friend: Friend,
    contact: Contact,
    holds: Holds,
    started_on: date | None = None,
    ended_on: date | None = None,
) -> Affiliation:
    rng = world.rng
    place = min(len(friend.people), len(friend.trade.roles) - 1)
    began = started_on or (friend.since if rng.random() < 0.4 else None)
    affiliation = Affiliation(
        office=world.office,
        contact=contact,
        partner=friend.partner,
        role=friend.trade.roles[place],
        holds=holds,
        decision_maker=holds == Holds.PRIMARY and rng.random() < 0.7,
        signatory=place == 0 and rng.random() < 0.5,
        site=rng.choice(friend.sites) if rng.random() < 0.06 else None,
        started_on=began,
        ended_on=ended_on,
        recorded_at=world.recorded(began or friend.since),
    )
    friend.people.append(world.add(affiliation))
    _addresses(world, affiliation, is_second=started_on is not None)
    return affiliation


def _addresses(world: World, affiliation: Affiliation, *, is_second: bool) -> None:
    rng, office = world.rng, world.office
    name = _ascii(affiliation.contact.name)
    at = _ascii(affiliation.partner.name.split()[0]) if is_second else ""
    address = f"{name}{'.' + at if at else ''}@example.org"
    if rng.random() < 0.93:
        world.add(AffiliationEmail(office=office, affiliation=affiliation, address=address))
    for position in range(rng.choice((0, 1, 1, 1, 2))):
        number = f"({world.plan.area_code}) 555-01{rng.randrange(50) * 2 + position:02}"
        world.add(
            AffiliationPhone(
                office=office, affiliation=affiliation, number=number, position=position
            )
        )


def _ascii(words: str) -> str:
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", ".", plain.lower()).strip(".")


def _former(world: World, friend: Friend, contact: Contact) -> None:
    """Somebody who was there and left; where they went, nobody knows."""
    ended = world.today - timedelta(days=world.rng.randrange(60, 400))
    started = friend.since - timedelta(days=world.rng.randrange(30, 700))
    _join(world, friend, contact, Holds.OTHER, started, max(ended, started))


def _moves(world: World) -> None:
    """People who changed employers: one affiliation ended, another begun."""
    old = [f for f in world.friends if len(f.people) > 1 and f.until is None]
    new = [f for f in world.friends if not f.partner.one_person and f.until is None]
    count = max(3, MOVES * len(world.friends) // 150)
    for source in world.rng.sample(old, count):
        target = world.rng.choice([f for f in new if f is not source])
        _move(world, source, target)


def _move(world: World, source: Friend, target: Friend) -> None:
    left = world.today - timedelta(days=world.rng.randrange(50, 600))
    going = source.people[0]
    if going.ended_on or source.since >= left or source.partner.name == "Rivera Machining":
        return
    going.started_on = min(going.started_on or source.since, source.since)
    going.ended_on = left
    began = left + timedelta(days=world.rng.randrange(7, 60))
    if not any(it.contact is going.contact for it in target.people):
        _join(world, target, going.contact, Holds.OTHER, began)


def _second_hats(world: World) -> None:
    """A few owners who also sit on the board of an association."""
    boards = [f for f in world.friends if f.partner.kind == "association"]
    shops = [f for f in world.friends if f.trade.roles[0] == "Owner" and f.until is None]
    for board in boards[:3]:
        if not shops:
            return
        shop = world.rng.choice(shops)
        shops.remove(shop)
        if shop.people[0].ended_on is None:
            hat = _join(world, board, shop.people[0].contact, Holds.OTHER, board.since)
            hat.role = "Board member"
