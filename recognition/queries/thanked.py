"""Who was thanked, who waits, and how long thanks took: the lists behind the figures."""

from datetime import date
from typing import Any

from django.db.models import Count, Min, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.fields import IntegerField
from django.db.models.functions import Coalesce

from core.days import years_before
from core.pager import SortKey, order_of
from core.prepared import prepared
from offices.models import Office
from outreach.enums.activities import ENGAGEMENTS, Exchange, Status
from outreach.models import Participation
from partnerships.enums.partners import Stage
from partnerships.models import PartnerStanding
from recognition.models import Recognition
from recognition.queries.engagements import OWN_STUDENTS

THANKED, WAITING, YEAR = "thanked", "waiting", "year"
WHICH = (THANKED, WAITING, YEAR)

FACTS = (
    "partner_id",
    "partner__name",
    "partner__kind",
    "partner__town",
    "partner__tier",
    "partner__owner__display_name",
    "last_thanked_on",
    "last_channels",
    "last_engagement_on",
)


def partners_thanked(
    office: Office, which: str, since: date, today: date
) -> QuerySet[PartnerStanding]:
    """Standings of partners that were thanked since a day, that wait for it, or that were thanked
    within a rolling year; in no order."""
    return _which(office.pk, which, since, years_before(today))


def counted_standings(office_id: int, since: date) -> QuerySet[PartnerStanding]:
    """Standings of all partners that count since a day, thanked or not; in no order."""
    standings = PartnerStanding.objects.filter(office=office_id, partner__archived_at=None)
    return standings.filter(_counts(since))


def thanked_rows(
    standings: QuerySet[PartnerStanding], year_ago: date, *more: str
) -> "QuerySet[PartnerStanding, Any]":
    """The same as plain rows, with the number of different channels within the rolling year."""
    given = Recognition.objects.filter(
        office=OuterRef("office_id"),
        partner=OuterRef("partner_id"),
        archived_at=None,
        given_on__gt=year_ago,
    )
    kinds = given.order_by().values("partner_id").annotate(n=Count("channel", distinct=True))
    variety = Coalesce(Subquery(kinds.values("n"), output_field=IntegerField()), Value(0))
    columns = ("pk", *FACTS, "variety", *more)
    return standings.annotate(variety=variety).values_list(*columns, named=True)


def order_of_thanked(which: str) -> list[SortKey]:
    """Those thanked, the newest first; those who wait, the longest first, "never" last."""
    if which == WAITING:
        return order_of("last_thanked_on", nullable=["last_thanked_on"])
    return order_of("-last_thanked_on,-partner_id")


def count_thanked(office: Office, since: date) -> tuple[int, int]:
    """How many partners were thanked since the day, and of how many; in one statement."""
    found = _counted.rows(office.pk, since)
    return found[0] if found else (0, 0)


def engagements_since(
    office: Office, since: date, today: date, which: str = ""
) -> QuerySet[Participation]:
    """What partners did since a day, with the day on which they were thanked for it, if they were:
    the first thanks on that day or after. `which`: only those thanked for, or those that wait."""
    thanks = Recognition.objects.filter(
        office=OuterRef("office_id"),
        partner=OuterRef("partner_id"),
        archived_at=None,
        given_on__gte=OuterRef("starts_on"),
    )
    first = thanks.order_by().values("partner_id").annotate(on=Min("given_on")).values("on")
    done = Participation.objects.filter(
        office=office,
        attended=True,
        partner__archived_at=None,
        activity__archived_at=None,
        activity__status=Status.DONE,
        activity__kind__in=ENGAGEMENTS,
        activity__starts_on__range=(since, today),
    ).exclude(activity__exchange=Exchange.ATTEMPT)
    found = done.annotate(thanked_on=Subquery(first))
    return found.filter(thanked_on__isnull=which == WAITING) if which else found


def engagement_rows(parts: QuerySet[Participation]) -> "QuerySet[Participation, Any]":
    """The same as plain rows."""
    return parts.annotate(students=OWN_STUDENTS).values_list(
        *("pk", "activity_id", "activity__starts_on", "activity__kind"),
        *("students", "partner_id", "partner__name", "thanked_on"),
        named=True,
    )


def order_of_engagements() -> list[SortKey]:
    """The newest first."""
    return order_of("-activity__starts_on,-activity_id")


def _which(office_id: int, which: str, since: date, year_ago: date) -> QuerySet[PartnerStanding]:
    if which == YEAR:
        standings = PartnerStanding.objects.filter(office=office_id, partner__archived_at=None)
        return standings.filter(last_thanked_on__gt=year_ago)
    counted = counted_standings(office_id, since)
    if which == THANKED:
        return counted.filter(last_thanked_on__gte=since)
    return counted.filter(Q(last_thanked_on=None) | Q(last_thanked_on__lt=since))


def _counts(since: date) -> Q:
    """Partners that are active, or took part since the day: in an engagement, or in two two-way
    touchpoints."""
    met_twice = Q(met_twice_since__gte=since)
    return Q(partner__stage=Stage.ACTIVE) | Q(last_engagement_on__gte=since) | met_twice


@prepared
def _counted(office_id: int, since: date) -> "QuerySet[PartnerStanding, Any]":
    found = counted_standings(office_id, since).order_by().values("office_id")
    return found.annotate(
        thanked=Count("partner", filter=Q(last_thanked_on__gte=since)), of=Count("*")
    ).values_list("thanked", "of")
