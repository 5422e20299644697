"""What a partner has done with students, to be thanked for."""

from datetime import date
from typing import Any

from django.db.models import Case, Exists, F, IntegerField, OuterRef, QuerySet, Subquery, When

from core.prepared import prepared
from offices.enums.vocabularies import Vocabulary
from offices.models import OfficeLabel
from outreach.enums.activities import ENGAGEMENTS, Exchange, Status
from outreach.models import Participation

OFFERED = 20

OTHERS = Participation.objects.filter(
    office=OuterRef("office_id"), activity=OuterRef("activity_id"), attended=True
).exclude(partner=OuterRef("partner_id"))

OWN_STUDENTS = Case(
    When(~Exists(OTHERS), then=F("activity__student_count")), output_field=IntegerField()
)
"""Of a participation: the students of an activity in which no other partner had a part; those of
a fair are not one partner's."""

OWN_KIND = Subquery(
    OfficeLabel.objects.filter(
        office=OuterRef("office_id"),
        vocabulary=Vocabulary.ACTIVITY_KIND,
        slug=OuterRef("activity__kind"),
    ).values("label")[:1]
)
"""Of a participation: the office's own word for what it was, if it has one."""


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
    newest = parts.annotate(students=OWN_STUDENTS).order_by("-starts_on", "-activity")
    return newest.values_list("activity_id", "starts_on", "activity__kind", "students", named=True)[
        :OFFERED
    ]
