"""What the policy of shown results asks the database: the threshold, and what tells of few."""

from decimal import Decimal
from typing import Any

from django.db.models import Case, Func, IntegerField, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce

from core.prepared import prepared_by_key
from outcomes.enums.measures import About
from outcomes.models import Result, RiskSettings
from outcomes.policies.shown_results import Shown, shown

USUAL = int(RiskSettings._meta.get_field("suppress_below").get_default())
NEEDED = ("measure__about", "value", "of", "tells")
"""Columns that `shown_of` reads of a row."""


@prepared_by_key
def _thresholds(office_id: int) -> QuerySet[RiskSettings, Any]:
    return RiskSettings.objects.filter(office_id=office_id).values_list("suppress_below", flat=True)


def threshold(office_id: int) -> int:
    """Outcomes of fewer students than that are shown to nobody."""
    return next(iter(_thresholds.rows(office_id)), USUAL)


def threshold_of(office_id: int) -> Coalesce:
    """The same, within a statement."""
    settings = RiskSettings.objects.filter(office_id=office_id).values("suppress_below")
    return Coalesce(Subquery(settings[:1]), Value(USUAL), output_field=IntegerField())


NOTHING, LEFT, FEW = 0, 1, 2
"""What a result tells of few students: nothing; those that are left of what it is out of; some."""

COLUMNS = (
    *("office_id", "partner_id", "measure_id", "id", "starts_on", "ends_on"),
    *("value", "of", "archived_at"),
)

OTHERS = """
    r.office_id = o.office_id AND r.partner_id = o.partner_id AND r.measure_id = o.measure_id
    AND r.id <> o.id"""

WIDEST = """NOT EXISTS (
    SELECT FROM outcomes_result w
    WHERE w.office_id = r.office_id AND w.partner_id = r.partner_id
        AND w.measure_id = r.measure_id AND w.id NOT IN (r.id, o.id) AND w.archived_at IS NULL
        AND w.starts_on BETWEEN o.starts_on AND r.starts_on
        AND w.ends_on BETWEEN r.ends_on AND o.ends_on"""
"""That a result within another one's time lies within no third one: a sum with both would hold
the same students twice."""

TELLS = f"""(
    SELECT CASE
        WHEN o.archived_at IS NOT NULL AND EXISTS (
            SELECT FROM outcomes_result r
            WHERE {OTHERS} AND r.starts_on <= o.ends_on AND r.ends_on >= o.starts_on)
        OR told.few OR abs(nullif(o.value - told.sum, 0)) < o.below THEN {FEW}
        WHEN told.few_left OR abs(nullif(o."of" - o.value - told.sum_left, 0)) < o.below THEN {LEFT}
        ELSE {NOTHING} END
    FROM (VALUES (%(expressions)s)) AS o (
        office_id, partner_id, measure_id, id, starts_on, ends_on, value, "of", archived_at, below)
    CROSS JOIN LATERAL (
        SELECT
            bool_or(r.value < o.below OR r."of" < o.below
                OR (o.value > r.value AND o.value - r.value < o.below)) AS few,
            bool_or((r."left" > 0 AND r."left" < o.below)
                OR (o."of" - o.value > r."left" AND o."of" - o.value - r."left" < o.below)
            ) AS few_left,
            sum(r.value) FILTER (WHERE r.is_widest) AS sum,
            sum(r."left") FILTER (WHERE r.is_widest_left) AS sum_left
        FROM (
            SELECT r.value, r."of", r."of" - r.value AS "left", {WIDEST}) AS is_widest,
                {WIDEST} AND w."of" IS NOT NULL) AS is_widest_left
            FROM outcomes_result r
            WHERE {OTHERS} AND r.archived_at IS NULL
                AND r.starts_on >= o.starts_on AND r.ends_on <= o.ends_on
        ) r
    ) told
)"""
"""What follows from a result and others of the same partner and measure.

Something does where one within its time is held back, or leaves few to the rest of the time, by
itself or with all others. Where all come to a little more than the whole, they tell of the few who
are in two of them. A removed result is no part of these sums: it tells wherever another one,
removed or not, has a day of its time.
"""


def with_tells(rows: QuerySet[Result], below: int | Coalesce) -> QuerySet[Result]:
    """The results, each with `tells`, of students: whether few of them follow from it."""
    least = Value(below, output_field=IntegerField()) if isinstance(below, int) else below
    told = Func(*COLUMNS, least, template=TELLS, output_field=IntegerField())
    of_students = Q(measure__about=About.STUDENTS)
    return rows.annotate(tells=Case(When(of_students, then=told), default=Value(NOTHING)))


def shown_of(row: Any, below: int) -> Shown:
    """What may be seen of a row of `NEEDED`."""
    value: Decimal = row.value
    return shown_with(row.measure__about, value, row.of, row.tells, below)


def seen_of(result: Result, below: int) -> Shown:
    """What may be seen of one result."""
    rows = Result.objects.filter(office_id=result.office_id, pk=result.pk)
    row = with_tells(rows, below).values_list(*NEEDED, named=True).get()
    return shown_of(row, below)


def shown_with(about: str, value: Decimal, of: int | None, tells: int, below: int) -> Shown:
    """What may be seen of a result that `tells` so much."""
    few, left = tells == FEW, tells == LEFT
    return shown(about, value, of, below=below, tells_few=few, tells_left=left)
