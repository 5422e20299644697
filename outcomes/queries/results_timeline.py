"""When a partner was told what came of it, newest first, for its timeline."""

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.db.models.functions import JSONObject

from core.prepared import prepared
from core.registries.timeline import FIRST
from outcomes.models import Result
from outcomes.queries.results import COLUMNS, SAID, judged_beside
from outcomes.queries.shown_results import with_tells


def shared_beside(office_id: int) -> QuerySet[Result, Any]:
    """Beside a partner: the rows of its timeline's first page."""
    rows = judged_beside(office_id).exclude(shared_on=None).order_by("-shared_on", "-id")
    return rows.values(said=JSONObject(**{it: it for it in SAID}))[:FIRST]


def timeline_results(
    office_id: int, partner_id: int, below: int, *, before: tuple[date, int] | None, limit: int
) -> list[Any]:
    """Rows of `COLUMNS` of what was shared, by the day on which it was. One statement."""
    return _shared.rows((limit,), office_id, partner_id, (below,), *(before or (None, None)))


@prepared
def _shared(
    limit: tuple[int],
    office_id: int,
    partner_id: int,
    below: tuple[int],
    day: date | None,
    pk: int | None,
) -> QuerySet[Result, Any]:
    rows = Result.objects.filter(office_id=office_id, partner_id=partner_id, archived_at=None)
    rows = with_tells(rows.exclude(shared_on=None), below[0])
    if day is not None and pk is not None:
        rows = rows.filter(Q(shared_on__lt=day) | Q(shared_on=day, id__lt=pk))
    return rows.order_by("-shared_on", "-id").values_list(*COLUMNS, named=True)[: limit[0]]
