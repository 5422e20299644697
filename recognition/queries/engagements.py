"""What a partner has done with students, to be thanked for."""

from datetime import date
from typing import Any

from django.db.models import QuerySet

from core.prepared import prepared
from outreach.enums.activities import ENGAGEMENTS, Exchange, Status
from outreach.models import Participation

OFFERED = 20


def engagements_of(office_id: int, partner_id: int, today: date) -> list[Any]:
    """The newest that are done and that the partner attended: id, day, kind and students."""
    return _newest.rows(office_id, partner_id, today)


@prepared
def _newest(office_id: int, partner_id: int, today: date) -> "QuerySet[Participation, Any]":
    parts = Participation.objects.filter(
        office=office_id,
        partner=partner_id,
        starts_on__lte=today,
        attended=True,
        activity__archived_at=None,
        activity__status=Status.DONE,
        activity__kind__in=ENGAGEMENTS,
    ).exclude(activity__exchange=Exchange.ATTEMPT)
    newest = parts.order_by("-starts_on", "-activity")
    return newest.values_list(
        "activity_id", "starts_on", "activity__kind", "activity__student_count", named=True
    )[:OFFERED]
