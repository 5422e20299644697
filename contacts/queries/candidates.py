"""Who of the office could step in where nobody of ours holds an end."""

from datetime import date
from typing import Any

from django.db.models import (
    Case,
    Count,
    Exists,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from core.prepared import prepared
from offices.enums.roles import Role
from offices.models import Membership, Office
from partnerships.models import Partner, PartnerSite

RANK = Case(
    When(role=Role.COORDINATOR, then=Value(0)),
    When(role=Role.DIRECTOR, then=Value(1)),
    default=Value(2),
    output_field=IntegerField(),
)


def likeliest_members(office: Office, partner: Partner, today: date) -> list[Membership]:
    """The two likeliest members: allies at the partner's sites, then coordinators.

    Among equals who backs up the fewest partners. Leaders are not asked, nor who is away.
    """
    held = (partner.owner_id, partner.backup_owner_id)
    return _likeliest.rows(office.pk, partner.pk, today, *held)


@prepared
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
    ranked = members.annotate(ally=Exists(is_ally), rank=RANK, load=_load(office_id))
    return ranked.order_by("-ally", "rank", "load", "display_name", "id")[:2]


def _load(office_id: int) -> Coalesce:
    """How many partners the member backs up already."""
    backed_up = Partner.objects.filter(
        office_id=office_id, archived_at=None, backup_owner_id=OuterRef("pk")
    )
    counted = backed_up.order_by().values("backup_owner").annotate(n=Count("id")).values("n")
    return Coalesce(Subquery(counted), Value(0))
