"""What is on record of the strategies that keep a partner, within a rolling year."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

from offices.models import Office
from outcomes.enums.measures import About
from outreach.enums.activities import Status

FACTS = """
    SELECT
        (SELECT count(*) FROM recognition_recognition r WHERE {of} AND r.given_on {within}),
        (SELECT count(DISTINCT r.channel) FROM recognition_recognition r
            WHERE {of} AND r.given_on {within}),
        (SELECT max(t.starts_on) FROM outreach_participation t
            JOIN outreach_activity a ON a.office_id = t.office_id AND a.id = t.activity_id
            WHERE t.office_id = %(office)s AND t.partner_id = %(partner)s AND t.attended
              AND a.archived_at IS NULL AND a.status = '{done}'
              AND a.leader_id IS NOT NULL AND t.starts_on {within}),
        (SELECT count(*) FROM outreach_concern r WHERE {of} AND r.answered_on {within}
            AND (r.promised_on IS NULL OR r.answered_on <= r.promised_on)),
        (SELECT count(*) FROM outreach_concern r WHERE {of} AND r.promised_on {within}
            AND coalesce(r.answered_on, %(today)s) > r.promised_on),
        (SELECT count(*) FROM outreach_concern r WHERE {of} AND r.answered_on IS NULL
            AND r.promised_on < %(today)s),
        (SELECT count(*) FROM outreach_concern r WHERE {of} AND r.answered_on {within}),
        (SELECT count(*) FROM partnerships_need r WHERE {of_family} AND r.met_on {within}),
        (SELECT count(*) FROM partnerships_need r WHERE {of_family} AND r.met_on IS NULL
            AND r.recorded_at < %(year_ago)s),
        (SELECT max(r.shared_on) FROM outcomes_result r
            JOIN outcomes_measure m ON m.office_id = r.office_id AND m.id = r.measure_id
            WHERE {of} AND r.shared_on {within} AND m.about = '{students}')
""".format(
    of="r.office_id = %(office)s AND r.partner_id = %(partner)s AND r.archived_at IS NULL",
    of_family="""r.office_id = %(office)s AND r.archived_at IS NULL AND r.partner_id IN (
        SELECT unnest(ARRAY[p.id, p.parent_id]) FROM partnerships_partner p
        WHERE p.office_id = %(office)s AND p.id = %(partner)s)""",
    within="BETWEEN %(year_ago)s AND %(today)s",
    done=Status.DONE.value,
    students=About.STUDENTS.value,
)


@dataclass(frozen=True)
class StrengthFacts:
    """Counts and last days of a rolling year. `late`: answers that came late, or wait; `waiting`
    of them wait. `old_needs`: what they have wanted for longer than a year."""

    thanks: int
    channels: int
    leader_on: date | None
    prompt: int
    late: int
    waiting: int
    answered: int
    met: int
    old_needs: int
    impact_on: date | None


def strength_facts(office: Office, partner_id: int, today: date) -> StrengthFacts:
    """What is on record of one partner. One statement."""
    values: dict[str, Any] = {
        "office": office.pk,
        "partner": partner_id,
        "today": today,
        "year_ago": _year_ago(today),
    }
    with connection.cursor() as cursor:
        cursor.execute(FACTS, values)
        row = cursor.fetchone()
    assert row is not None
    return StrengthFacts(*row)


def _year_ago(today: date) -> date:
    """The first day of the rolling year."""
    return date.fromordinal(today.toordinal() - 364)
