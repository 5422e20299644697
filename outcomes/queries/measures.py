"""Find measures: one, those that are offered, and what the library has beside them."""

from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from core.prepared import prepared_by_key
from offices.models import Office
from outcomes.measure_library import LIBRARY, LibraryMeasure
from outcomes.models import Measure, Result


def get_measure(office: Office, pk: int) -> Measure:
    """One measure, archived or not. Raises Measure.DoesNotExist."""
    return Measure.objects.select_related("office").get(office=office, pk=pk)


def measures_of(office: Office | int, *, archived: bool = False) -> QuerySet[Measure]:
    """What the office measures, or what it measured once."""
    rows = Measure.objects.filter(office=office, archived_at__isnull=not archived)
    return rows.order_by("about", "name", "id")


@prepared_by_key
def measure_choices(office_id: int) -> QuerySet[Measure, Any]:
    """Rows (id, name, about, unit, archived_at) of all measures, archived ones too, by name."""
    rows = Measure.objects.filter(office_id=office_id).order_by("name", "id")
    return rows.values_list("id", "name", "about", "unit", "archived_at", named=True)


def is_measured(office: Office) -> bool:
    """Whether there is anything to give results for."""
    return measures_of(office).exists()


def has_results(measure: Measure) -> bool:
    """Whether anything was ever written down for it."""
    return Result.objects.filter(office_id=measure.office_id, measure=measure).exists()


def with_use(rows: QuerySet[Measure]) -> QuerySet[Measure]:
    """The measures, each with `is_used`: whether there are results of it."""
    results = Result.objects.filter(office=OuterRef("office"), measure=OuterRef("pk"))
    return rows.annotate(is_used=Exists(results.filter(archived_at=None)))


def not_taken(office: Office) -> list[LibraryMeasure]:
    """What the library has and the office has never taken over."""
    rows = Measure.objects.filter(office=office).exclude(library="")
    taken = set(rows.values_list("library", flat=True))
    return [it for it in LIBRARY if it.key not in taken]
