"""A partner's activities, newest first."""

from datetime import date
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q, QuerySet
from django.db.models.functions import JSONObject

from offices.models import Office
from outreach.enums.activities import ENGAGEMENTS, ActivityKind, Status
from outreach.models import Activity, ActivityContact, Participation
from partnerships.models import Partner

TOUCHPOINTS = [kind for kind in ActivityKind if kind not in ENGAGEMENTS]

FILTERS = {
    "touchpoints": Q(activity__kind__in=TOUCHPOINTS),
    "engagements": Q(activity__kind__in=ENGAGEMENTS),
    "planned": Q(activity__status=Status.PLANNED),
}


def timeline_activities(
    office: Office, partner: Partner, *, only: str, before: tuple[date, int] | None, limit: int
) -> list[Any]:
    """The partner's parts in activities that are not archived, with everything a line shows.

    One statement, however long the history: a walk along the timeline's index, and for each row
    `others` and `people`, who else was there, as {"pk", "name"}.
    """
    parts = Participation.objects.filter(
        FILTERS.get(only, Q()), office=office, partner=partner, activity__archived_at=None
    )
    if before is not None:
        parts = parts.filter(_earlier(*before))
    rows = parts.select_related("activity__recorded_by", "activity__site").annotate(
        others=ArraySubquery(_others(office)), people=ArraySubquery(_people(office))
    )
    return list(rows.order_by("-starts_on", "-activity_id")[:limit])


def activities_of_partner(office: Office, partner: Partner, only: str) -> QuerySet[Activity]:
    """The same activities in no order, all of them; `only` as on the timeline."""
    parts = Participation.objects.filter(FILTERS.get(only, Q()), office=office, partner=partner)
    return Activity.objects.filter(
        office=office, archived_at=None, pk__in=parts.values("activity_id")
    )


def _earlier(day: date, activity_id: int) -> Q:
    same_day = Q(starts_on=day, activity_id__lt=activity_id)
    return Q(starts_on__lte=day) & (Q(starts_on__lt=day) | same_day)


def _others(office: Office) -> QuerySet[Participation, Any]:
    """The partners who were there, too."""
    parts = Participation.objects.filter(office=office, activity=OuterRef("activity"))
    said = JSONObject(pk="partner_id", name="partner__name")
    return parts.exclude(partner=OuterRef("partner")).order_by("id").values(said=said)


def _people(office: Office) -> QuerySet[ActivityContact, Any]:
    met = ActivityContact.objects.filter(office=office, activity=OuterRef("activity"))
    return met.order_by("id").values(said=JSONObject(pk="contact_id", name="contact__name"))
