"""Find needs: one, a partner's with those of its parent, or a page of the office's."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.db.models import OuterRef, Q, QuerySet
from django.db.models.functions import JSONObject, Lower

from core.api.fields import read_id
from core.folding import contains_folded
from core.pager import Page, SortKey, order_of, paginate
from offices.models import Office
from partnerships.enums.needs import NeedTopic
from partnerships.enums.partners import Stage
from partnerships.models import Need, Partner
from partnerships.queries.partners import holds_text

PAGE_SIZE = 50
SHOWN = 6
"""Needs that a partner's page shows; the others stand in the list."""

VIEWS = ("", "met", "archived")
SORTS = ("asked", "-asked")
COLUMNS = (
    "id",
    "words",
    "topic",
    "asked_on",
    "met_on",
    "partner_id",
    "partner__name",
    "recorded_by__display_name",
)


@dataclass(frozen=True)
class NeedFilters:
    """Which needs, in which order. Empty means any; what makes no sense is dropped.

    `view`: those that are open, those that were met, or those that were removed.
    """

    q: str = ""
    topic: str = ""
    partner: int | None = None
    view: str = ""
    sort: str = "asked"

    @classmethod
    def read(cls, query: Mapping[str, str]) -> "NeedFilters":
        """Out of an address' query."""
        return cls(
            q=query.get("q", "").replace("\x00", "").strip()[:100],
            topic=_one_of(NeedTopic.values, query.get("topic")),
            partner=read_id(query.get("partner", "")),
            view=_one_of(VIEWS, query.get("view")),
            sort=_one_of(SORTS, query.get("sort"), "asked"),
        )

    @property
    def is_narrowed(self) -> bool:
        """Whether anything but the view and the order was asked for."""
        return self != NeedFilters(view=self.view, sort=self.sort)

    def as_query(self) -> str:
        """The address' query that says the same; "" for the plain list."""
        names = [it for it in fields(self) if getattr(self, it.name) != it.default]
        return urlencode({it.name: getattr(self, it.name) for it in names})


def get_need(office: Office, pk: int) -> Need:
    """One need, archived or not. Raises Need.DoesNotExist."""
    return Need.objects.select_related("office", "partner").get(office=office, pk=pk)


def open_needs(office: Office | int) -> QuerySet[Need]:
    """What partners want now: neither met nor archived."""
    return Need.objects.filter(office=office, met_on=None, archived_at=None)


@dataclass(frozen=True)
class NeedOfPartner:
    """What a partner wants; of its parent (`partner_id` tells) it holds for the partner, too."""

    id: int
    words: str
    topic: str
    asked_on: date
    partner_id: int


def need_objects(office_id: int) -> QuerySet[Need, Any]:
    """For a query of partners: what each wants and what its parent wants, asked last first, as
    JSON that `needs_of` reads; one more than are shown."""
    whose = Q(partner=OuterRef("pk")) | Q(partner=OuterRef("parent"))
    rows = open_needs(office_id).filter(whose).order_by("-asked_on", "-id")
    names = [it.name for it in fields(NeedOfPartner)]
    return rows.values(said=JSONObject(**{it: it for it in names}))[: SHOWN + 1]


def needs_of(rows: Sequence[Mapping[str, Any]]) -> list[NeedOfPartner]:
    """What `need_objects` found of a partner."""
    return [
        NeedOfPartner(**{**row, "asked_on": date.fromisoformat(row["asked_on"])}) for row in rows
    ]


def list_needs(
    office: Office, filters: NeedFilters, cursor: str | None = None, size: int = PAGE_SIZE
) -> Page[Any]:
    """One page of rows of `COLUMNS`. Raises core.pager.BadCursor."""
    rows, keys = need_rows(office, filters), order_of_needs(filters)
    return paginate(rows, keys, size=size, cursor=cursor)


def need_rows(office: Office, filters: NeedFilters) -> "QuerySet[Need, Any]":
    """All rows of `COLUMNS` that the filters leave, in no order."""
    return matching_needs(office, filters).values_list(*COLUMNS, named=True)


def matching_needs(office: Office, filters: NeedFilters) -> QuerySet[Need]:
    """The needs that the filters leave, in no order; none of a partner that is archived, and no
    open ones of one that ended, unless that partner is asked for."""
    found = Need.objects.filter(office=office, archived_at__isnull=filters.view != "archived")
    found = found.filter(partner__archived_at=None)
    if filters.view != "archived":
        found = found.filter(met_on__isnull=filters.view == "")
    if filters.view == "" and filters.partner is None:
        found = found.exclude(partner__stage=Stage.ENDED)
    if filters.topic:
        found = found.filter(topic=filters.topic)
    if filters.partner is not None:
        found = found.filter(partner=filters.partner)
    return found.filter(_holds(office, filters.q)) if filters.q else found


def order_of_needs(filters: NeedFilters) -> list[SortKey]:
    """The order that was asked for, as the pager wants it."""
    return order_of("asked_on" if filters.sort == "asked" else "-asked_on")


def _holds(office: Office, text: str) -> Q:
    """Needs of partners that the words find, or that hold the words themselves."""
    partners = Partner.objects.filter(holds_text(text), office=office)
    return Q(partner__in=partners.values("pk")) | contains_folded(Lower("words"), text)


def _one_of(values: Sequence[str], wanted: str | None, default: str = "") -> str:
    return wanted if wanted is not None and wanted in values else default
