"""Prepared queries whose statements the database keeps."""

from typing import Any

import pytest
from django.db import NotSupportedError, connection
from django.db.models import QuerySet, Value
from django.test.utils import CaptureQueriesContext

from core import kept_statements
from core.prepared import prepared, prepared_by_key
from core.tenancy.context import office_context
from offices.models import Membership, Office
from partnerships.models import Partner
from tests.factories.partnerships import make_partner

TIMES = 8  # PostgreSQL plans for the values five times, then weighs a plan for all


@prepared_by_key
def _of_office(office_id: int, pk: int) -> QuerySet[Partner, Any]:
    found = Partner.objects.filter(office_id=office_id, pk=pk).select_related("owner")
    found = found.exclude(name="100 %s").annotate(share=Value("100 %"))
    return found.order_by("id")[:3]


def _kept() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT statement FROM pg_prepared_statements ORDER BY prepare_time")
        return [row[0] for row in cursor.fetchall()]


def test_each_value_is_asked_by_one_statement(in_alder: Office, ana: Membership) -> None:
    before = len(_kept())
    partners = [make_partner(in_alder, name=f"Hale {it}", owner=ana) for it in range(TIMES)]
    for partner in partners:
        (found,) = _of_office.rows(in_alder.pk, partner.pk)
        assert (found, found.owner, found.share) == (partner, ana, "100 %")
    assert _of_office.rows(in_alder.pk, 40_000) == []  # of a smaller type, where it stood alone
    (kept,) = _kept()[before:]
    assert "LIMIT 3" in kept  # what the planner should know is in it, and what it should not is not
    assert "$2" in kept
    assert "$3" not in kept


def test_a_kept_plan_shows_each_office_its_own(in_alder: Office, birch: Office) -> None:
    mine = make_partner(in_alder, name="Hale")
    with office_context(birch.pk):
        theirs = make_partner(birch, name="Rivera")
    for _ in range(TIMES):
        assert _of_office.rows(in_alder.pk, mine.pk) == [mine]
        assert _of_office.rows(birch.pk, theirs.pk) == []
        with office_context(birch.pk):
            assert _of_office.rows(birch.pk, theirs.pk) == [theirs]
            assert _of_office.rows(in_alder.pk, mine.pk) == []


def test_it_is_seen_by_those_who_watch_statements(in_alder: Office) -> None:
    with CaptureQueriesContext(connection) as captured:
        _of_office.rows(in_alder.pk, 7)
    assert len(captured) == 1
    assert f'"office_id" = {in_alder.pk}' in captured.captured_queries[0]["sql"]


def test_behind_a_pooler_nothing_stays_with_the_connection(
    in_alder: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    partner = make_partner(in_alder, name="Hale")
    assert connection.connection is not None
    before = len(_kept())
    monkeypatch.setattr(connection.connection, "prepare_threshold", None)
    asked = prepared_by_key(lambda pk: Partner.objects.filter(pk=pk).only("name"))
    assert asked.rows(partner.pk) == [partner]
    assert len(_kept()) == before


def test_values_that_look_like_places_are_values(in_alder: Office) -> None:
    asked = prepared(lambda office_id, name: Partner.objects.filter(office=office_id, name=name))
    for name in ("100 %s", "O'Hale", "$1 \\ %", "%(office)s %%", '"; --'):
        partner = make_partner(in_alder, name=name)
        assert asked.rows(in_alder.pk, name) == [partner]
        assert asked.rows(in_alder.pk, f"{name}'") == []


def test_a_large_statement_is_sent_once_whatever_its_values(in_alder: Office) -> None:
    partners = [make_partner(in_alder, name=f"{it} % Hale") for it in range(3)]
    before = len(_kept())
    sql = """UPDATE partnerships_partner SET name = name || %(more)s, website = %(more)s
        WHERE office_id = %(office)s AND id = ANY(%(ids)s) AND name LIKE '%% %% Hale'"""
    for ids in ([it.pk for it in partners], [40_000, partners[0].pk], [7]):
        values = {"more": "!", "ids": ids, "office": in_alder.pk, "unused": None}
        assert kept_statements.write(sql, values) == (3 if len(ids) == 3 else 0)
    named = Partner.objects.filter(office=in_alder).order_by("id").values_list("name", "website")
    assert list(named) == [(f"{it} % Hale!", "!") for it in range(3)]
    (kept,) = (it for it in _kept()[before:] if it.startswith("UPDATE"))
    assert "'% % Hale'" in kept
    assert "$3" in kept
    assert "$4" not in kept


def test_what_is_planned_once_is_planned_for_any_values_from_the_first_time_on(
    in_alder: Office,
) -> None:
    partner = make_partner(in_alder, name="Hale")
    sql = """SELECT name FROM partnerships_partner
        WHERE office_id = %(office)s AND id = ANY(%(ids)s) AND name <> 'planned once'"""
    with kept_statements.planned_once():
        for ids in ([0, partner.pk], [0], [0, 7, 40_000]):
            found = kept_statements.ask(sql, {"office": in_alder.pk, "ids": ids})
            assert found == ([("Hale",)] if partner.pk in ids else [])
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT generic_plans, custom_plans, current_setting('plan_cache_mode')"
            " FROM pg_prepared_statements WHERE statement LIKE '%planned once%'"
        )
        assert cursor.fetchall() == [(3, 0, "auto")]


def test_a_column_that_changed_under_a_plan_ends_the_connection(
    in_alder: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_given: Any, **_more: Any) -> None:
        raise NotSupportedError("cached plan must not change result type")

    monkeypatch.setattr(kept_statements._RawCursor, "execute", refuse)
    monkeypatch.setattr(connection, "close_at", None)
    with pytest.raises(NotSupportedError):
        _of_office.rows(in_alder.pk, 7)
    assert connection.close_at == 0
