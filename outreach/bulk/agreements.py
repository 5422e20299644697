"""Adds written agreements to an office that was loaded in bulk, in one statement."""

from datetime import date
from typing import Any

from django.db import connection

AGREED = 35  # of a hundred partners that are no branches
RUNS = 730  # days
OLDEST = 900  # days since the first began: about a fifth has lapsed
UNSIGNED = 20  # one in so many

AGREEMENTS_SQL = """
    WITH made AS (
        INSERT INTO partnerships_agreement (office_id, recorded_at, partner_id, title, starts_on,
            ends_on, notice_days, our_part, their_part, asked_on, recorded_by_id)
        SELECT p.office_id, d.starts_on::timestamptz, p.id, 'Work-based learning', d.starts_on,
            d.starts_on + %(runs)s, 30, 'We prepare students and bring them.',
            'They show real work.', d.starts_on - 7, p.owner_id
        FROM partnerships_partner p
        CROSS JOIN LATERAL (
            SELECT %(today)s::date - (p.id * 41 %% %(oldest)s)::integer AS starts_on) d
        WHERE p.office_id = %(office)s AND p.stage <> 'prospect' AND p.parent_id IS NULL
          AND p.id * 4517 %% 100 < %(agreed)s
        RETURNING office_id, id, partner_id, starts_on, recorded_at
    ), goals AS (
        INSERT INTO partnerships_agreementgoal (office_id, recorded_at, agreement_id, words,
            counts, kind, target)
        SELECT m.office_id, m.recorded_at, m.id, g.words, 'activities', g.kind, 2 + m.id %% 5
        FROM made m CROSS JOIN (VALUES ('Job shadows', 'job-shadow'),
            ('Talks in class', 'guest-speaker')) AS g (words, kind)
    )
    INSERT INTO partnerships_agreementsignatory (office_id, recorded_at, agreement_id, side, name,
        title, signed_on)
    SELECT m.office_id, m.recorded_at, m.id, s.side, s.name, '',
        CASE WHEN s.side = 'ours' OR m.partner_id %% %(unsigned)s <> 0 THEN m.starts_on - 3 END
    FROM made m CROSS JOIN (VALUES ('ours', 'Dana Whitfield'),
        ('theirs', 'Luis Rivera')) AS s (side, name)
"""


def agreements_in_bulk(office: int, today: date) -> None:
    """Agreements of a third of the partners, with two goals and two signatures each."""
    values: dict[str, Any] = {"office": office, "today": today, "agreed": AGREED, "runs": RUNS}
    with connection.cursor() as cursor:
        cursor.execute(AGREEMENTS_SQL, values | {"oldest": OLDEST, "unsigned": UNSIGNED})
