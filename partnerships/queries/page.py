"""All that a partner's page says by itself, in one statement."""

from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, QuerySet
from django.db.models.functions import JSONObject

from core.prepared import prepared_by_key
from core.registries.beside import keep_beside, rows_beside
from offices.models import Membership, Office
from partnerships.models import Partner, PartnerSite
from partnerships.queries.needs import need_objects
from partnerships.queries.strands import Ends, Thanks, thanks_on

BRANCHES = 30
BESIDE = "beside_"


@dataclass(frozen=True)
class SiteOfPartner:
    """A site that works with the partner, and the partner's ally there."""

    name: str
    ally: str | None


@dataclass(frozen=True)
class Branch:
    """A branch of the partner."""

    pk: int
    name: str
    town: str


@dataclass(frozen=True)
class PartnerPage:
    """A partner with its owners and parent, who holds it, how it was thanked, its sites and its
    first branches. `band` and `strands` (letters) are what was found when it was looked at last,
    None if nobody has."""

    partner: Partner
    ends: Ends
    thanks: Thanks
    band: str | None
    strands: str | None
    sites: list[SiteOfPartner]
    branches: list[Branch]
    has_more_branches: bool


def get_partner_page(office: Office, pk: int) -> PartnerPage:
    """One partner, archived or not. Raises Partner.DoesNotExist."""
    found = _partner.rows(office.pk, int(pk))
    if not found:
        raise Partner.DoesNotExist
    partner: Any = found[0]
    keep_beside(partner, {it: getattr(partner, f"{BESIDE}{it}") for it in rows_beside()})
    return PartnerPage(
        partner=partner,
        ends=Ends(
            owner=is_there(partner.owner),
            backup_owner=is_there(partner.backup_owner),
            primary_contact=bool(partner.has_primary_contact),
            backup_contact=bool(partner.has_backup_contact),
            one_person=partner.one_person,
        ),
        thanks=thanks_on(
            partner.last_thanked_on,
            partner.last_channels or [],
            office.local(partner.recorded_at).date(),
            office.today(),
        ),
        band=partner.health_band if partner.health_at else None,
        strands=partner.health_strands if partner.health_at else None,
        sites=[SiteOfPartner(**row) for row in partner.site_rows],
        branches=[Branch(**row) for row in partner.branch_rows[:BRANCHES]],
        has_more_branches=len(partner.branch_rows) > BRANCHES,
    )


def is_there(member: Membership | None) -> bool:
    """Whether an end is held by somebody who is still at the office."""
    return member is not None and member.deactivated_at is None


@prepared_by_key
def _partner(office_id: int, pk: int) -> QuerySet[Partner, Any]:
    return (
        Partner.objects.filter(office_id=office_id, pk=pk)
        .select_related("parent", "owner", "backup_owner")
        .annotate(
            has_primary_contact=F("standings__has_primary_contact"),
            has_backup_contact=F("standings__has_backup_contact"),
            last_thanked_on=F("standings__last_thanked_on"),
            last_channels=F("standings__last_channels"),
            health_at=F("standings__health_at"),
            health_band=F("standings__health_band"),
            health_strands=F("standings__health_strands"),
            site_rows=ArraySubquery(_sites(office_id)),
            branch_rows=ArraySubquery(_branches(office_id)),
            need_rows=ArraySubquery(need_objects(office_id)),
            **_beside(office_id),
        )
    )


def _beside(office_id: int) -> dict[str, ArraySubquery]:
    """What the panels of other apps show of the partner."""
    return {f"{BESIDE}{it}": ArraySubquery(rows(office_id)) for it, rows in rows_beside().items()}


def _sites(office_id: int) -> QuerySet[PartnerSite, Any]:
    rows = PartnerSite.objects.filter(office_id=office_id, partner=OuterRef("pk"))
    said = JSONObject(name="site__name", ally="ally__display_name")
    return rows.order_by("site__name", "id").values(said=said)


def _branches(office_id: int) -> QuerySet[Partner, Any]:
    rows = Partner.objects.filter(office_id=office_id, parent=OuterRef("pk"), archived_at=None)
    said = JSONObject(pk="id", name="name", town="town")
    return rows.order_by("search_key", "id").values(said=said)[: BRANCHES + 1]
