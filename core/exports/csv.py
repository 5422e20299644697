"""CSV for spreadsheets: line by line, marked as UTF-8, and nothing in it runs as a formula."""

import csv
from collections.abc import Iterator
from datetime import date, time
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from core.exports.formulas import guarded
from core.exports.table import Table

BYTE_ORDER_MARK = "\ufeff"  # without it, spreadsheets read UTF-8 as something else


class _Echo:
    """A file that hands back what is written to it."""

    def write(self, value: str) -> str:
        return value


def csv_lines(table: Table) -> Iterator[str]:
    """The file line by line; call it inside the office."""
    writer = csv.writer(_Echo())
    yield BYTE_ORDER_MARK + writer.writerow([cell(it) for it in table.header])
    for row in table.rows():
        yield writer.writerow([cell(it) for it in row])


def cell(value: Any) -> str:
    """A value as text that a spreadsheet shows and never calculates; dates in ISO form."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int | float | Decimal):
        return str(value)
    return guarded(str(value))
