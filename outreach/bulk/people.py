"""The partners' people, with the addresses of their roles."""

from datetime import datetime, timedelta
from random import Random

from contacts.enums.affiliations import Holds
from outreach.bulk import tables
from outreach.bulk.days import midnight
from outreach.bulk.office import BulkOffice
from outreach.bulk.partners import BulkPartner
from outreach.bulk.rows import Rows
from outreach.demo.words import FIRST_NAMES, LAST_NAMES

SPANISH = frozenset(FIRST_NAMES[:20])


def make_people(rows: Rows, office: BulkOffice, partners: list[BulkPartner]) -> None:
    """About two for each partner; some have left."""
    for partner in partners:
        for holds in _places(office.rng, partner):
            contact, first = _contact(rows, office, partner)
            _join(rows, office, partner, (contact, first), holds)
            partner.people.append((contact, first))
        if office.rng.random() < 0.1:
            _former(rows, office, partner)


def _places(rng: Random, partner: BulkPartner) -> list[Holds]:
    places = [Holds.PRIMARY] if rng.random() < 0.92 else []
    if partner.one_person:
        return places
    if rng.random() < 0.5:
        places.append(Holds.BACKUP)
    return places + [Holds.OTHER] * rng.choice((0, 0, 0, 1, 1, 2))


def _contact(rows: Rows, office: BulkOffice, partner: BulkPartner) -> tuple[int, str]:
    rng = office.rng
    first = rng.choice(FIRST_NAMES)
    language = "es" if first in SPANISH and rng.random() < 0.3 else "en"
    notes = "Prefers the cell." if rng.random() < 0.1 else ""
    since = _since(office, partner)
    contact = rows.add(
        tables.CONTACT,
        *(office.pk, since, f"{first} {rng.choice(LAST_NAMES)}", "", language, notes),
        rng.choice(office.authors),
    )
    return contact, first


def _join(
    rows: Rows, office: BulkOffice, partner: BulkPartner, who: tuple[int, str], holds: Holds
) -> None:
    rng, since = office.rng, _since(office, partner)
    affiliation = rows.add(
        tables.AFFILIATION,
        *(office.pk, since, who[0], partner.pk, rng.choice(partner.trade.roles), holds.value),
        *(holds is Holds.PRIMARY and rng.random() < 0.7, rng.random() < 0.2, since.date(), None),
    )
    _addresses(rows, office, affiliation, who)


def _former(rows: Rows, office: BulkOffice, partner: BulkPartner) -> None:
    who = _contact(rows, office, partner)
    since = _since(office, partner)
    ended = max(since.date(), office.days.today - timedelta(days=office.rng.randrange(60, 400)))
    affiliation = rows.add(
        tables.AFFILIATION,
        *(office.pk, since, who[0], partner.pk, office.rng.choice(partner.trade.roles)),
        *(Holds.OTHER.value, False, False, since.date(), ended),
    )
    _addresses(rows, office, affiliation, who)


def _addresses(rows: Rows, office: BulkOffice, affiliation: int, who: tuple[int, str]) -> None:
    rng, since = office.rng, midnight(office.days.beginning)
    contact, first = who
    if rng.random() < 0.93:
        address = f"{first.lower()}.{contact}@{office.slug}.example.org"
        bounced = midnight(office.days.today) if rng.random() < 0.01 else None
        rows.add(tables.EMAIL, office.pk, since, affiliation, address, 0, bounced)
    for position in range(rng.choice((0, 1, 1))):
        number = f"(303) 555-{rng.randrange(10_000):04d}"
        rows.add(tables.PHONE, office.pk, since, affiliation, number, position)


def _since(office: BulkOffice, partner: BulkPartner) -> datetime:
    return midnight(office.days.beginning + timedelta(days=int(partner.since * 1094)))
