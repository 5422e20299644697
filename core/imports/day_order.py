"""Whether the day or the month comes first: the whole column is looked over before its cells.

15/01/2025 can only have the day first, so 03/09/2024 of the same column has it first, too.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from django.db import connection
from django.utils.translation import gettext_noop

from core.imports.findings import worded
from core.models.imports import DayOrder, Import
from core.registries.sheets import Order, sheet_named

DAY, MONTH, REST = "(1[3-9]|2[0-9]|3[01])", "(0?[1-9]|1[0-2])", r"[-/.]([0-9]{4}|[0-9]{2})(?![0-9])"
WEEKDAY = r"^([[:alpha:]]+[.,]*\s+)?"
DAY_FIRST = f"{WEEKDAY}{DAY}[-/.]{MONTH}{REST}|^{DAY}[-/]{MONTH}$"
MONTH_FIRST = f"{WEEKDAY}{MONTH}[-/.]{DAY}{REST}|^{MONTH}[-/]{DAY}$"
"""Cells that can only be read one way; those of PostgreSQL, which looks them over."""

CHOSEN = gettext_noop("As you chose, days are read with the day first: 3/9 is September 3.")
SHOWN = gettext_noop(
    "“%(column)s” has the day first, as row %(day_line)d shows: 3/9 is September 3."
)
FOLLOWS = gettext_noop(
    "“%(column)s” is read with the day first, like the other days of the file: 3/9 is September 3."
)
BOTH = gettext_noop(
    "“%(column)s” has days with the day first (row %(day_line)d) and days with the month first"
    " (row %(month_line)d). What could be either is read with the month first and has a warning;"
    " if that is wrong, change the columns and say how days are written."
)

FIRST_LINES = "min(number) FILTER (WHERE cells[%s] ~ %s)"

type Lines = tuple[int | None, int | None]
"""The first line that can only have the day first, and the first that only the month."""


def look_over(run: Import) -> dict[str, dict[str, Any]]:
    """How the columns of days are to be read, but for those with the month first as usual.

    By column {"order"}, with {"day_line", "month_line"} where its own cells have shown it. One
    statement, whatever the length of the file.
    """
    columns = [it.key for it in sheet_named(run.sheet).columns if it.is_day]
    columns = [it for it in columns if it in run.mapping]
    if run.day_order != DayOrder.FILE or not columns:
        return {it: {"order": run.day_order} for it in columns if run.day_order == DayOrder.DAY}
    lines = _first_lines(run, columns)
    shown = {_order(it) for it in lines.values()} - {None}
    usual: Order = "day" if shown == {"day"} else "month"
    orders = {key: _order(it) or usual for key, it in lines.items()}
    return {key: _said(order, lines[key]) for key, order in orders.items() if order != "month"}


def orders_of(run: Import) -> dict[str, Order]:
    """The same for the sheet that reads the cells, by column."""
    return {key: it["order"] for key, it in run.facts.get("days", {}).items()}


def days_said(run: Import) -> list[str]:
    """How days in numbers are read, in sentences; none where all is as usual."""
    days = {key: it for key, it in run.facts.get("days", {}).items() if key in run.mapping}
    if not days or run.day_order == DayOrder.FILE:
        return list(_shown(run, days))
    return [worded(CHOSEN, {})]


def _first_lines(run: Import, columns: list[str]) -> dict[str, Lines]:
    asked = ", ".join([FIRST_LINES] * 2 * len(columns))
    places = [run.mapping[it] + 1 for it in columns]
    patterns = [it for at in places for it in (at, DAY_FIRST, at, MONTH_FIRST)]
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {asked} FROM core_importrow WHERE office_id = %s AND run_id = %s",
            [*patterns, run.office_id, run.pk],
        )
        found = cursor.fetchone()
    return {key: (found[2 * at], found[2 * at + 1]) for at, key in enumerate(columns)}


def _order(lines: Lines) -> Order | None:
    """What the cells of a column show by themselves; None for nothing."""
    match lines:
        case (None, None):
            return None
        case (_, None):
            return "day"
        case (None, _):
            return "month"
    return "either"


def _said(order: Order, lines: Lines) -> dict[str, Any]:
    names = ("day_line", "month_line")
    found = {name: line for name, line in zip(names, lines, strict=True) if line is not None}
    return {"order": order, **found}


def _shown(run: Import, days: Mapping[str, Any]) -> Iterator[str]:
    for key, said in days.items():
        shown = SHOWN if "day_line" in said else FOLLOWS
        words = BOTH if said["order"] == "either" else shown
        yield worded(words, said | {"column": run.header[run.mapping[key]]})
