"""Looks at all partners of every office, one office after the other, as the nights do."""

import gc
import resource
import time
from typing import Any

from benchmarks.inside import answer


def loaded() -> dict[str, int]:
    """The ids of the offices that were loaded in bulk, by slug, the largest first."""
    from outreach.lookups import all_offices

    found = all_offices()
    return {slug: found[slug] for slug in sorted(found) if slug.startswith("bulk-")}


def scan(question: dict[str, Any]) -> dict[str, Any]:
    """{}: seconds, how much was looked at, and the most memory that this process ever took."""
    from django.utils import timezone

    from core.actors import SYSTEM
    from core.tenancy.context import office_context
    from offices.models import Office
    from outcomes.actions.scans import scan_office
    from outcomes.enums.risk import ScanKind
    from outreach.models import Activity

    found = loaded()
    partners = activities = 0
    seconds = 0.0
    gc.collect()
    gc.freeze()  # as the worker does before it makes its processes
    for office_id in found.values():
        began = time.perf_counter()
        with office_context(office_id):
            office = Office.objects.get(pk=office_id)
            done = scan_office(by=SYSTEM, office=office, now=timezone.now(), kind=ScanKind.ASKED)
        seconds += time.perf_counter() - began
        partners += done.partner_count
        with office_context(office_id):
            activities += Activity.objects.filter(office=office_id).count()
    return {
        "offices": len(found),
        "partners": partners,
        "activities": activities,
        "seconds": seconds,
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


if __name__ == "__main__":
    answer(scan)
