"""Made-up rows on their way to COPY: in a second process, and as text."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from django.db import connection, transaction

from outreach.bulk import making
from outreach.bulk.ahead import MakingFailedError, made_ahead
from outreach.bulk.copy_text import copy_text
from outreach.bulk.days import days_until
from outreach.bulk.luck import Luck
from outreach.bulk.making import Order, make_batches
from outreach.bulk.sizes import office_sizes
from outreach.bulk.tables import COLUMNS

NOW = datetime(2026, 3, 4, 15, tzinfo=UTC)
ORDER = Order(office_sizes(4, 40, 200), 1, dict.fromkeys(COLUMNS, 1), days_until(NOW), "-", 1)


def test_a_second_process_makes_what_the_first_would() -> None:
    assert list(made_ahead(ORDER)) == list(make_batches(ORDER))


def test_who_reads_the_batches_hears_that_making_them_failed() -> None:
    with pytest.raises(MakingFailedError):
        list(made_ahead(replace(ORDER, next_ids={})))


def test_batches_follow_each_other(monkeypatch: pytest.MonkeyPatch) -> None:
    (whole,) = make_batches(ORDER)
    monkeypatch.setattr(making, "BATCH", 1)
    parts = list(make_batches(ORDER))
    assert [it for part in parts for it in part.offices] == whole.offices
    joined = {table: b"".join(it.texts.get(table, b"") for it in parts) for table in whole.texts}
    assert joined == whole.texts
    assert parts[-1].next_ids == whole.next_ids


def test_what_is_copied_is_what_was_made(as_owner: None) -> None:
    rows: list[tuple[Any, ...]] = [
        (1, "a\tb\\N\r\nñ", None, True, 1.5, NOW, NOW.date(), time(7), ["x", "y"]),
        (None, "", "plain", False, 0.0, None, date(2020, 2, 29), None, []),
    ]
    columns = (
        "a bigint, b text, c text, d boolean, e float8, f timestamptz, g date, h time, i text[]"
    )
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"CREATE TEMPORARY TABLE copied ({columns}) ON COMMIT DROP")
        with cursor.copy("COPY copied FROM STDIN") as copy:
            copy.write(copy_text(rows))
        cursor.execute("SELECT * FROM copied")
        assert cursor.fetchall() == rows


def test_nothing_to_copy_is_no_line() -> None:
    assert copy_text([]) == b""


def test_luck_reaches_every_choice_and_none_beyond() -> None:
    luck = Luck("one")
    assert {luck.choice("abc") for _ in range(200)} == set("abc")
    assert {luck.randrange(2, 9, 3) for _ in range(200)} == {2, 5, 8}
    assert {luck.randrange(2) for _ in range(200)} == {0, 1}
