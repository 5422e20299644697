"""Lines of the lists behind figures of retention: partners, with why they are at risk."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q, QuerySet

from core.pager import SortKey, order_of
from core.prepared import prepared
from outcomes.models import PartnerRisk
from outcomes.queries.frames import Frame
from outcomes.queries.retention_filters import RetentionFilters
from partnerships.enums.health import Band
from partnerships.enums.partners import Stage
from partnerships.models import PartnerStanding

COLUMNS = (
    *("id", "partner_id", "partner__name", "partner__search_key", "partner__kind"),
    *("partner__town", "partner__stage", "partner__tier", "partner__owner__display_name"),
    *("health_band", "health_score", "health_strands", "health_at", "last_two_way_on"),
    *("last_thanked_on",),
)
FEW = 10
"""At risk, shown on the dashboard: what an office can act on; the rest is behind "more"."""


def partner_rows(standings: QuerySet[PartnerStanding]) -> "QuerySet[PartnerStanding, Any]":
    """Plain rows of `COLUMNS`."""
    return standings.values_list(*COLUMNS, named=True)


def order_of_partners() -> list[SortKey]:
    """By name."""
    return order_of("partner__search_key")


def most_at_risk(frame: Frame, filters: RetentionFilters) -> list[Any]:
    """The few active partners at risk whose score is highest: of the figure "band.risk"."""
    if not filters.said:
        return _at_risk.rows(frame.office_id)
    return list(_worst(frame.office_id, filters.of_standings()))


def risks_of(office_id: int, partner_ids: Iterable[int]) -> dict[int, Any]:
    """The newest that is known of each partner's risk, by the partner's id."""
    found = PartnerRisk.objects.filter(office=office_id, partner__in=list(partner_ids))
    rows = found.values_list("partner_id", "states", "evidence", "floors", named=True)
    return {it.partner_id: it for it in rows}


@prepared
def _at_risk(office_id: int) -> "QuerySet[PartnerStanding, Any]":
    return _worst(office_id, Q(partner__archived_at=None))


def _worst(office_id: int, chosen: Q) -> "QuerySet[PartnerStanding, Any]":
    standings = PartnerStanding.objects.filter(
        chosen,
        office_id=office_id,
        health_band=Band.RISK.value,
        partner__stage=Stage.ACTIVE.value,
    )
    return partner_rows(standings).order_by("-health_score", "-partner_id")[:FEW]
