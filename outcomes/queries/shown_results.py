"""What the policy of shown results asks the database: the threshold, and what tells of few."""

from collections.abc import Callable
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
from django.db.models.functions import Abs, Coalesce, NullIf
from django.db.models.lookups import LessThan

from core.prepared import prepared_by_key
from outcomes.enums.measures import About
from outcomes.models import Result, RiskSettings
from outcomes.policies.shown_results import Shown, shown

USUAL = int(RiskSettings._meta.get_field("suppress_below").get_default())
NEEDED = ("measure__about", "value", "of", "tells_few", "tells_left")
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
    """The results, each with `tells_few`: whether one of few students follows from it and others,
    and with `tells_left`: whether that is so of those that are left of what it is out of.

    It is so where a result of the same partner and measure within its time is held back, or leaves
    few students to the rest of the time, by itself or with all others. A removed result is no part
    of these sums: it tells wherever another one, removed or not, has a day of its time.
    """
    few = Q(value__lt=below) | Q(of__lt=below)
    few_left = Q(each__gt=0, each__lt=below)
    is_told = Q(archived_at__isnull=False) & Q(Exists(_meeting()))
    of_students = Q(measure__about=About.STUDENTS)
    tells_few = is_told | _follows(_value, below, few)
    tells_left = is_told | _follows(_left, below, few_left, of__isnull=False)
    return rows.annotate(
        tells_few=_whether(of_students & tells_few),
        tells_left=_whether(of_students & Q(of__isnull=False) & tells_left),
    )


def _value(ref: type[F]) -> Any:
    """What a result says."""
    return ref("value")


def _left(ref: type[F]) -> Any:
    """Those that are left of what it is out of."""
    return ref("of") - ref("value")


def _follows(said: Callable[[type[F]], Any], below: int | Coalesce, is_few: Q, **which: Any) -> Q:
    """Whether few follow from what it says and what those within its time say.

    All of them are those that lie within no other one: a sum with both would hold the same
    students twice. Where it comes to a little more than the whole, it tells of those few who are
    in two of its parts.
    """
    number = DecimalField()
    within = _same(**_WITHIN, **which).annotate(
        each=ExpressionWrapper(said(F), number),
        rest=ExpressionWrapper(said(OuterRef) - said(F), number),
    )
    pairs = within.filter(is_few | Q(rest__gt=0, rest__lt=below))
    sums = within.filter(~Exists(_around(**which))).order_by().values("measure")
    left = ExpressionWrapper(said(F) - Subquery(sums.values(sum=Sum("each"))), number)
    some_left = NullIf(Abs(left), Value(Decimal(0)))
    return Q(Exists(pairs)) | Q(LessThan(some_left, below))


_WITHIN = {
    "archived_at": None,
    "starts_on__gte": OuterRef("starts_on"),
    "ends_on__lte": OuterRef("ends_on"),
}


def _around(**which: Any) -> QuerySet[Result]:
    """Of those within a result's time the ones around one of them."""
    within = {
        "starts_on__gte": OuterRef(OuterRef("starts_on")),
        "ends_on__lte": OuterRef(OuterRef("ends_on")),
    }
    around = {"starts_on__lte": OuterRef("starts_on"), "ends_on__gte": OuterRef("ends_on")}
    found = _same(archived_at=None, **around, **which)
    return found.filter(**within).exclude(pk=OuterRef(OuterRef("pk")))


def _meeting() -> QuerySet[Result]:
    """Those that have a day of its time."""
    return _same(starts_on__lte=OuterRef("ends_on"), ends_on__gte=OuterRef("starts_on"))


def _same(**more: Any) -> QuerySet[Result]:
    """The other results of the same partner and measure."""
    same = {name: OuterRef(name) for name in ("office", "partner", "measure")}
    return Result.objects.filter(**same, **more).exclude(pk=OuterRef("pk"))


def _whether(condition: Q) -> Case:
    return Case(When(condition, then=Value(True)), default=Value(False))


def shown_of(row: Any, below: int) -> Shown:
    """What may be seen of a row of `NEEDED`."""
    value: Decimal = row.value
    tells = {"tells_few": row.tells_few, "tells_left": row.tells_left}
    return shown(row.measure__about, value, row.of, below=below, **tells)


def seen_of(result: Result, below: int) -> Shown:
    """What may be seen of one result."""
    rows = Result.objects.filter(office_id=result.office_id, pk=result.pk)
    row = with_tells_few(rows, below).values_list(*NEEDED, named=True).get()
    return shown_of(row, below)
