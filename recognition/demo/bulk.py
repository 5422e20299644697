"""Adds thanks to an office that was loaded in bulk, in one statement."""

from datetime import date
from typing import Any

from django.db import connection

from outreach.enums.activities import ENGAGEMENTS, Status
from recognition.enums.channels import Channel
from recognition.policies import usual_audience

SHARE = 35  # of a hundred engagements
LONGEST = 24  # days until somebody thanks
CHANNELS = (
    *(Channel.CERTIFICATE, Channel.LETTER, Channel.CERTIFICATE, Channel.CARD),
    *(Channel.SPOTLIGHT, Channel.CERTIFICATE, Channel.NEWSLETTER, Channel.LETTER),
)

THANK_SQL = """
    INSERT INTO recognition_recognition (office_id, recorded_at, partner_id, channel, audience,
        given_on, occasion, honours, note, activity_id, recorded_by_id)
    SELECT d.office_id, d.given_on::timestamptz, d.partner_id, (%(channels)s::text[])[d.place],
        (%(audiences)s::text[])[d.place], d.given_on, 'engagement', '', '', d.activity_id, d.by
    FROM (
        SELECT p.office_id, p.partner_id, p.activity_id, a.recorded_by_id AS by,
            1 + (p.activity_id + p.partner_id) %% %(kinds)s AS place,
            (p.activity_id * 7919 + p.partner_id * 31) %% 100 AS drawn,
            least(a.starts_on + 2 + (p.activity_id %% %(longest)s)::integer, %(today)s) AS given_on
        FROM outreach_participation p
        JOIN outreach_activity a ON a.office_id = p.office_id AND a.id = p.activity_id
        WHERE p.office_id = %(office)s AND p.attended AND a.archived_at IS NULL
          AND a.status = %(done)s AND a.kind = ANY(%(engagements)s) AND a.starts_on <= %(today)s
    ) d WHERE d.drawn < %(share)s
"""


def thank_in_bulk(office: int, today: date) -> None:
    """Thanks for a part of what partners did, by channels in turn."""
    values: dict[str, Any] = {
        "office": office,
        "today": today,
        "done": Status.DONE.value,
        "engagements": [kind.value for kind in ENGAGEMENTS],
        "channels": [it.value for it in CHANNELS],
        "audiences": [usual_audience(it).value for it in CHANNELS],
        "kinds": len(CHANNELS),
        "longest": LONGEST,
        "share": SHARE,
    }
    with connection.cursor() as cursor:
        cursor.execute(THANK_SQL, values)
