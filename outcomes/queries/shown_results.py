"""What the policy of shown results asks the database: the threshold, and what tells of few."""

from decimal import Decimal
from typing import Any

from django.db.models import (
    Case,
    DecimalField,
    Exists,
    ExpressionWrapper,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Sum,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from core.prepared import prepared_by_key
from outcomes.enums.measures import About
from outcomes.models import Result, RiskSettings
from outcomes.policies.shown_results import Shown, shown

USUAL = int(RiskSettings._meta.get_field("suppress_below").get_default())
NEEDED = ("measure__about", "value", "of", "tells_few")
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


def with_tells_few(rows: QuerySet[Result], below: int | Coalesce) -> QuerySet[Result]:
    """The results, each with `tells_few`: whether one of few students follows from it and others.

    That is so where a result of the same partner and measure within its time is held back, or
    leaves fewer students than `below` to the rest of the time, by itself or with all others.
    """
    within = Result.objects.filter(
        office=OuterRef("office"),
        partner=OuterRef("partner"),
        measure=OuterRef("measure"),
        starts_on__gte=OuterRef("starts_on"),
        ends_on__lte=OuterRef("ends_on"),
        archived_at=None,
    ).exclude(pk=OuterRef("pk"))
    rest = ExpressionWrapper(OuterRef("value") - F("value"), output_field=DecimalField())
    few = within.annotate(rest=rest).filter(
        Q(value__lt=below) | Q(of__lt=below) | Q(rest__gt=0, rest__lt=below)
    )
    sums = within.order_by().values("measure").annotate(sum=Sum("value")).values("sum")
    left = F("value") - Coalesce(Subquery(sums), F("value"))
    tells = Q(Exists(few)) | Q(left__gt=0, left__lt=below)
    is_of_students = Q(measure__about=About.STUDENTS)
    found = rows.annotate(left=left)
    return found.annotate(
        tells_few=Case(When(is_of_students & tells, then=Value(True)), default=Value(False))
    )


def shown_of(row: Any, below: int) -> Shown:
    """What may be seen of a row of `NEEDED`."""
    value: Decimal = row.value
    return shown(row.measure__about, value, row.of, below=below, tells_few=row.tells_few)


def seen_of(result: Result, below: int) -> Shown:
    """What may be seen of one result."""
    rows = Result.objects.filter(office_id=result.office_id, pk=result.pk)
    row = with_tells_few(rows, below).values_list(*NEEDED, named=True).get()
    return shown_of(row, below)
