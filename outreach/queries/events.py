"""The entries that a request has made in the history of follow-ups, signed to be taken back."""

from collections.abc import Iterable
from datetime import timedelta

from django.core import signing
from django.db import connection

from offices.models import Office

SALT = "lanyard.follow-ups.undo"
KEPT = timedelta(days=30)
"""How long an Undo may be pressed."""

# now() stands still while a transaction lasts, so these are the entries of this one
EVENTS_SQL = """
    SELECT max(h.pgh_id) FROM outreach_followuphistory h
    WHERE h.office_id = %(office)s AND h.pgh_obj_id = ANY(%(ids)s) AND h.pgh_created_at = now()
    GROUP BY h.pgh_obj_id
"""


def events_of(office: Office, ids: Iterable[int]) -> tuple[int, ...]:
    """The last entry of each of these follow-ups, where this transaction has made one."""
    with connection.cursor() as cursor:
        cursor.execute(EVENTS_SQL, {"office": office.pk, "ids": list(ids)})
        return tuple(sorted(event for (event,) in cursor.fetchall()))


def signed_events(office: Office, events: Iterable[int]) -> str:
    """The entries for an address: their steps are smaller than themselves."""
    steps, last = [], 0
    for event in sorted(events):
        steps.append(event - last)
        last = event
    return signing.dumps([office.pk, *steps], salt=SALT, compress=True)


def read_events(office: Office, signed: str) -> list[int]:
    """The entries again; none for what is not ours, not of this office, or too old."""
    try:
        office_id, *steps = signing.loads(signed, salt=SALT, max_age=KEPT)
    except (signing.BadSignature, ValueError):
        return []
    if office_id != office.pk:
        return []
    events, last = [], 0
    for step in steps:
        last += step
        events.append(last)
    return events
