"""CSV for spreadsheets: streamed, marked as UTF-8, and nothing in it runs as a formula."""

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Any

from django.http import StreamingHttpResponse

from core.tenancy.context import office_context

BYTE_ORDER_MARK = "\ufeff"  # without it, spreadsheets read UTF-8 as something else
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")

Rows = Callable[[], Iterable[Sequence[Any]]]


class _Echo:
    """A file that hands back what is written to it."""

    def write(self, value: str) -> str:
        return value


def stream_csv(
    office_id: int, filename: str, header: Sequence[Any], rows: Rows
) -> StreamingHttpResponse:
    """Answer with a CSV file.

    `rows` is called when the body is sent, inside the office's context, which it opens itself:
    by then the request's own has ended. `filename` without ".csv".
    """
    body = _lines(office_id, header, rows)
    response = StreamingHttpResponse(body, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{filename}.csv"'
    return response


def _lines(office_id: int, header: Sequence[Any], rows: Rows) -> Iterator[str]:
    writer = csv.writer(_Echo())
    yield BYTE_ORDER_MARK + writer.writerow([cell(it) for it in header])
    with office_context(office_id):
        for row in rows():
            yield writer.writerow([cell(it) for it in row])


def cell(value: Any) -> str:
    """A value as text that a spreadsheet shows and never calculates; dates in ISO form."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, int | float):
        return str(value)
    text = str(value)
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text
