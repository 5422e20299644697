"""How many students took part in what: participations, no heads."""

from typing import Any

from django.db.models import QuerySet, Sum

from offices.models import Office
from offices.queries.school_years import SchoolYear
from outcomes.models import RiskSettings
from outreach.enums.activities import ENGAGEMENTS, Status
from outreach.models import Activity

USUAL_LEAST = 10


def participations_in(office: Office, year: SchoolYear) -> dict[str, int]:
    """By kind of engagement, the students of those that were done; each activity once, in the
    year in which it began."""
    done: QuerySet[Activity, Any] = Activity.objects.filter(
        office=office,
        archived_at=None,
        status=Status.DONE,
        kind__in=ENGAGEMENTS,
        starts_on__range=(year.starts_on, year.ends_on),
    )
    sums = done.order_by().values("kind").annotate(students=Sum("student_count"))
    return {it["kind"]: it["students"] for it in sums if it["students"]}


def least_shown(office: Office) -> int:
    """The office's threshold: smaller numbers of students are for members alone."""
    settings = RiskSettings.objects.filter(office=office).values_list("suppress_below", flat=True)
    return settings.first() or USUAL_LEAST
