"""Today: the member's partners that somebody is missing for, on our side or on theirs."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Case, Count, IntegerField, QuerySet, Value, When, Window
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from core.addresses import address_in
from core.moulds import filled
from core.prepared import prepared
from core.registries.panels import Panel
from offices.permissions import Permission, may
from offices.requests import OfficeRequest
from outreach.presenters.rows import addresses
from partnerships.enums.partners import Tier
from partnerships.models import Partner
from partnerships.queries.filters import PartnerFilters
from partnerships.queries.partners import COLUMNS, ends_of, matching_partners
from partnerships.queries.strands import Ends

SHOWN = 5
ROW = "outreach/loose_end_row.html"


@dataclass(frozen=True)
class LooseEnds:
    """A partner, what it is missing in words, and where that is mended."""

    name: str
    url: str
    missing: str
    tie_url: str


def loose_ends_panel(request: OfficeRequest) -> Panel | None:
    """The first few, key partners first, and the list behind the number; none is no panel."""
    slug, member = request.office.slug, request.membership.pk
    found = _first.rows(request.office.pk, member)
    if not found:
        return None
    count = found[0].in_all
    rows = [_loose_ends(slug, row) for row in found]
    shape = {"may_tie": may(request.membership, Permission.EDIT_PARTNERS)}
    context = {
        "rows": rows,
        "drawn": [filled(ROW, shape, vars(it) | {"number": n}) for n, it in enumerate(rows, 1)],
        "count": count,
        "more": count - len(found),
        "url": f"{address_in(slug, 'partners')}?{_filters(member).as_query()}",
    }
    return Panel("outreach/today_loose_ends.html", context)


@prepared
def _first(office: int, member: int) -> QuerySet[Partner, Any]:
    is_key = Case(When(tier=Tier.KEY, then=Value(0)), default=Value(1), output_field=IntegerField())
    partners = matching_partners(office, _filters(member)).annotate(
        in_all=Window(Count("*")), is_key=is_key
    )
    rows = partners.order_by("is_key", "search_key", "id")
    return rows.values_list(*COLUMNS, "in_all", "is_key", named=True)[:SHOWN]


def _filters(member: int) -> PartnerFilters:
    return replace(PartnerFilters(member), view="no-backup", owner="me")


def _loose_ends(slug: str, row: Any) -> LooseEnds:
    return LooseEnds(
        name=row.name,
        url=addresses(slug).partner(row.id),
        missing=capfirst(", ".join(_missing(ends_of(row)))),
        tie_url=addresses(slug).ends(row.id),
    )


def _missing(ends: Ends) -> Iterator[str]:
    """Which of the four ends nobody holds."""
    if not ends.owner:
        yield _("no owner")
    if not ends.backup_owner:
        yield _("no backup on our side")
    if not ends.primary_contact:
        yield _("no primary contact")
    if not (ends.backup_contact or ends.one_person):
        yield _("no backup contact")
