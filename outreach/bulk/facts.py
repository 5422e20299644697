"""Adds what partners want and wait for to an office that was loaded in bulk, a statement each."""

from datetime import date
from typing import Any

from django.db import connection

from outreach.demo.fact_words import ANSWERED, EMPLOYERS

ASKED = 65  # of a hundred partners
WAITED = 12  # of a hundred have asked or complained once
OPEN = 5  # one in so many of that is not answered yet
LONGEST = 700  # days since somebody asked what they want, or since they complained

NEEDS_SQL = """
    INSERT INTO partnerships_need (office_id, recorded_at, partner_id, words, topic, asked_on,
        met_on, recorded_by_id)
    SELECT p.office_id, d.asked_on::timestamptz, p.id, w.words[1 + (p.id + n) %% %(count)s],
        w.topics[1 + (p.id + n) %% %(count)s], d.asked_on,
        CASE WHEN (p.id + n) %% 11 = 0 THEN d.asked_on END, p.owner_id
    FROM partnerships_partner p
    CROSS JOIN LATERAL (SELECT %(words)s::text[] AS words, %(topics)s::text[] AS topics) w
    CROSS JOIN LATERAL generate_series(1, 1 + p.id %% 2) n
    CROSS JOIN LATERAL (
        SELECT %(today)s::date - (p.id * 31 %% %(longest)s)::integer AS asked_on) d
    WHERE p.office_id = %(office)s AND p.stage <> 'prospect' AND p.parent_id IS NULL
      AND p.id * 7919 %% 100 < %(asked)s
"""

CONCERNS_SQL = """
    INSERT INTO outreach_concern (office_id, recorded_at, partner_id, kind, what, raised_on,
        promised_on, answered_on, answer, recorded_by_id)
    SELECT p.office_id, d.raised_on::timestamptz, p.id, w.kinds[d.place], w.whats[d.place],
        d.raised_on, d.raised_on + 7, d.answered_on,
        CASE WHEN d.answered_on IS NULL THEN '' ELSE w.answers[d.place] END, p.owner_id
    FROM partnerships_partner p
    CROSS JOIN LATERAL (SELECT %(kinds)s::text[] AS kinds, %(whats)s::text[] AS whats,
        %(answers)s::text[] AS answers) w
    CROSS JOIN LATERAL (SELECT r.raised_on, 1 + p.id %% %(count)s AS place,
        CASE WHEN p.id / 100 %% %(open)s <> 0
            THEN least(r.raised_on + (p.id %% 10)::integer, %(today)s::date) END AS answered_on
        FROM (SELECT %(today)s::date - (p.id * 37 %% %(longest)s)::integer AS raised_on) r) d
    WHERE p.office_id = %(office)s AND p.stage NOT IN ('prospect', 'ended')
      AND p.id * 6101 %% 100 < %(waited)s
"""


def facts_in_bulk(office: int, today: date) -> None:
    """Needs of most partners, concerns of some."""
    values: dict[str, Any] = {"office": office, "today": today, "longest": LONGEST}
    needs = values | {
        "asked": ASKED,
        "count": len(EMPLOYERS),
        "topics": [topic.value for topic, _words in EMPLOYERS],
        "words": [words.format(skill="work with care") for _topic, words in EMPLOYERS],
    }
    concerns = values | {
        "waited": WAITED,
        "open": OPEN,
        "count": len(ANSWERED),
        "kinds": [it.kind.value for it in ANSWERED],
        "whats": [it.what for it in ANSWERED],
        "answers": [it.answer for it in ANSWERED],
    }
    with connection.cursor() as cursor:
        cursor.execute(NEEDS_SQL, needs)
        cursor.execute(CONCERNS_SQL, concerns)
