"""Endings: the one that holds, one by its id, reasons to choose from, a page of the list."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q, QuerySet
from django.db.models.functions import JSONObject

from core.pager import Page, order_of, page_of, placed, read_cursor
from core.prepared import prepared_by_key
from offices.models import Office
from partnerships.enums.exits import ExitReason
from partnerships.models import Exit, ExitCause, OwnExitReason

OWN = "own-"
"""How the value of an own reason begins: "own-7"."""

PAGE_SIZE = 50
COLUMNS = (
    *("id", "ended_on", "as_planned", "note", "over_at", "partner_id", "partner__name"),
    *("recorded_by__display_name",),
)
CURRENT = Q(archived_at=None, over_at=None)


@dataclass(frozen=True)
class ExitFilters:
    """Which endings. `reason` is one of the survey's or "own-7", "planned" or "not-said";
    `first` and `last` are days (those of `year`, where one was asked for), `state` "" (all),
    "ended" (still so) or "back"."""

    reason: str = ""
    state: str = ""
    year: str = ""
    first: date | None = None
    last: date | None = None
    partner: int | None = None

    @property
    def is_narrowed(self) -> bool:
        """Whether anything was asked for."""
        return self != ExitFilters()


def get_exit(office: Office, pk: int) -> Exit:
    """One ending, taken back or not. Raises Exit.DoesNotExist."""
    return Exit.objects.select_related("office", "partner__office").get(office=office, pk=pk)


def current_exit(office_id: int, partner_id: int) -> Any:
    """The ending that holds: a row of `COLUMNS` and `said_causes`; None where there is none."""
    found = _current.rows(office_id, partner_id)
    return found[0] if found else None


def exits_that_hold(office_id: int, partner_ids: Sequence[int]) -> dict[int, Any]:
    """By partner, the ending that holds: rows of `COLUMNS` and `said_causes`."""
    rows = Exit.objects.filter(CURRENT, office_id=office_id, partner_id__in=partner_ids)
    found = with_causes(rows).values_list(*COLUMNS, "said_causes", named=True)
    return {row.partner_id: row for row in found}


@prepared_by_key
def _current(office_id: int, partner_id: int) -> QuerySet[Exit, Any]:
    rows = Exit.objects.filter(CURRENT, office_id=office_id, partner_id=partner_id)
    return with_causes(rows).values_list(*COLUMNS, "said_causes", named=True)


def with_causes(rows: QuerySet[Exit, Any]) -> QuerySet[Exit, Any]:
    """The rows with `said_causes`: reason, or own reason with its id, name and whose hands."""
    of_row = ExitCause.objects.filter(office=OuterRef("office"), exit=OuterRef("pk"))
    said = JSONObject(
        reason="reason", own="own_id", name="own__name", controllable="own__is_controllable"
    )
    return rows.annotate(said_causes=ArraySubquery(of_row.order_by("id").values(said=said)))


def own_reasons(office: Office, *, archived: bool = False) -> QuerySet[OwnExitReason]:
    """The office's own reasons, by name."""
    rows = OwnExitReason.objects.filter(office=office, archived_at__isnull=not archived)
    return rows.order_by("name", "id")


def get_own_reason(office: Office, pk: int) -> OwnExitReason:
    """One own reason, archived or not. Raises OwnExitReason.DoesNotExist."""
    return OwnExitReason.objects.select_related("office").get(office=office, pk=pk)


def reason_choices(office: Office, keep: Sequence[int] = ()) -> list[tuple[str, Any]]:
    """The survey's ten, then the office's own; `keep`: own ones that may be archived."""
    rows = OwnExitReason.objects.filter(Q(archived_at=None) | Q(pk__in=keep), office=office)
    own = rows.order_by("name", "id").values_list("pk", "name")
    return [*ExitReason.choices, *((f"{OWN}{pk}", name) for pk, name in own)]


def read_reasons(office: Office, chosen: Sequence[str]) -> dict[str, list[Any]]:
    """Chosen values, apart: `reasons` of the survey and `own` ones."""
    ids = [int(it.removeprefix(OWN)) for it in chosen if it.startswith(OWN)]
    own = OwnExitReason.objects.filter(office=office, pk__in=ids) if ids else ()
    return {"reasons": [it for it in chosen if not it.startswith(OWN)], "own": list(own)}


def list_exits(
    office: Office, filters: ExitFilters, cursor: str | None = None, size: int = PAGE_SIZE
) -> Page[Any]:
    """One page, the newest first. Raises core.pager.BadCursor."""
    keys = order_of("-ended_on")
    place = read_cursor(cursor, keys)
    values = place.values and [date.fromisoformat(place.values[0]), place.values[1]]
    found = placed(exit_rows(office, filters), keys, place.backwards, values)
    return page_of(list(found[: size + 1]), keys, size=size, place=place)


def exit_rows(office: Office, filters: ExitFilters) -> QuerySet[Exit, Any]:
    """All rows of `COLUMNS` and `said_causes` that the filters leave, in no order."""
    rows = with_causes(matching_exits(office, filters))
    return rows.values_list(*COLUMNS, "said_causes", named=True)


def matching_exits(office: Office, filters: ExitFilters) -> QuerySet[Exit]:
    """The endings that the filters leave, none that was taken back."""
    rows = Exit.objects.filter(office=office, archived_at=None)
    rows = rows.filter(STATES[filters.state]) if filters.state else rows
    if filters.partner is not None:
        rows = rows.filter(partner=filters.partner)
    if filters.first is not None:
        rows = rows.filter(ended_on__gte=filters.first)
    if filters.last is not None:
        rows = rows.filter(ended_on__lte=filters.last)
    return _with_reason(rows, office, filters.reason) if filters.reason else rows


def _with_reason(rows: QuerySet[Exit], office: Office, reason: str) -> QuerySet[Exit]:
    causes = ExitCause.objects.filter(office=office)
    if reason == PLANNED:
        return rows.filter(as_planned=True)
    if reason == NOT_SAID:
        return rows.filter(as_planned=False).exclude(pk__in=causes.values("exit"))
    if reason.startswith(OWN):
        return rows.filter(pk__in=causes.filter(own=int(reason.removeprefix(OWN))).values("exit"))
    return rows.filter(pk__in=causes.filter(reason=reason).values("exit"))


PLANNED, NOT_SAID = "planned", "not-said"
STATES: Mapping[str, Q] = {"ended": Q(over_at=None), "back": Q(over_at__isnull=False)}
