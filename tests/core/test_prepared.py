"""Querysets that are compiled once."""

import threading
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.db.models.functions import Upper
from django.test.utils import CaptureQueriesContext

from core import prepared as module
from core.prepared import CannotPrepare, prepared
from core.tenancy.context import office_context
from offices.models import Membership, Office
from partnerships.models import Partner
from tests.factories.partnerships import make_partner


@prepared
def _named(office_id: int, name: str, archived: bool | None) -> QuerySet[Partner, Any]:
    found = Partner.objects.filter(office_id=office_id, name=name).select_related("owner")
    if archived is not None:
        found = found.filter(archived_at__isnull=not archived)
    return found.annotate(loud=Upper("name")).order_by("id")


@pytest.fixture
def partners(in_alder: Office, ana: Membership) -> list[Partner]:
    """Two partners, the first of whom Ana owns."""
    return [make_partner(in_alder, name="Hale", owner=ana), make_partner(in_alder, name="Rivera")]


def test_rows_are_those_of_the_queryset(in_alder: Office, partners: list[Partner]) -> None:
    asked = (in_alder.pk, "Hale", False)
    assert _named.rows(*asked) == list(_named.build(*asked)) == [partners[0]]


def test_other_values_are_filled_into_the_same_query(
    in_alder: Office, partners: list[Partner], monkeypatch: pytest.MonkeyPatch
) -> None:
    _named.rows(in_alder.pk, "Hale", False)
    monkeypatch.setattr(module, "_compiled", lambda *_given: pytest.fail("compiled again"))
    assert _named.rows(in_alder.pk, "Rivera", False) == [partners[1]]
    assert _named.rows(in_alder.pk, "nobody", False) == []


def test_what_is_no_value_makes_another_query(in_alder: Office, partners: list[Partner]) -> None:
    assert _named.rows(in_alder.pk, "Hale", None) == [partners[0]]
    assert _named.rows(in_alder.pk, "Hale", True) == []


def test_related_rows_and_annotations_come_along(
    in_alder: Office, partners: list[Partner], ana: Membership
) -> None:
    with CaptureQueriesContext(connection) as captured:
        (partner,) = _named.rows(in_alder.pk, "Hale", False)
        assert (partner.owner, partner.loud) == (ana, "HALE")
    assert len(captured) == 1


def test_nothing_is_ever_asked_with_the_stand_ins(in_alder: Office) -> None:
    named = prepared(lambda name: Partner.objects.filter(name=name))
    with CaptureQueriesContext(connection) as captured:
        named.rows("Hale")
        named.rows("Rivera")
    assert len(captured) == 2
    assert "\ue000" not in "".join(query["sql"] for query in captured.captured_queries)


def test_values_and_tuples_come_as_such(in_alder: Office, partners: list[Partner]) -> None:
    names = prepared(lambda pk: Partner.objects.filter(office_id=pk).values_list("name", flat=True))
    kinds = prepared(lambda pk: Partner.objects.filter(office_id=pk).values("name"))
    assert sorted(names.rows(in_alder.pk)) == ["Hale", "Rivera"]
    assert {"name": "Hale"} in kinds.rows(in_alder.pk)


def test_days_and_moments_are_values(in_alder: Office, partners: list[Partner]) -> None:
    since = prepared(
        lambda day, moment: Partner.objects.filter(partner_since__gte=day, recorded_at__lt=moment)
    )
    Partner.objects.filter(pk=partners[0].pk).update(partner_since=date(2026, 3, 1))
    later = datetime.now(UTC) + timedelta(days=1)
    assert since.rows(date(2026, 3, 1), later) == [partners[0]]
    assert since.rows(date(2026, 3, 2), later) == []


def test_a_query_that_computes_with_a_value_is_refused(in_alder: Office) -> None:
    before = prepared(lambda day: Partner.objects.filter(partner_since__lt=day - timedelta(days=3)))
    like = prepared(lambda name: Partner.objects.filter(name=f"The {name}"))
    more = prepared(lambda pk: Partner.objects.filter(pk=pk + 1))
    for query, value in ((before, date(2026, 1, 1)), (like, "Hale"), (more, 1)):
        with pytest.raises(CannotPrepare):
            query.rows(value)


def test_a_value_that_the_query_leaves_out_is_refused(in_alder: Office) -> None:
    some = prepared(lambda limit: Partner.objects.order_by("id")[:limit])
    with pytest.raises(CannotPrepare):
        some.rows(3)


def test_each_office_sees_its_own(in_alder: Office, partners: list[Partner], birch: Office) -> None:
    _named.rows(in_alder.pk, "Hale", False)
    with office_context(birch.pk):
        assert _named.rows(in_alder.pk, "Hale", False) == []


def test_shapes_do_not_pile_up(in_alder: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST", 2)
    some = prepared(lambda limits: Partner.objects.order_by("id")[: limits[0]])
    for number in range(1, 9):
        some.rows((number,))
    assert len(some._ready) <= 2


@pytest.mark.django_db(transaction=True)
def test_threads_ask_on_connections_of_their_own() -> None:
    barrier = threading.Barrier(3)
    connections: set[int] = set()
    asked = prepared(lambda pk: Office.objects.filter(pk=pk))

    def ask() -> None:
        asked.rows(5)
        connections.add(id(connection.connection))
        barrier.wait(timeout=30)
        connection.close()

    threads = [threading.Thread(target=ask) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(connections) == 3
