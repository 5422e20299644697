"""Results in offices that are loaded in bulk: of part of the partners, for the last two years."""

from datetime import date
from typing import Any

from django.db import connection

from offices.models import Office
from offices.queries.school_years import last_years
from outcomes.measure_library import BY_KEY
from outcomes.models import Measure

KEYS = ("credentials", "wbl-hours", "offers", "applicants")
SHARE = 40  # of a hundred partners
TOLD = 60  # of a hundred results
YEARS = 2

RESULTS_SQL = """
    INSERT INTO outcomes_result (office_id, recorded_at, partner_id, measure_id, starts_on, ends_on,
        value, "of", source, note, shared_on, recorded_by_id)
    SELECT d.office_id, d.ends_on::timestamptz, d.id, (%(measures)s::bigint[])[d.place],
        d.starts_on, d.ends_on, d.value, CASE WHEN d.place = 1 THEN d.value + 7 END, '', '',
        CASE WHEN (d.id * 31 + d.place) %% 100 < %(told)s
            THEN least(d.ends_on + 30, %(today)s::date) END, d.owner_id
    FROM (
        SELECT p.office_id, p.id, p.owner_id, y.starts_on, y.ends_on, place,
            1 + (p.id * 17 + place * 5) %% (30 * place) AS value
        FROM partnerships_partner p,
            unnest(%(starts)s::date[], %(ends)s::date[]) AS y(starts_on, ends_on),
            unnest(ARRAY[1 + (p.id %% 2)::integer, 3 + (p.id %% 2)::integer]) AS place
        WHERE p.office_id = %(office)s AND p.stage <> 'prospect'
          AND (p.id * 7919) %% 100 < %(share)s
    ) d
"""


def results_in_bulk(office: int, today: date) -> None:
    """Some measures, and results of them, in two statements."""
    there = Office.objects.get(pk=office)
    years = last_years(there, today, YEARS + 1)[:-1]
    measures = Measure.objects.bulk_create(
        Measure(
            office=there,
            name=str(it.name),
            about=it.about,
            unit=it.unit,
            definition=str(it.definition),
            library=it.key,
        )
        for it in (BY_KEY[key] for key in KEYS)
    )
    values: dict[str, Any] = {
        "office": office,
        "today": today,
        "measures": [it.pk for it in measures],
        "starts": [it.starts_on for it in years],
        "ends": [it.ends_on for it in years],
        "share": SHARE,
        "told": TOLD,
    }
    with connection.cursor() as cursor:
        cursor.execute(RESULTS_SQL, values)
