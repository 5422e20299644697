"""One answer for every list that leaves: CSV or Excel, sent while it is read."""

from collections.abc import Callable, Iterator
from typing import Any

from django.db import models
from django.http import StreamingHttpResponse
from django.urls import URLPattern, path
from django.utils.translation import get_language, override

from core.exports.csv import csv_lines
from core.exports.table import Table
from core.exports.xlsx import xlsx_pieces
from core.tenancy.context import office_context


class Format(models.TextChoices):
    """The kinds of files; their labels are names that nobody translates."""

    CSV = "csv", "CSV"
    XLSX = "xlsx", "Excel"


TYPES = {
    Format.CSV: "text/csv; charset=utf-8",
    Format.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
BODIES: dict[Format, Callable[[Table], Iterator[str] | Iterator[bytes]]] = {
    Format.CSV: csv_lines,
    Format.XLSX: xlsx_pieces,
}


def send_table(office_id: int, table: Table, kind: Format) -> StreamingHttpResponse:
    """Answer with the list as a file.

    The body opens the office's context itself: by then the request's own has ended. Its words are
    in the language of now.
    """
    body = _body(office_id, table, kind, get_language())
    response = StreamingHttpResponse(body, content_type=TYPES[kind])
    response["Content-Disposition"] = f'attachment; filename="{table.name}.{kind}"'
    return response


def file_paths(route: str, view: Callable[..., Any], name: str) -> list[URLPattern]:
    """The addresses `route`.csv and `route`.xlsx, named `name`_csv and `name`_xlsx.

    The view gets the kind of file as `kind`.
    """
    return [path(f"{route}.{kind}", view, {"kind": kind}, name=f"{name}_{kind}") for kind in Format]


def _body(
    office_id: int, table: Table, kind: Format, language: str | None
) -> Iterator[str] | Iterator[bytes]:
    with override(language), office_context(office_id):
        yield from BODIES[kind](table)
