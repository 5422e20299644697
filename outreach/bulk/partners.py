"""The partners of an office: what they are, how they stand, who holds our end."""

from dataclasses import dataclass
from datetime import timedelta
from random import Random

from outreach.bulk import tables
from outreach.bulk.days import midnight
from outreach.bulk.names import FIRMS, branch_name, partner_name, street
from outreach.bulk.office import BulkOffice
from outreach.bulk.rows import Rows
from outreach.demo.partners import GOOD_TO_KNOW
from outreach.demo.trades import TRADES, Trade
from partnerships.enums.partners import Source, Stage, Tier

STAGES: tuple[Stage, ...] = (
    *((Stage.ACTIVE,) * 14),
    *(Stage.EXPLORING, Stage.EXPLORING, Stage.PAUSED, Stage.ENDED),
    *(Stage.APPROACHED, Stage.PROSPECT),
)
TIERS = (Tier.KEY,) + (Tier.REGULAR,) * 5 + (Tier.OCCASIONAL,) * 4
SOURCES = tuple(Source.values)
TRADE_KEYS = tuple(FIRMS)
BRANCHES = 0.06  # the share of partners that are branches
PER_PARENT = 8  # branches of one parent at most, or so


@dataclass
class BulkPartner:
    """A partner in the making. `since` is the share of the history that passed before it began,
    `people` its contacts who stayed, the primary one first: (contact, first name)."""

    pk: int
    name: str
    trade: Trade
    stage: Stage
    since: float
    owner: int | None
    one_person: bool
    site: tuple[int, str]
    people: list[tuple[int, str]]


def make_partners(rows: Rows, office: BulkOffice) -> list[BulkPartner]:
    """All partners of the office; branches follow their parent."""
    made: list[BulkPartner] = []
    parent: BulkPartner | None = None
    for number in range(office.size.partners):
        is_branch = parent is not None and office.rng.random() < BRANCHES
        partner = _partner(rows, office, parent if is_branch else None)
        if not is_branch and (parent is None or number % PER_PARENT == 0):
            parent = partner
        made.append(partner)
    return made


def _partner(rows: Rows, office: BulkOffice, parent: BulkPartner | None) -> BulkPartner:
    rng = office.rng
    town = rng.choice(office.towns)
    key = rng.choice(TRADE_KEYS)
    trade = parent.trade if parent else TRADES[key]
    name = branch_name(parent.name, town) if parent else partner_name(rng, key, town)
    stage = rng.choice(STAGES)
    owner, backup = _owners(office)
    since = 0.0 if rng.random() < 0.5 else rng.random() * 0.9
    one_person = key == "coach" or rng.random() < 0.04
    pk = _write(
        rows, office, (name, town), trade, stage, parent, (owner, backup), since, one_person
    )
    site = rng.choice(office.sites)
    _sites(rows, office, pk, site)
    return BulkPartner(pk, name, trade, stage, since, owner, one_person, site, [])


def _write(
    rows: Rows,
    office: BulkOffice,
    place: tuple[str, str],
    trade: Trade,
    stage: Stage,
    parent: BulkPartner | None,
    owners: tuple[int | None, int | None],
    since: float,
    one_person: bool,
) -> int:
    rng, days = office.rng, office.days
    name, town = place
    began = days.beginning + timedelta(days=int(since * 1094))
    recorded = midnight(began)
    archived = midnight(days.today) if rng.random() < 0.01 else None
    pk = rows.add(
        tables.PARTNER,
        *(office.pk, recorded, name, trade.kind.value, stage.value, rng.choice(TIERS).value),
        *(parent.pk if parent else None, *owners, one_person, rng.random() < 0.02),
        *(rng.random() < 0.05, rng.choice(SOURCES), began, [it.value for it in trade.clusters]),
        *(trade.naics.value if trade.naics else "", street(rng), town, "CO"),
        *(f"80{rng.randrange(1000):03d}", _phone(rng), ""),
        *(rng.choice(GOOD_TO_KNOW) if rng.random() < 0.2 else "", "{}"),
        *(rng.choice(office.authors), archived),
    )
    rows.add(tables.STANDING, office.pk, recorded, pk, 0, False, False, 0, 0, "")
    return pk


def _owners(office: BulkOffice) -> tuple[int | None, int | None]:
    """Mostly somebody, and somebody else behind them; now and then one who has left."""
    rng = office.rng
    owner = rng.choice(office.authors) if rng.random() < 0.95 else None
    backup = rng.choice(office.owners) if rng.random() < 0.6 else None
    return owner, backup if backup != owner else None


def _sites(rows: Rows, office: BulkOffice, partner: int, first: tuple[int, str]) -> None:
    rng = office.rng
    sites = {first[0]}
    if rng.random() < 0.25:
        sites.add(rng.choice(office.sites)[0])
    for site in sorted(sites):
        ally = rng.choice(office.owners) if rng.random() < 0.35 else None
        since = midnight(office.days.beginning)
        rows.add(tables.PARTNER_SITE, office.pk, since, partner, site, ally)


def _phone(rng: Random) -> str:
    return f"(303) 555-{rng.randrange(10_000):04d}"
