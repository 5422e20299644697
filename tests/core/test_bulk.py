"""Many rows in one statement."""

from datetime import date
from typing import Any

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from core.imports.bulk import draw_ids, insert_rows, update_rows
from offices.models import Office
from partnerships.models import Partner
from tests.factories import make_partner

COLUMNS = ("name", "town", "partner_since", "career_clusters", "closing", "parent_id")


def test_rows_come_in_with_what_they_say_and_defaults_for_the_rest(in_alder: Office) -> None:
    ids = insert_rows(
        Partner,
        in_alder.pk,
        COLUMNS,
        [
            ("Núñez “Sons”", "", date(2023, 8, 1), ["education", "marketing-sales"], True, None),
            ("B\\C", "Mapleton", None, [], False, None),
        ],
    )
    first, second = (Partner.objects.get(pk=pk) for pk in ids)
    assert first.name == "Núñez “Sons”"
    assert first.partner_since == date(2023, 8, 1)
    assert first.career_clusters == ["education", "marketing-sales"]
    assert [first.closing, second.closing] == [True, False]
    assert (second.name, second.town, second.stage) == ("B\\C", "Mapleton", "prospect")
    assert second.custom == {}
    assert second.recorded_at is not None
    assert second.search_key == "b\\c mapleton"


def test_rows_may_refer_to_each_other(in_alder: Office) -> None:
    parent, branch = draw_ids(Partner, 2)
    rows: list[tuple[Any, ...]] = [
        ("Bank", "", None, [], False, None),
        ("Branch", "", None, [], False, parent),
    ]
    insert_rows(Partner, in_alder.pk, COLUMNS, rows, ids=[parent, branch])
    assert Partner.objects.get(pk=branch).parent_id == parent


def test_rows_change_in_one_statement_and_others_stay(in_alder: Office) -> None:
    one, two, other = (make_partner(in_alder, town="Elm") for _ in range(3))
    with CaptureQueriesContext(
        connection,
    ) as queries:
        changed = update_rows(
            Partner, in_alder.pk, ("town", "phone"), [(one.pk, "Oak", "1"), (two.pk, "Fir", "")]
        )
    assert changed == 2
    assert len([it for it in queries if it["sql"].startswith("UPDATE")]) == 1
    towns = dict(Partner.objects.values_list("pk", "town"))
    assert (towns[one.pk], towns[two.pk], towns[other.pk]) == ("Oak", "Fir", "Elm")


def test_the_history_sees_each_row(in_alder: Office) -> None:
    ids = insert_rows(Partner, in_alder.pk, ("name",), [("A",), ("B",)])
    update_rows(Partner, in_alder.pk, ("town",), [(ids[0], "Oak")])
    history = apps.get_model("partnerships", "PartnerHistory").objects.filter(pgh_obj_id__in=ids)
    assert sorted(history.values_list("pgh_label", flat=True)) == ["insert", "insert", "update"]


def test_the_rules_of_the_table_hold(in_alder: Office) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        insert_rows(Partner, in_alder.pk, ("name",), [("",)])


def test_nothing_to_write_asks_nothing(in_alder: Office) -> None:
    with CaptureQueriesContext(connection) as queries:
        assert insert_rows(Partner, in_alder.pk, ("name",), []) == []
        assert update_rows(Partner, in_alder.pk, ("name",), []) == 0
    assert len(queries) == 0
