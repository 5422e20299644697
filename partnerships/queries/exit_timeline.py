"""A partner's endings, newest first, for its timeline."""

from datetime import date
from typing import Any

from django.db.models import OuterRef, Q, QuerySet
from django.db.models.functions import JSONObject

from core.prepared import prepared_by_key
from offices.models import Office
from partnerships.models import Exit, Partner
from partnerships.queries.exits import COLUMNS, with_causes

BESIDE = "endings"
"""What is read beside a partner for its timeline."""


def timeline_exits(
    office: Office, partner: Partner, *, before: tuple[date, int] | None, limit: int
) -> list[Any]:
    """Those that were not taken back: rows of `COLUMNS` and `said_causes`. One statement."""
    return _exits.rows((limit,), office.pk, partner.pk, *(before or (None, None)))


def endings_beside(office_id: int) -> QuerySet[Exit, Any]:
    """Whether there is any, read with the partner itself: most partners have none."""
    rows = Exit.objects.filter(office_id=office_id, partner=OuterRef("pk"), archived_at=None)
    return rows.values(said=JSONObject(id="id"))[:1]


@prepared_by_key
def _exits(
    limit: tuple[int], office_id: int, partner_id: int, day: date | None, pk: int | None
) -> QuerySet[Exit, Any]:
    rows = Exit.objects.filter(office_id=office_id, partner_id=partner_id, archived_at=None)
    if day is not None and pk is not None:
        same_day = Q(ended_on=day, pk__lt=pk)
        rows = rows.filter(Q(ended_on__lte=day) & (Q(ended_on__lt=day) | same_day))
    ordered = with_causes(rows).order_by("-ended_on", "-id")
    return ordered.values_list(*COLUMNS, "said_causes", named=True)[: limit[0]]
