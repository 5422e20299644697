"""Promises: those that were kept, and those that wait, some for too long."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

from outreach.bulk import tables
from outreach.bulk.activities import Done
from outreach.bulk.notes import filled, promised
from outreach.bulk.office import BulkOffice
from outreach.bulk.partners import BulkPartner
from outreach.bulk.rows import Rows
from outreach.enums.follow_ups import FollowUpStatus
from partnerships.enums.partners import Stage

KEPT = 0.17  # the share of conversations that ended in a promise
DROPPED = 0.14  # of those
WAITING = 0.4  # the share of partners with whom something is still to be done
REMINDED = 0.05  # of those
AHEAD = (-60, -21, -9, -4, -2, -1, 0, 0, 0, 1, 2, 2, 3, 5, 6, 8, 12, 15, 20, 26, 33, 50)
"""Days from today until what waits is due."""

QUIET = frozenset({Stage.ENDED, Stage.PAUSED, Stage.PROSPECT})
LONGEST = 200  # characters of a follow-up


def make_follow_ups(
    rows: Rows, office: BulkOffice, partners: list[BulkPartner], talks: dict[int, list[Done]]
) -> None:
    """Of every partner: what was done, and perhaps what waits."""
    for partner in partners:
        done = sorted(talks.get(partner.pk, []), key=lambda it: (it.day, it.pk))
        for origin, later in pairwise(done):
            if office.rng.random() < KEPT:
                _closed(rows, office, partner, origin, later)
        if partner.stage not in QUIET and office.rng.random() < WAITING:
            _waiting(rows, office, partner, done[-1] if done else None)


def _closed(
    rows: Rows, office: BulkOffice, partner: BulkPartner, origin: Done, later: Done
) -> None:
    rng = office.rng
    is_kept = rng.random() > DROPPED
    kind, what = _words(office, partner, origin)
    closed_at = max(later.recorded_at, origin.recorded_at)
    status = FollowUpStatus.DONE if is_kept else FollowUpStatus.DROPPED
    rows.add(
        tables.FOLLOW_UP,
        *(office.pk, origin.recorded_at, partner.pk, what, kind),
        *(later.day + timedelta(days=rng.randrange(-4, 6)), None, origin.by, status.value),
        *(origin.pk, later.pk if is_kept else None, origin.by, closed_at, later.by),
    )


def _waiting(rows: Rows, office: BulkOffice, partner: BulkPartner, origin: Done | None) -> None:
    rng, days = office.rng, office.days
    kind, what = _words(office, partner, origin)
    due_on = days.today + timedelta(days=rng.choice(AHEAD))
    by = origin.by if origin else rng.choice(office.authors)
    made_at = origin.recorded_at if origin else days.recorded(days.draw(rng, 0.9), rng)
    owner = partner.owner if partner.owner and rng.random() < 0.9 else rng.choice(office.authors)
    remind_at = _reminder(due_on) if due_on > days.today and rng.random() < REMINDED else None
    rows.add(
        tables.FOLLOW_UP,
        *(office.pk, made_at, partner.pk, what, kind, due_on, remind_at, owner),
        *(FollowUpStatus.OPEN.value, origin.pk if origin else None, None, by, None, None),
    )


def _words(office: BulkOffice, partner: BulkPartner, origin: Done | None) -> tuple[str, str]:
    kind, text = promised(office.rng)
    first = origin.first if origin else None
    return kind, filled(office.rng, partner, text, first)[:LONGEST]


def _reminder(day: date) -> datetime:
    return datetime.combine(day, time(16), UTC)
