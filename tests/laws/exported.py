"""Files as they arrive: their lines by the words of the header."""

import csv
from io import BytesIO, StringIO
from typing import Any

import openpyxl
from django.http import HttpResponseBase


def body_of(response: HttpResponseBase) -> bytes:
    """All that was streamed."""
    assert response.status_code == 200
    return b"".join(response.streaming_content)  # type: ignore[attr-defined]  # files are streamed


def csv_of(response: HttpResponseBase) -> list[dict[str, str]]:
    """The lines of a CSV file."""
    text = body_of(response).decode("utf-8-sig")
    return list(csv.DictReader(StringIO(text, newline="")))


def xlsx_of(response: HttpResponseBase) -> list[dict[str, Any]]:
    """The lines of an Excel file."""
    sheet = openpyxl.load_workbook(BytesIO(body_of(response))).active
    header, *lines = sheet.iter_rows(values_only=True)
    return [dict(zip(header, line, strict=True)) for line in lines]
