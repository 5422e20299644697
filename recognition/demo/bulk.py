"""Adds thanks to an office that was loaded in bulk, in one statement."""

from datetime import date
from typing import Any

from django.db import connection

from outreach.enums.activities import ENGAGEMENTS, Status
from recognition.enums.channels import Channel
from recognition.enums.documents import DocumentState
from recognition.models.documents import LONGEST_NAME
from recognition.models.stationery import GOLD, PLUM
from recognition.policies import usual_audience

SHARE = 35  # of a hundred engagements
LONGEST = 24  # days until somebody thanks
CHANNELS = (
    *(Channel.CERTIFICATE, Channel.LETTER, Channel.CERTIFICATE, Channel.CARD),
    *(Channel.SPOTLIGHT, Channel.CERTIFICATE, Channel.NEWSLETTER, Channel.LETTER),
)

WORDS = "In recognition of what you make possible for our students. Thank you."

THANK_SQL = """
    WITH given AS (
        SELECT d.*, (%(channels)s::text[])[d.place] AS channel
        FROM (
            SELECT p.office_id, p.partner_id, p.activity_id, a.recorded_by_id AS by,
                1 + (p.activity_id + p.partner_id) %% %(kinds)s AS place,
                (p.activity_id * 7919 + p.partner_id * 31) %% 100 AS drawn,
                least(a.starts_on + 2 + (p.activity_id %% %(longest)s)::integer, %(today)s)
                    AS given_on
            FROM outreach_participation p
            JOIN outreach_activity a ON a.office_id = p.office_id AND a.id = p.activity_id
            WHERE p.office_id = %(office)s AND p.attended AND a.archived_at IS NULL
              AND a.status = %(done)s AND a.kind = ANY(%(engagements)s) AND a.starts_on <= %(today)s
        ) d WHERE d.drawn < %(share)s
    ), papers AS (
        INSERT INTO recognition_document (office_id, recorded_at, kind, partner_id, activity_id,
            occasion, to_name, address, wording, language, layout, paper, dated_on, from_name,
            from_address, first_colour, second_colour, gift_what, gift_return, mail_to, state,
            failed_because, file, sha256, size, pages, recorded_by_id)
        SELECT g.office_id, g.given_on::timestamptz, g.channel, g.partner_id, g.activity_id,
            'engagement', left(p.name, %(longest_name)s), '', %(words)s, 'en', 'cords', 'letter',
            g.given_on, o.name, '', %(first_colour)s, %(second_colour)s, '', '', '', %(ready)s,
            '', '', '', 0, 0, g.by
        FROM given g
        JOIN offices_office o ON o.id = g.office_id
        JOIN partnerships_partner p ON p.office_id = g.office_id AND p.id = g.partner_id
        WHERE g.channel = ANY(%(printed)s)
        RETURNING id, partner_id, activity_id
    )
    INSERT INTO recognition_recognition (office_id, recorded_at, partner_id, channel, audience,
        given_on, occasion, honours, note, activity_id, recorded_by_id, document_id)
    SELECT g.office_id, g.given_on::timestamptz, g.partner_id, g.channel,
        (%(audiences)s::text[])[g.place], g.given_on, 'engagement', '', '', g.activity_id, g.by,
        papers.id
    FROM given g LEFT JOIN papers USING (partner_id, activity_id)
"""


def thank_in_bulk(office: int, today: date) -> None:
    """Thanks for a part of what partners did, by channels in turn; certificates and letters with
    what is ready to be printed."""
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
        "printed": [Channel.CERTIFICATE.value, Channel.LETTER.value],
        "longest_name": LONGEST_NAME,
        "words": WORDS,
        "first_colour": PLUM,
        "second_colour": GOLD,
        "ready": DocumentState.READY.value,
    }
    with connection.cursor() as cursor:
        cursor.execute(THANK_SQL, values)
