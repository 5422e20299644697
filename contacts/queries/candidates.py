"""Who of the office could step in where nobody of ours holds an end."""

from datetime import date
from typing import Any

from django.db.models import (
    BigIntegerField,
    Case,
    Count,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce, Mod

from core.prepared import prepared_by_key
from offices.enums.roles import Role
from offices.models import Membership, Office
from partnerships.models import Partner, PartnerSite

COMPARED = 12
"""Of so many the partners they back up are counted: counting for each of the 250 members of a
large office took longer than all else on a partner's page."""

RANK = Case(
    When(role=Role.COORDINATOR, then=Value(0)),
    When(role=Role.DIRECTOR, then=Value(1)),
    default=Value(2),
    output_field=IntegerField(),
)


def likeliest_members(office: Office, partner: Partner, today: date) -> list[Membership]:
    """The two likeliest members: allies at the partner's sites, then coordinators.

    Among equals who backs up the fewest partners; of more equals than are compared, a dozen that
    differs from partner to partner, so that the same few are not asked for all of them. Leaders
    are not asked, nor who is away.
    """
    held = (partner.owner_id, partner.backup_owner_id)
    return _likeliest.rows(office.pk, partner.pk, today, *held)


@prepared_by_key
def _likeliest(
    office_id: int, partner_id: int, today: date, owner_id: int | None, backup_id: int | None
) -> QuerySet[Membership, Any]:
    taken = [pk for pk in (owner_id, backup_id) if pk is not None]
    is_ally = PartnerSite.objects.filter(
        office_id=office_id, partner_id=partner_id, ally_id=OuterRef("pk")
    )
    away = Q(away_from__lte=today, away_until__gte=today)
    members = Membership.objects.filter(office_id=office_id, deactivated_at=None).exclude(away)
    members = members.exclude(role=Role.LEADER).exclude(pk__in=taken)
    ranked = members.annotate(ally=Exists(is_ally), rank=RANK, turn=_turn(partner_id))
    compared = ranked.order_by("-ally", "rank", "turn", "id").values("pk")[:COMPARED]
    found = Membership.objects.filter(office_id=office_id, pk__in=compared)
    loaded = found.annotate(ally=Exists(is_ally), rank=RANK, load=_load(office_id))
    return loaded.order_by("-ally", "rank", "load", "display_name", "id")[:2]


def _turn(partner_id: int) -> Mod:
    """A number of the member's and the partner's, the same each time, spread over them all."""
    partner = Value(partner_id, output_field=BigIntegerField())
    return Mod(F("id") * 7919 + partner * 104729, Value(1009))


def _load(office_id: int) -> Coalesce:
    """How many partners the member backs up already."""
    backed_up = Partner.objects.filter(
        office_id=office_id, archived_at=None, backup_owner_id=OuterRef("pk")
    )
    counted = backed_up.order_by().values("backup_owner").annotate(n=Count("id")).values("n")
    return Coalesce(Subquery(counted), Value(0))
