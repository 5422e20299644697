"""Partners that a member is losing touch with."""

from datetime import date, timedelta
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import ArrayField
from django.db.models import (
    BigIntegerField,
    Count,
    F,
    Func,
    Q,
    QuerySet,
    Value,
    Window,
)

from core.among import IsAmong
from core.prepared import prepared
from offices.enums.roles import Role
from offices.models import Membership, Office
from outreach.queries.cadences import days_by_tier
from outreach.queries.follow_ups import absent_members
from partnerships.enums.partners import Stage, Tier
from partnerships.models import PartnerStanding

SHOWN = 5  # on Today
CARED_FOR = (Stage.APPROACHED, Stage.EXPLORING, Stage.ACTIVE)
"""A prospect has not been approached yet; with a paused or ended partner silence is meant."""


def kept_by(office: Office | int, member_id: int, today: date, *, leads: bool = False) -> Q:
    """Standings of the partners that a member owns, or whose owner is absent while the member is
    their backup; of somebody who `leads` the office also those of an owner who has left and whose
    backup is nobody, or has left too. Found by the index of owners.

    An "or" of them would read the partners of each member of the office.
    """
    ids = ArrayField(BigIntegerField())
    own = Func(Value(member_id), template="ARRAY[%(expressions)s]::bigint[]", output_field=ids)
    away = ArraySubquery(absent_members(office, today).values("pk"))
    owners = Func(own, away, function="array_cat", output_field=ids)
    is_theirs = Q(partner__owner=member_id) | Q(partner__backup_owner=member_id)
    if leads:
        left = Membership.objects.filter(office=office, deactivated_at__isnull=False).values("pk")
        has_no_backup = Q(partner__backup_owner=None) | Q(partner__backup_owner__in=left)
        is_theirs |= Q(partner__owner__in=left) & has_no_backup
    return Q(IsAmong(F("partner__owner_id"), owners)) & is_theirs


def losing_touch(office: Office, member: Membership, today: date) -> QuerySet[PartnerStanding]:
    """Standings of the member's partners without a two-way touch for longer than their tier's
    days, or with none on record; with the partner, longest silence first, "none" last.

    Partners of an owner who is absent are their backup's too; of one who has left without a backup
    they are the directors'.
    """
    return _quiet(office.pk, member.pk, _leads(member), today, *_limits(office, today))


def first_losing_touch(
    office: Office, member: Membership, today: date
) -> tuple[list[PartnerStanding], int]:
    """The first few of them, and how many there are in all."""
    found = _first_quiet.rows(
        office.pk, member.pk, _leads(member), today, *_limits(office, today)
    )
    return found, found[0].in_all if found else 0


def _leads(member: Membership) -> bool:
    return member.role == Role.DIRECTOR


def _limits(office: Office, today: date) -> list[date]:
    """For each tier the last day on which an exchange is too long ago."""
    days = days_by_tier(office)
    return [today - timedelta(days=days[tier]) for tier in Tier.values]


@prepared
def _first_quiet(
    office: int, member: int, leads: bool, today: date, *limits: date
) -> QuerySet[PartnerStanding, Any]:
    counted = _quiet(office, member, leads, today, *limits).annotate(in_all=Window(Count("*")))
    return counted[:SHOWN]


def _quiet(
    office: int, member: int, leads: bool, today: date, *limits: date
) -> QuerySet[PartnerStanding]:
    quiet = Q(last_two_way_on=None)
    for tier, limit in zip(Tier.values, limits, strict=True):
        quiet |= Q(partner__tier=tier, last_two_way_on__lt=limit)
    return (
        PartnerStanding.objects.filter(
            kept_by(office, member, today, leads=leads) & quiet,
            office=office,
            partner__archived_at=None,
            partner__stage__in=CARED_FOR,
        )
        .select_related("partner__owner")
        .order_by("last_two_way_on", "partner_id")
    )
