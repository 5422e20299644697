"""Looks at the risk of all partners of an office, or of a few whose facts have changed."""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime

from django.db import connection, transaction

from core.actions import action
from core.actors import Actor
from core.kept_statements import write, write_and_tell
from core.planner import planning
from core.registries.checks import Lens
from offices.models import Membership, Office
from offices.permissions import Permission, require
from outcomes.actions.written import SCAN_COLUMNS, look_sql, scan_sql
from outcomes.enums.risk import ScanKind
from outcomes.models import RiskScan
from outcomes.queries.lens import SETTINGS, lens_of

FEW = 20
"""Partners up to which each is looked up by itself."""
LOCK = 6_001
"""The number of the lock under which looks at an office take turns."""
PLANNING = {
    # Sort and hash a whole office in the database's memory; of the worker it takes none.
    "work_mem": "32MB",
    # A plan that is kept: for an office of fifty partners it would plan for longer than it looks.
    "plan_cache_mode": "force_generic_plan",
    # It was made for some other office, or for tables that were empty then: whatever was believed,
    # an index leads to the office's rows, and joins take the sum of them, never the product.
    "enable_seqscan": "off",
    "enable_nestloop": "off",
    # Of an office nearly all rows are read: by bitmap each page of a table is looked for once.
    "enable_indexscan": "off",
}
"""How the database plans a look at a whole office."""
PLANNING_OF_FEW = {name: PLANNING[name] for name in ("plan_cache_mode", "enable_seqscan")}
"""A plan that is kept from the first look on: to make it takes many times what a look takes. From
few partners indexes lead to their rows, and loops go from one to the next."""


@action
def scan_office(
    *,
    by: Actor,
    office: Office,
    now: datetime,
    kind: ScanKind = ScanKind.NIGHTLY,
    as_of: date | None = None,
    known_at: datetime | None = None,
) -> RiskScan:
    """Look at every partner that is not archived or ended, and keep what was found.

    A scan of the past (`kind` past, `known_at` what was known then) is kept beside the others and
    changes nothing that is shown. Members need the permission to close a year.
    """
    if isinstance(by, Membership):
        require(by, Permission.CLOSE_YEAR)
    day = as_of or office.today(known_at or now)
    lens = lens_of(office, day, known_at=known_at)
    shows = kind != ScanKind.PAST
    settings = json.dumps({name: lens.params[name] for name in SETTINGS})
    with _alone(office.pk), planning(PLANNING):
        if shows:
            _clear(office.pk, None)
        sql = scan_sql(lens, shows=shows)
        values = lens.params | {"kind": kind.value, "now": now, "settings": settings}
        ((*said, remembered),) = write_and_tell(sql, values)
    scan = RiskScan.from_db(connection.alias, SCAN_COLUMNS, (*said, json.loads(remembered)))
    scan.office = office
    return scan


def look_anew(
    office_id: int, partner_ids: Iterable[int] | None, now: datetime, *, wait: bool = True
) -> bool:
    """`look_at` for whoever has only the number of the office."""
    return look_at(Office.objects.get(pk=office_id), partner_ids, now, wait=wait)


def look_at(
    office: Office, partner_ids: Iterable[int] | None, now: datetime, *, wait: bool = True
) -> bool:
    """Look at these partners alone (None: at all), as the newest there is of them; no scan.

    Without `wait` it gives up, and answers False, where somebody else is looking at the office.
    Needs the office's context.
    """
    chosen = None if partner_ids is None else sorted(set(partner_ids))
    if chosen == []:
        return True
    lens = lens_of(office, office.today(now), partners=chosen)
    with transaction.atomic(savepoint=False), _alone(office.pk, wait=wait) as is_mine:
        if is_mine:
            _look(lens, chosen, now)
        return is_mine


def look_at_stale(office_id: int, now: datetime) -> int:
    """Look anew at every partner of whom something was written since; answers how many."""
    partners = _clear(office_id, None)
    if partners:
        look_anew(office_id, partners, now)
    return len(partners)


def _look(lens: Lens, chosen: list[int] | None, now: datetime) -> None:
    """Of many that were chosen the statement is planned for their number; else it is kept."""
    sql, values = look_sql(lens), lens.params | {"now": now}
    are_few = chosen is not None and len(chosen) <= FEW
    with planning(PLANNING_OF_FEW if are_few else PLANNING):
        _clear(lens.params["office"], chosen)
        if are_few or chosen is None:
            write(sql, values)
        else:
            with connection.cursor() as cursor:
                cursor.execute(sql, values)


def _clear(office_id: int, partners: list[int] | None) -> list[int]:
    """Take the marks off the stale rows before the facts are read: what is written meanwhile
    marks them again. Rows that somebody is writing to keep theirs."""
    chosen = "true" if partners is None else "partner_id = ANY(%(partners)s)"
    cleared = write_and_tell(
        f"""UPDATE partnerships_partnerstanding SET health_is_stale = false
        WHERE office_id = %(office)s AND id IN (
            SELECT id FROM partnerships_partnerstanding
            WHERE office_id = %(office)s AND health_is_stale AND {chosen}
            ORDER BY id FOR NO KEY UPDATE SKIP LOCKED)
        RETURNING partner_id""",
        {"office": office_id, "partners": partners},
    )
    return [partner_id for (partner_id,) in cleared]


@contextmanager
def _alone(office_id: int, *, wait: bool = True) -> Iterator[bool]:
    """Let looks at an office take turns, until the transaction ends."""
    with connection.cursor() as cursor:
        if wait:
            cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [LOCK, office_id % 2**31])
            yield True
        else:
            cursor.execute("SELECT pg_try_advisory_xact_lock(%s, %s)", [LOCK, office_id % 2**31])
            row = cursor.fetchone()
            yield bool(row and row[0])
