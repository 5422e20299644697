"""A CSV file opens in a spreadsheet, shows accents, and never calculates."""

import csv
from collections.abc import Iterator
from datetime import date
from io import StringIO

import pytest

from core.exports.csv import cell, stream_csv
from core.tenancy.context import office_context
from offices.models import Office
from partnerships.models import Partner
from tests.factories import make_partner


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("=1+1", "'=1+1"),
        ("+1 555 0100", "'+1 555 0100"),
        ("-3", "'-3"),
        ("@import", "'@import"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("a=1", "a=1"),
        ("", ""),
        (None, ""),
        (True, "yes"),
        (-3, "-3"),
        (date(2026, 11, 7), "2026-11-07"),
    ],
)
def test_a_cell_is_text_that_no_spreadsheet_calculates(value: object, text: str) -> None:
    assert cell(value) == text


def test_the_body_is_read_inside_the_office_after_the_request_has_left_it(
    alder: Office, birch: Office
) -> None:
    for office in (alder, birch):
        with office_context(office.pk):
            make_partner(office, name=f"Café of {office.slug}")

    def rows() -> Iterator[tuple[str]]:
        yield from Partner.objects.values_list("name")

    response = stream_csv(alder.pk, "alder-partners", ["Name"], rows)
    body = b"".join(response).decode()
    assert body.startswith("\ufeff")
    assert list(csv.reader(StringIO(body.removeprefix("\ufeff")))) == [
        ["Name"],
        ["Café of alder"],
    ]
    assert response["Content-Disposition"] == 'attachment; filename="alder-partners.csv"'
