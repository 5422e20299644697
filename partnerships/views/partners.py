"""The list of partners: tabs, filters, search as one types, orders, pages, CSV."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from core.addresses import address_in
from core.exports.answers import Format, send_table
from core.pager import BadCursor
from offices.enums.vocabularies import Vocabulary
from offices.permissions import Permission, require
from offices.requests import OfficeRequest
from partnerships.enums.partners import Stage
from partnerships.exports.partners import export_partners
from partnerships.presenters.lines import partner_lines
from partnerships.presenters.list_parts import filters_drawn, table_drawn
from partnerships.queries.choices import member_names, site_names
from partnerships.queries.filters import PartnerFilters
from partnerships.queries.labels import Labels, labels_of_all
from partnerships.queries.partners import list_partners

TEMPLATE = "partnerships/partners.html"
RESULTS = "results"  # what htmx replaces while one types

TABS = (
    ("mine", _("Mine")),
    ("everyone", _("Everyone")),
    ("at-risk", _("At risk")),
    ("no-backup", _("No backup")),
    ("archived", _("Archived")),
)
HEADS = {
    "name": (_("Partner"), ""),
    "last-touch": (_("Last touch"), "opt"),
    "next-step": (_("Next step"), "opt"),
}
DIRECTIONS = {"": "ascending", "-": "descending"}


@dataclass(frozen=True)
class Tab:
    """One of the saved views; without a count, which would grow with the office."""

    label: Any
    url: str
    is_current: bool
    count: int | None = None


@dataclass(frozen=True)
class Head:
    """A column head that sorts."""

    label: Any
    url: str
    direction: str
    classes: str


@dataclass(frozen=True)
class Select:
    """One filter and its options (value, label)."""

    name: str
    label: Any
    any: Any
    value: str
    options: Sequence[tuple[Any, Any]]


@require_GET
def partners(request: OfficeRequest, office: str) -> HttpResponse:
    """The list, or what is left of it while one types."""
    require(request.membership, Permission.SEE)
    filters = PartnerFilters.read(request.GET.dict(), request.membership.pk)
    try:
        page = list_partners(request.office, filters, request.GET.get("page"))
    except BadCursor as error:
        raise Http404(str(error)) from error
    labels = labels_of_all(
        request.office, Vocabulary.PARTNER_KIND, Vocabulary.TIER, Vocabulary.CAREER_CLUSTER
    )
    context = {
        "table": table_drawn(
            _heads(request, filters), partner_lines(request.office, page.rows, labels)
        ),
        "filters": filters,
        "previous_url": _address(request, filters, page.previous),
        "next_url": _address(request, filters, page.next),
        "clear_url": _address(request, PartnerFilters(filters.member_id, view=filters.view)),
    }
    if request.htmx.target == RESULTS:
        return render(request, f"{TEMPLATE}#{RESULTS}", context)
    around = {
        "tabs": _tabs(request, filters),
        "filters_drawn": filters_drawn(
            request.office,
            filters,
            _selects(request, filters, labels),
            _more_selects(filters, labels),
        ),
    }
    return render(request, TEMPLATE, context | around)


@require_GET
def partners_file(request: OfficeRequest, office: str, kind: Format) -> HttpResponseBase:
    """The whole list with the same filters, as a file."""
    require(request.membership, Permission.EXPORT)
    filters = PartnerFilters.read(request.GET.dict(), request.membership.pk)
    return send_table(request.office.pk, export_partners(request.office, filters), kind)


def _address(request: OfficeRequest, filters: PartnerFilters, cursor: str | None = "") -> str:
    """The list's address with these filters; "" for a page that is not there (None)."""
    if cursor is None:
        return ""
    said = [part for part in (filters.as_query(), f"page={cursor}" if cursor else "") if part]
    query = f"?{'&'.join(said)}" if said else ""
    return f"{address_in(request.office.slug, 'partners')}{query}"


def _tabs(request: OfficeRequest, filters: PartnerFilters) -> list[Tab]:
    return [
        Tab(
            label,
            _address(request, PartnerFilters(filters.member_id, view=view)),
            view == filters.view,
        )
        for view, label in TABS
    ]


def _heads(request: OfficeRequest, filters: PartnerFilters) -> dict[str, Head]:
    """A click sorts upwards, a second one downwards."""
    heads = {}
    for name, (label, classes) in HEADS.items():
        sorts = filters.sort.removeprefix("-") == name
        direction = DIRECTIONS[filters.sort[:1] if filters.sort[:1] == "-" else ""] if sorts else ""
        turned = f"-{name}" if direction == "ascending" else name
        url = _address(request, filters.sorted_by(turned))
        heads[name.replace("-", "_")] = Head(label, url, direction, classes)
    return heads


def _selects(request: OfficeRequest, filters: PartnerFilters, labels: Labels) -> list[Select]:
    owners = [("me", _("Me")), ("none", _("Nobody")), *member_names(request.office)]
    sites = site_names(request.office)
    tiers = list(labels[Vocabulary.TIER].items())
    return [
        Select("stage", _("Stage"), _("Any stage"), filters.stage, list(Stage.choices)),
        Select("tier", _("Tier"), _("Any tier"), filters.tier, tiers),
        Select("owner", _("Owner"), _("Any owner"), filters.owner, owners),
        Select("site", _("Site"), _("Any site"), filters.site, sites),
    ]


def _more_selects(filters: PartnerFilters, labels: Labels) -> list[Select]:
    kinds = list(labels[Vocabulary.PARTNER_KIND].items())
    clusters = list(labels[Vocabulary.CAREER_CLUSTER].items())
    return [
        Select("kind", _("Kind"), _("Any kind"), filters.kind, kinds),
        Select("cluster", _("Career cluster"), _("Any cluster"), filters.cluster, clusters),
    ]
