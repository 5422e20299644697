"""Find concerns: one, a partner's, those that somebody has to answer, or a page of the office's."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.db.models import (
    BigIntegerField,
    Case,
    Count,
    F,
    OuterRef,
    Q,
    QuerySet,
    Sum,
    Value,
    When,
    Window,
)
from django.db.models.functions import Coalesce, JSONObject, Lower

from core.among import IsAmong
from core.api.fields import read_id
from core.folding import contains_folded
from core.pager import Page, SortKey, order_of, paginate
from core.prepared import prepared
from offices.models import Membership, Office
from outreach.enums.concerns import ConcernKind
from outreach.models import Concern
from outreach.queries.stand_ins import Roster, roster
from partnerships.enums.partners import Stage
from partnerships.models import Partner
from partnerships.queries.partners import holds_text

PAGE_SIZE = 50
BESIDE = 7
DAYS = ("raised_on", "promised_on", "answered_on", "activity__starts_on")
"""Columns that are days."""
MINE = "me"
VIEWS = ("", "overdue", "answered", "all", "archived")
SOONEST = F("promised_on").asc(nulls_last=True)
COLUMNS = (
    *("id", "kind", "what", "raised_on", "promised_on", "answered_on", "answer"),
    *("partner_id", "partner__name", "owner_id", "owner__display_name", "activity_id"),
    *("activity__kind", "activity__starts_on", "recorded_by__display_name"),
)
ON_TODAY = (
    *("id", "kind", "what", "raised_on", "promised_on", "partner_id", "partner__name"),
    *("owner_id", "owner__display_name", "in_all", "due_in_all"),
)


@dataclass(frozen=True)
class ConcernFilters:
    """Which concerns. Empty means any; what makes no sense is dropped.

    `view`: those that are open ("" of the whole office, where of one partner it is all), overdue,
    answered, all of them, or removed. `whose`: "me" for those that the reader has to answer.
    """

    q: str = ""
    kind: str = ""
    partner: int | None = None
    whose: str = ""
    view: str = ""

    @classmethod
    def read(cls, query: Mapping[str, str]) -> "ConcernFilters":
        """Out of an address' query."""
        partner = read_id(query.get("partner", ""))
        view = _one_of(VIEWS, query.get("view"))
        return cls(
            q=query.get("q", "").replace("\x00", "").strip()[:100],
            kind=_one_of(ConcernKind.values, query.get("kind")),
            partner=partner,
            whose=_one_of((MINE,), query.get("whose")),
            view="all" if partner is not None and "view" not in query else view,
        )

    @property
    def is_narrowed(self) -> bool:
        """Whether anything but the view was asked for."""
        return self != ConcernFilters(view=self.view)

    def as_query(self) -> str:
        """The address' query that says the same; "" for the plain list."""
        said = {it.name: getattr(self, it.name) for it in fields(self)}
        said = {name: value for name, value in said.items() if value not in ("", None)}
        if self.partner is not None:
            said["view"] = self.view  # without one it would be all
        return urlencode(said)


def get_concern(office: Office, pk: int) -> Concern:
    """One concern, archived or not. Raises Concern.DoesNotExist."""
    rows = Concern.objects.select_related("office", "partner", "owner", "activity")
    return rows.get(office=office, pk=pk)


def concerns_beside(office_id: int) -> QuerySet[Concern, Any]:
    """Beside a partner: what is open, promised soonest first, then what was answered last; as
    many objects of `COLUMNS` as its page shows, and one more."""
    found = Concern.objects.filter(office_id=office_id, partner=OuterRef("pk"), archived_at=None)
    ordered = found.order_by(F("answered_on").desc(nulls_first=True), SOONEST, "raised_on", "id")
    return ordered.values(said=JSONObject(**{it: it for it in COLUMNS}))[:BESIDE]


def first_to_answer(
    office: Office, member: Membership, today: date, most: int
) -> tuple[list[Any], int, int]:
    """The first rows of `ON_TODAY` that a member has to answer, how many there are in all, and
    how many of them are due."""
    there = roster(office, today)
    is_in_charge = member.pk in there.in_charge
    found = _to_answer.rows(office.pk, member.pk, _absent(there), today, is_in_charge, (most,))
    return found, *((found[0].in_all, found[0].due_in_all) if found else (0, 0))


@prepared
def _to_answer(
    office_id: int,
    member_id: int,
    absent: str,
    today: date,
    is_in_charge: bool,
    most: tuple[int],
) -> QuerySet[Concern, Any]:
    is_due = Case(When(promised_on__lte=today, then=Value(1)), default=Value(0))
    rows = _had_by(open_concerns(office_id), member_id, absent, is_in_charge=is_in_charge)
    counted = rows.annotate(in_all=Window(Count("*")), due_in_all=Window(Sum(is_due)))
    ordered = counted.order_by(SOONEST, "raised_on", "id")
    return ordered.values_list(*ON_TODAY, named=True)[: most[0]]


def open_concerns(office: Office | int) -> QuerySet[Concern]:
    """What partners wait for that are not archived and have not ended: with a partnership ends
    the promise of an answer; it is on record and counts again if the partnership goes on."""
    found = Concern.objects.filter(
        office=office, answered_on=None, archived_at=None, partner__archived_at=None
    )
    return found.exclude(partner__stage=Stage.ENDED)


def concerns_of(
    found: QuerySet[Concern], office: Office, member: Membership, today: date
) -> QuerySet[Concern]:
    """Those of them that a member has to answer.

    Its owner has a concern, without one the partner's owner. Where that one is away or has left,
    or there is none, the partner's backup owner has it, else the partner's owner, else whoever is
    in charge (`outreach.queries.stand_ins`).
    """
    there = roster(office, today)
    is_in_charge = member.pk in there.in_charge
    return _had_by(found, member.pk, _absent(there), is_in_charge=is_in_charge)


def _had_by(
    found: QuerySet[Concern], member_id: int, absent: str, *, is_in_charge: bool
) -> QuerySet[Concern]:
    whose = Coalesce("owner_id", "partner__owner_id", output_field=BigIntegerField())
    no_first, no_backup, no_owner = (
        Q(**{column: None}) | Q(IsAmong(F(column), Value(absent)))
        for column in ("whose", "partner__backup_owner_id", "partner__owner_id")
    )
    taken = Q(partner__backup_owner_id=member_id) | (Q(partner__owner_id=member_id) & no_backup)
    if is_in_charge:
        taken |= no_backup & no_owner
    return found.annotate(whose=whose).filter(Q(whose=member_id) | (no_first & taken))


def _absent(there: Roster) -> str:
    return f"{{{','.join(str(pk) for pk in sorted(there.absent))}}}"


def list_concerns(
    office: Office,
    filters: ConcernFilters,
    member: Membership,
    today: date,
    cursor: str | None = None,
    size: int = PAGE_SIZE,
) -> Page[Any]:
    """One page of rows of `COLUMNS`. Raises core.pager.BadCursor."""
    rows = concern_rows(office, filters, member, today)
    return paginate(rows, order_of_concerns(filters), size=size, cursor=cursor)


def concern_rows(
    office: Office, filters: ConcernFilters, member: Membership, today: date
) -> "QuerySet[Concern, Any]":
    """All rows of `COLUMNS` that the filters leave, in no order."""
    found = matching_concerns(office, filters, today)
    if filters.whose == MINE:
        found = concerns_of(found, office, member, today)
    return found.values_list(*COLUMNS, named=True)


def matching_concerns(office: Office, filters: ConcernFilters, today: date) -> QuerySet[Concern]:
    """The concerns that the filters leave but for whose they are, in no order."""
    is_gone = filters.view == "archived"
    found = Concern.objects.filter(office=office, archived_at__isnull=not is_gone)
    found = found.filter(partner__archived_at=None)
    if filters.view in ("", "overdue"):
        found = found.filter(answered_on=None).exclude(partner__stage=Stage.ENDED)
    if filters.view == "overdue":
        found = found.filter(promised_on__lt=today)
    if filters.view == "answered":
        found = found.exclude(answered_on=None)
    if filters.kind:
        found = found.filter(kind=filters.kind)
    if filters.partner is not None:
        found = found.filter(partner=filters.partner)
    return found.filter(_holds(office, filters.q)) if filters.q else found


def order_of_concerns(filters: ConcernFilters) -> list[SortKey]:
    """What is open by the promised day, what was answered by that day, else the newest first."""
    if filters.view in ("", "overdue"):
        return order_of("promised_on", nullable=["promised_on"])
    return order_of("-answered_on" if filters.view == "answered" else "-raised_on")


def _holds(office: Office, text: str) -> Q:
    """Concerns of partners that the words find, or that hold the words themselves."""
    partners = Partner.objects.filter(holds_text(text), office=office)
    own = contains_folded(Lower("what"), text) | contains_folded(Lower("answer"), text)
    return Q(partner__in=partners.values("pk")) | own


def _one_of(values: Sequence[str], wanted: str | None, default: str = "") -> str:
    return wanted if wanted is not None and wanted in values else default
