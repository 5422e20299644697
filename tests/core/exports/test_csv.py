"""A CSV file opens in a spreadsheet, shows accents, and never calculates."""

import csv
from collections.abc import Iterator
from datetime import date, time
from decimal import Decimal
from io import StringIO

import pytest
from django.utils.translation import gettext, override

from core.exports.answers import Format, send_table
from core.exports.csv import cell
from core.exports.table import Table
from core.tenancy.context import office_context
from offices.models import Office
from partnerships.models import Partner
from tests.factories import make_partner


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("", ""),
        (None, ""),
        (True, "yes"),
        (-3, "-3"),
        (Decimal("2.5"), "2.5"),
        (date(2026, 11, 7), "2026-11-07"),
        (time(14, 5, 59), "14:05"),
    ],
)
def test_a_cell_says_a_value_as_people_write_it(value: object, text: str) -> None:
    assert cell(value) == text


def test_the_body_is_read_inside_the_office_after_the_request_has_left_it(
    alder: Office, birch: Office
) -> None:
    for office in (alder, birch):
        with office_context(office.pk):
            make_partner(office, name=f"Café of {office.slug}")

    def rows() -> Iterator[tuple[str]]:
        yield from Partner.objects.values_list("name")

    response = send_table(alder.pk, Table("alder-partners", ["Name"], rows), Format.CSV)
    body = b"".join(response).decode()
    assert body.startswith("\ufeff")
    assert list(csv.reader(StringIO(body.removeprefix("\ufeff")))) == [
        ["Name"],
        ["Café of alder"],
    ]
    assert response["Content-Disposition"] == 'attachment; filename="alder-partners.csv"'


@pytest.mark.django_db
def test_its_words_are_those_of_whoever_asked(alder: Office) -> None:
    def rows() -> Iterator[tuple[object]]:
        yield (gettext("Partners"),)

    with override("es"):
        response = send_table(alder.pk, Table("x", ["x"], rows), Format.CSV)
    assert b"".join(response).decode().splitlines()[1] == "Socios"
