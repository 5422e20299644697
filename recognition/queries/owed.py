"""Partners that are owed thanks: one row each, with the most urgent reason.

Thanks are due within 14 days of an engagement, and on the day of an anniversary, of which one
thinks 14 days ahead; so both begin to be owed 14 days before they are due. Who was not thanked
for a year comes after those.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import (
    Case,
    Count,
    Exists,
    F,
    Func,
    IntegerField,
    OuterRef,
    Q,
    Value,
    When,
    Window,
)
from django.db.models.fields import DateField
from django.db.models.functions import JSONObject, Least
from django.db.models.query import QuerySet
from django.utils.timezone import make_aware

from core.days import years_before
from core.pager import SortKey, order_of
from core.prepared import prepared, prepared_by_key
from offices.models import Membership, Office
from outreach.enums.activities import ENGAGEMENTS, Exchange, Status
from outreach.models import Participation
from outreach.queries.silence import kept_by
from partnerships.enums.partners import Stage
from partnerships.models import PartnerStanding
from recognition.enums.channels import ANNIVERSARIES, Occasion
from recognition.enums.owed import OwedFor
from recognition.models import Recognition
from recognition.queries.engagements import OWN_KIND, OWN_STUDENTS

MINE = "mine"  # in addresses: of the member alone
TIME_TO_THANK = timedelta(days=14)
ENGAGED_WITHIN = timedelta(days=90)
LONGEST_AFTER = timedelta(days=30)  # of an anniversary
ORDER = (F("since").asc(nulls_last=True), F("last_thanked_on").asc(nulls_last=True), "pk")

FACTS = (
    "partner_id",
    "partner__name",
    "partner__kind",
    "partner__tier",
    "partner__town",
    "partner__partner_since",
    "partner__owner_id",
    "partner__owner__display_name",
    "last_thanked_on",
    "last_channels",
)


class Asked(NamedTuple):
    """The days that decide what is owed: those of one day of the office's."""

    today: date
    engaged_since: date
    year_ago: date
    known_before: datetime
    starts: tuple[tuple[date, date], ...]


@dataclass(frozen=True)
class Engagement:
    """What a partner did that nobody has thanked for; `own` is the office's word for its kind."""

    pk: int
    kind: str
    students: int | None
    own: str | None = None


@dataclass(frozen=True)
class Owed:
    """A partner that is owed thanks, and why. `since` is empty where only a year has gone by."""

    partner_id: int
    name: str
    kind: str
    tier: str
    town: str
    owner_id: int | None
    owner: str | None
    reason: OwedFor
    since: date | None
    years: int | None
    last_thanked_on: date | None
    last_channels: tuple[str, ...]
    engagement: Engagement | None

    @property
    def due_on(self) -> date | None:
        """By when they should be thanked."""
        return None if self.since is None else self.since + TIME_TO_THANK


def owed(office: Office, today: date) -> QuerySet[PartnerStanding]:
    """Standings of the partners that are owed thanks, in no order; `order_of_owed` has it.

    Archived partners and those that have ended are never among them.
    """
    return _owed(office.pk, *_parts(_asked(office, today)))


def owed_rows(standings: QuerySet[PartnerStanding], *more: str) -> "QuerySet[PartnerStanding, Any]":
    """The same as plain rows, for `as_owed`."""
    done = ArraySubquery(_engagements())
    columns = ("pk", *FACTS, "since", "engaged_on", "years", "done", *more)
    return standings.annotate(done=done).values_list(*columns, named=True)


def as_owed(row: Any) -> Owed:
    """A row of `owed_rows`."""
    is_engaged = row.engaged_on is not None and row.since == row.engaged_on
    done = row.done[0] if is_engaged and row.done else None
    return Owed(
        partner_id=row.partner_id,
        name=row.partner__name,
        kind=row.partner__kind,
        tier=row.partner__tier,
        town=row.partner__town,
        owner_id=row.partner__owner_id,
        owner=row.partner__owner__display_name,
        reason=_reason(row.since, is_engaged=is_engaged),
        since=row.since,
        years=None if is_engaged else row.years,
        last_thanked_on=row.last_thanked_on,
        last_channels=tuple(row.last_channels),
        engagement=Engagement(**done) if done else None,
    )


def order_of_owed() -> list[SortKey]:
    """Whoever has waited longest comes first; after all those who were not thanked for a year."""
    return order_of("since,last_thanked_on", nullable=("since", "last_thanked_on"))


def count_owed(office: Office, today: date) -> int:
    """How many partners of the office are owed thanks."""
    found = _count.rows(office.pk, *_parts(_asked(office, today)))
    return found[0] if found else 0


def owed_by(office: Office, member: Membership, today: date) -> QuerySet[PartnerStanding]:
    """Those of the member's partners, and of partners whose owner is absent those whose backup
    owner the member is."""
    return owed(office, today).filter(kept_by(office.pk, member.pk, today))


def first_owed_by(
    office: Office, member: Membership, today: date, most: int
) -> tuple[list[Owed], int]:
    """The first of these, and how many there are in all, in one statement."""
    parts = _parts(_asked(office, today))
    found = _first.rows(member.pk, today, (most,), office.pk, *parts)
    return [as_owed(row) for row in found], found[0].in_all if found else 0


def owed_to(office: Office, partner_id: int, today: date) -> Owed | None:
    """What one partner is owed thanks for, if it is."""
    found = _of_one.rows(partner_id, office.pk, *_parts(_asked(office, today)))
    return as_owed(found[0]) if found else None


def _reason(since: date | None, *, is_engaged: bool) -> OwedFor:
    if since is None:
        return OwedFor.YEAR
    return OwedFor.ENGAGEMENT if is_engaged else OwedFor.ANNIVERSARY


def _asked(office: Office, today: date) -> Asked:
    year_ago = years_before(today)
    midnight = datetime.combine(year_ago + timedelta(days=1), time())
    first, last = today - LONGEST_AFTER, today + TIME_TO_THANK
    return Asked(
        today=today,
        engaged_since=today - ENGAGED_WITHIN,
        year_ago=year_ago,
        known_before=make_aware(midnight, office.zone),
        starts=tuple((years_before(first, it), years_before(last, it)) for it in ANNIVERSARIES),
    )


def _parts(asked: Asked) -> tuple[Any, ...]:
    """The days one by one: values of a prepared query."""
    spans = [day for span in asked.starts for day in span]
    return (asked.engaged_since, asked.year_ago, asked.known_before, *spans)


def _owed(
    office_id: int, engaged_since: date, year_ago: date, known_before: datetime, *spans: date
) -> QuerySet[PartnerStanding]:
    partners = PartnerStanding.objects.filter(office=office_id, partner__archived_at=None)
    near = _near(list(zip(spans[::2], spans[1::2], strict=True)))
    found = partners.exclude(partner__stage=Stage.ENDED).annotate(
        engaged_on=_engaged_on(engaged_since), years=near
    )
    found = found.annotate(since=Least("engaged_on", _anniversary(office_id)))
    return found.filter(Q(since__isnull=False) | _not_for_a_year(year_ago, known_before))


def _engaged_on(since: date) -> Case:
    """The day of an engagement within the last weeks that nobody has thanked for since."""
    return Case(
        When(unthanked_since__gte=since, then=F("unthanked_since")),
        When(
            unthanked_since__isnull=False,
            last_engagement_on__gte=since,
            then=F("last_engagement_on"),
        ),
        output_field=DateField(),
    )


def _near(starts: list[tuple[date, date]]) -> Case:
    """The anniversary that is near, thanked for or not."""
    return Case(
        *(
            When(partner__partner_since__range=span, then=Value(years))
            for years, span in zip(ANNIVERSARIES, starts, strict=True)
        ),
        output_field=IntegerField(),
    )


def _anniversary(office_id: int) -> Case:
    """The day from which on one thinks of the anniversary that is near; none once it was thanked
    for."""
    honoured = Recognition.objects.filter(
        office=office_id,
        partner=OuterRef("partner_id"),
        archived_at=None,
        occasion=Occasion.ANNIVERSARY,
        anniversary_years=OuterRef("years"),
    )
    ahead = Func(
        F("partner__partner_since"),
        F("years"),
        template=f"(%(expressions)s) - interval '{TIME_TO_THANK.days} days')::date",
        arg_joiner=" + make_interval(years => ",
        output_field=DateField(),
    )
    return Case(When(Q(years__isnull=False) & ~Exists(honoured), then=ahead))


def _not_for_a_year(year_ago: date, known_before: datetime) -> Q:
    """Known and in touch for a year, and not thanked in it."""
    return Q(
        Q(last_thanked_on=None) | Q(last_thanked_on__lte=year_ago),
        partner__stage=Stage.ACTIVE,
        partner__recorded_at__lt=known_before,
        last_touch_on__gt=year_ago,
    )


def _engagements() -> "QuerySet[Participation, Any]":
    """What the partner of a row did on the row's day."""
    done = Participation.objects.filter(
        office=OuterRef("office_id"),
        partner=OuterRef("partner_id"),
        starts_on=OuterRef("engaged_on"),
        attended=True,
        activity__archived_at=None,
        activity__status=Status.DONE,
        activity__kind__in=ENGAGEMENTS,
    ).exclude(activity__exchange=Exchange.ATTEMPT)
    said = JSONObject(pk="activity_id", kind="activity__kind", students=OWN_STUDENTS, own=OWN_KIND)
    return done.order_by("activity").values(said=said)[:1]


@prepared
def _count(office_id: int, *days: Any) -> "QuerySet[PartnerStanding, Any]":
    found = _owed(office_id, *days).order_by().values("office_id")
    return found.annotate(in_all=Count("*")).values_list("in_all", flat=True)


@prepared
def _first(
    member_id: int, today: date, most: tuple[int], office_id: int, *days: Any
) -> "QuerySet[PartnerStanding, Any]":
    theirs = _owed(office_id, *days).filter(kept_by(office_id, member_id, today))
    rows = owed_rows(theirs.annotate(in_all=Window(Count("*"))), "in_all")
    return rows.order_by(*ORDER)[: most[0]]


@prepared_by_key
def _of_one(partner_id: int, office_id: int, *days: Any) -> "QuerySet[PartnerStanding, Any]":
    return owed_rows(_owed(office_id, *days).filter(partner=partner_id))
