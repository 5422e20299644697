"""A partner's activities, newest first."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q, QuerySet
from django.db.models.functions import JSONObject

from core.prepared import prepared_by_key
from offices.models import Office
from outreach.enums.activities import ENGAGEMENTS, ActivityKind, Status
from outreach.models import Activity, ActivityContact, Participation
from partnerships.models import Partner

TOUCHPOINTS = [kind for kind in ActivityKind if kind not in ENGAGEMENTS]

COLUMNS = (
    "starts_on",
    "activity_id",
    "partner_id",
    "attended",
    "volunteers",
    "volunteer_hours",
    "activity__kind",
    "activity__status",
    "activity__exchange",
    "activity__starts_at",
    "activity__ends_on",
    "activity__summary",
    "activity__notes",
    "activity__student_count",
    "activity__places",
    "activity__places_kind",
    "activity__recorded_by__display_name",
    "activity__site__name",
    "activity__leader__display_name",
    "activity__leader__title",
)

FILTERS = {
    "touchpoints": Q(activity__kind__in=TOUCHPOINTS),
    "engagements": Q(activity__kind__in=ENGAGEMENTS),
    "planned": Q(activity__status=Status.PLANNED),
}


def timeline_activities(
    office: Office, partner: Partner, *, only: str, before: tuple[date, int] | None, limit: int
) -> list[Any]:
    """The partner's parts in activities that are not archived: rows of `COLUMNS`, which are all
    that a line shows.

    One statement, however long the history: a walk along the timeline's index, and for each row
    `others` and `people`, who else was there, as {"pk", "name"}.
    """
    shape = _Asked(only if only in FILTERS else "", limit)
    return _parts.rows(shape, office.pk, partner.pk, *(before or (None, None)))


@dataclass(frozen=True)
class _Asked:
    """What decides how the statement is built: one of the filters, and how many rows."""

    only: str
    limit: int


@prepared_by_key
def _parts(
    asked: _Asked, office_id: int, partner_id: int, day: date | None, activity_id: int | None
) -> QuerySet[Participation, Any]:
    parts = Participation.objects.filter(
        FILTERS.get(asked.only, Q()),
        office_id=office_id,
        partner_id=partner_id,
        activity__archived_at=None,
    )
    if day is not None and activity_id is not None:
        parts = parts.filter(_earlier(day, activity_id))
    rows = parts.annotate(
        others=ArraySubquery(_others(office_id)), people=ArraySubquery(_people(office_id))
    ).order_by("-starts_on", "-activity_id")
    return rows.values_list(*COLUMNS, "others", "people", named=True)[: asked.limit]


def activities_of_partner(office: Office, partner: Partner, only: str) -> QuerySet[Activity]:
    """The same activities in no order, all of them; `only` as on the timeline."""
    parts = Participation.objects.filter(FILTERS.get(only, Q()), office=office, partner=partner)
    return Activity.objects.filter(
        office=office, archived_at=None, pk__in=parts.values("activity_id")
    )


def _earlier(day: date, activity_id: int) -> Q:
    same_day = Q(starts_on=day, activity_id__lt=activity_id)
    return Q(starts_on__lte=day) & (Q(starts_on__lt=day) | same_day)


def _others(office_id: int) -> QuerySet[Participation, Any]:
    """The partners who were there, too."""
    parts = Participation.objects.filter(office_id=office_id, activity=OuterRef("activity"))
    said = JSONObject(pk="partner_id", name="partner__name")
    return parts.exclude(partner=OuterRef("partner")).order_by("id").values(said=said)


def _people(office_id: int) -> QuerySet[ActivityContact, Any]:
    met = ActivityContact.objects.filter(office_id=office_id, activity=OuterRef("activity"))
    return met.order_by("id").values(said=JSONObject(pk="contact_id", name="contact__name"))
