"""What happened: mostly touchpoints, some engagements, a few planned or called off."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import accumulate
from random import Random

from outreach.bulk import tables
from outreach.bulk.notes import engagement_words, filled, touch_note
from outreach.bulk.office import BulkOffice
from outreach.bulk.partners import BulkPartner
from outreach.bulk.rows import Rows
from outreach.demo.engagements import LENGTHS, STUDENTS
from outreach.demo.touches import NUDGES, TALKS
from outreach.enums.activities import ActivityKind as K
from outreach.enums.activities import Exchange, Status
from partnerships.enums.partners import Stage

BUSIEST = 0.05  # the share of an office's activities that its first partner has
ENGAGEMENTS = 0.14  # the share of activities that are with students
PLANNED, CALLED_OFF = 0.02, 0.02  # of engagements and of all
TRIES = 0.12  # the share of touchpoints that nobody answered
TALKED = 0.62  # and of those that were two-way
NEVER = frozenset({Stage.PROSPECT})  # nothing has happened with them

_TALK_KINDS = [kind for kind, _ in TALKS]
_TALK_SHARES = list(accumulate(share for _, share in TALKS))
_NUDGE_KINDS = [kind for kind, _ in NUDGES]
_NUDGE_SHARES = list(accumulate(share for _, share in NUDGES))


@dataclass(frozen=True)
class Done:
    """A two-way touchpoint that a follow-up may come from or end with."""

    pk: int
    day: date
    recorded_at: datetime
    by: int
    first: str | None


def make_activities(
    rows: Rows, office: BulkOffice, partners: list[BulkPartner]
) -> dict[int, list[Done]]:
    """All activities of the office; answers each partner's two-way ones, by its id."""
    talks: dict[int, list[Done]] = {}
    for partner in _whose(office, partners):
        if office.rng.random() < ENGAGEMENTS:
            _engagement(rows, office, partner, partners)
        else:
            done = _touch(rows, office, partner)
            if done:
                talks.setdefault(partner.pk, []).append(done)
    return talks


def _whose(office: BulkOffice, partners: list[BulkPartner]) -> list[BulkPartner]:
    """Each activity's partner: some have a lot, most a few, prospects none."""
    chosen = [it for it in partners if it.stage not in NEVER] or partners
    weights = list(accumulate(office.rng.paretovariate(1.6) for _ in chosen))
    count = office.size.activities
    busiest = min(int(count * BUSIEST), count)
    return [chosen[0]] * busiest + office.rng.choices(
        chosen, cum_weights=weights, k=count - busiest
    )


def _touch(rows: Rows, office: BulkOffice, partner: BulkPartner) -> Done | None:
    rng = office.rng
    kind, exchange = _touch_kind(rng)
    day = office.days.draw(rng, partner.since)
    contact, first = _met(rng, partner)
    notes = filled(rng, partner, touch_note(rng, kind, exchange), first)
    recorded, by = office.days.recorded(day, rng), _author(office, partner)
    site = partner.site[0] if rng.random() < 0.1 else None
    activity = rows.add(
        tables.ACTIVITY,
        *(office.pk, recorded, kind.value, Status.DONE.value, exchange.value, day, None),
        *(site, "", notes, None, by, recorded if rng.random() < 0.003 else None),
    )
    rows.add(tables.PARTICIPATION, office.pk, recorded, activity, partner.pk, day, True, None, None)
    if contact is not None:
        rows.add(tables.ACTIVITY_CONTACT, office.pk, recorded, activity, contact)
    return Done(activity, day, recorded, by, first) if exchange is Exchange.TWO_WAY else None


def _touch_kind(rng: Random) -> tuple[K, Exchange]:
    luck = rng.random()
    if luck < TRIES:
        return K.VOICEMAIL, Exchange.ATTEMPT
    if luck < TRIES + TALKED:
        return rng.choices(_TALK_KINDS, cum_weights=_TALK_SHARES)[0], Exchange.TWO_WAY
    return rng.choices(_NUDGE_KINDS, cum_weights=_NUDGE_SHARES)[0], Exchange.ONE_WAY


def _met(rng: Random, partner: BulkPartner) -> tuple[int, str] | tuple[None, None]:
    if not partner.people or rng.random() < 0.15:
        return None, None
    return partner.people[0] if rng.random() < 0.75 else rng.choice(partner.people)


def _author(office: BulkOffice, partner: BulkPartner) -> int:
    if partner.owner is not None and office.rng.random() < 0.85:
        return partner.owner
    return office.rng.choice(office.authors)


def _engagement(
    rows: Rows, office: BulkOffice, partner: BulkPartner, partners: list[BulkPartner]
) -> None:
    rng = office.rng
    kind = rng.choice(partner.trade.offers)
    day, recorded, status = _when(office, partner)
    ends_on = day + timedelta(days=LENGTHS[kind]) if kind in LENGTHS else None
    contact, first = _met(rng, partner)
    title, note = (filled(rng, partner, it, first) for it in engagement_words(rng, kind))
    students = rng.randrange(*STUDENTS[kind]) if kind in STUDENTS else None
    activity = rows.add(
        tables.ACTIVITY,
        *(office.pk, recorded, kind.value, status.value, Exchange.TWO_WAY.value, day, ends_on),
        *(partner.site[0], title, note if status is Status.DONE else "", students),
        *(_author(office, partner), None),
    )
    guests = {partner.pk}
    if rng.random() < 0.2:
        guests.update(rng.choice(partners).pk for _ in range(3))
    for guest in sorted(guests):
        volunteers = rng.randrange(1, 5) if rng.random() < 0.6 else None
        hours = None if volunteers is None else volunteers * 1.5
        rows.add(
            tables.PARTICIPATION,
            *(office.pk, recorded, activity, guest, day, rng.random() < 0.96, volunteers, hours),
        )
    if contact is not None:
        rows.add(tables.ACTIVITY_CONTACT, office.pk, recorded, activity, contact)


def _when(office: BulkOffice, partner: BulkPartner) -> tuple[date, datetime, Status]:
    rng, days = office.rng, office.days
    luck = rng.random()
    if luck < PLANNED * 5:
        ahead = days.today + timedelta(days=rng.randrange(1, 75))
        return ahead, days.recorded(days.draw(rng, 0.98), rng), Status.PLANNED
    day = days.draw(rng, partner.since)
    off = rng.choice((Status.CANCELLED_BY_US, Status.CANCELLED_BY_THEM))
    status = off if luck > 1 - CALLED_OFF * 4 else Status.DONE
    return day, days.recorded(day, rng), status
