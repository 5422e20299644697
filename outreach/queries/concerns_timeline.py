"""When a partner raised concerns and was answered, newest first, for its timeline."""

from datetime import date
from typing import Any

from django.db.models import BooleanField, F, Q, QuerySet, Value

from core.prepared import prepared_by_key
from offices.models import Office
from outreach.models import Concern
from partnerships.models import Partner

COLUMNS = (
    *("id", "on", "entry", "is_answer", "kind", "what", "promised_on", "answered_on"),
    *("answer", "owner__display_name", "recorded_by__display_name"),
)


def timeline_concerns(
    office: Office, partner: Partner, *, before: tuple[date, int] | None, limit: int
) -> list[Any]:
    """Rows of `COLUMNS`: a concern stands there when it was raised, and when it was answered.

    `entry` numbers both: the answer of a day stands above what was raised that day. One statement.
    """
    found = _entries.rows((limit,), office.pk, partner.pk, *(before or (None, None)))
    return sorted(found, key=lambda it: (it.on, it.entry), reverse=True)[:limit]


@prepared_by_key
def _entries(
    limit: tuple[int], office_id: int, partner_id: int, day: date | None, entry: int | None
) -> QuerySet[Concern, Any]:
    concerns = Concern.objects.filter(office_id=office_id, partner_id=partner_id, archived_at=None)
    raised = _part(concerns, "raised_on", day, entry, is_answer=False)
    answered = _part(concerns.exclude(answered_on=None), "answered_on", day, entry, is_answer=True)
    return raised[: limit[0]].union(answered[: limit[0]], all=True)


def _part(
    concerns: QuerySet[Concern],
    column: str,
    day: date | None,
    entry: int | None,
    *,
    is_answer: bool,
) -> QuerySet[Concern, Any]:
    rows = concerns.annotate(
        on=F(column),
        entry=F("id") * 2 + int(is_answer),
        is_answer=Value(is_answer, output_field=BooleanField()),
    )
    if day is not None and entry is not None:
        same_day = Q(on=day, entry__lt=entry)
        rows = rows.filter(Q(on__lte=day) & (Q(on__lt=day) | same_day))
    return rows.order_by("-on", "-entry").values_list(*COLUMNS, named=True)
