"""The ledger: filters, order, pages, and its file."""

from datetime import timedelta
from typing import Any

import pytest

from core.pager import BadCursor
from core.tenancy.context import office_context
from offices.models import Membership, Office
from partnerships.models import Partner
from recognition.exports.recognitions import export_recognitions
from recognition.models import Recognition
from recognition.queries.filters import RecognitionFilters
from recognition.queries.ledger import get_recognition, list_recognitions
from tests.factories import make_activity, make_affiliation, make_partner, make_recognition


def found(office: Office, **filters: Any) -> list[str]:
    rows = list_recognitions(office, RecognitionFilters(**filters)).rows
    return [row.honours for row in rows]


@pytest.fixture
def rivera(in_alder: Office) -> Partner:
    return make_partner(in_alder, name="Rivera Machining", town="Harlow")


def make_some(office: Office, rivera: Partner, by: Membership) -> None:
    today = office.today()
    make_recognition(rivera, honours="tour", recorded_by=by, given_on=today - timedelta(days=30))
    make_recognition(make_partner(office), channel="card", honours="panel", occasion="gift")
    make_recognition(
        rivera,
        channel="plaque",
        audience="public",
        honours="Café",
        note="At the gala",
        given_on=today - timedelta(days=400),
    )


def test_the_newest_come_first_unless_asked_otherwise(
    in_alder: Office, rivera: Partner, ana: Membership
) -> None:
    make_some(in_alder, rivera, ana)
    assert found(in_alder) == ["panel", "tour", "Café"]
    assert found(in_alder, sort="date") == ["Café", "tour", "panel"]


def test_each_filter_narrows_the_ledger(in_alder: Office, rivera: Partner, ana: Membership) -> None:
    make_some(in_alder, rivera, ana)
    assert found(in_alder, channel="card") == ["panel"]
    assert found(in_alder, audience="public") == ["Café"]
    assert found(in_alder, occasion="gift") == ["panel"]
    assert found(in_alder, partner=rivera.pk) == ["tour", "Café"]
    assert found(in_alder, by=ana.pk) == ["tour"]
    first = in_alder.today() - timedelta(days=30)
    assert found(in_alder, first=first) == ["panel", "tour"]
    assert found(in_alder, last=first) == ["tour", "Café"]
    assert found(in_alder, q="harlow") == ["tour", "Café"]
    assert found(in_alder, q="cafe") == ["Café"]
    assert found(in_alder, q="GALA") == ["Café"]


def test_archived_thanks_are_a_view_of_their_own(in_alder: Office, rivera: Partner) -> None:
    made = make_recognition(rivera, honours="tour")
    Recognition.objects.update(archived_at=made.recorded_at)
    assert found(in_alder) == []
    assert found(in_alder, view="archived") == ["tour"]
    assert get_recognition(in_alder, made.pk) == made


def test_pages_hold_each_act_once_in_one_statement(
    in_alder: Office, rivera: Partner, django_assert_num_queries: Any
) -> None:
    for number in range(7):
        make_recognition(
            rivera, honours=str(number), given_on=in_alder.today() - timedelta(days=number // 2)
        )
    filters, seen, cursor = RecognitionFilters(), [], None
    for _ in range(3):
        with django_assert_num_queries(1):
            page = list_recognitions(in_alder, filters, cursor, size=3)
        seen.append([it.honours for it in page.rows])
        cursor = page.next
    assert seen == [["1", "0", "3"], ["2", "5", "4"], ["6"]]
    assert cursor is None
    back = list_recognitions(in_alder, filters, page.previous, size=3)
    assert [it.honours for it in back.rows] == seen[1]
    with pytest.raises(BadCursor):
        list_recognitions(in_alder, RecognitionFilters(sort="date"), page.previous)


def test_an_address_says_what_was_asked_for_and_drops_nonsense() -> None:
    asked = {"channel": "card", "partner": "7", "from": "2026-08-01", "until": "2026-99-01"}
    filters = RecognitionFilters.read(asked | {"q": " tour ", "audience": "all", "by": "me"})
    assert filters.as_query() == "q=tour&channel=card&partner=7&from=2026-08-01"
    assert filters.is_narrowed
    assert RecognitionFilters.read({}).as_query() == ""
    assert not RecognitionFilters.read({"view": "archived"}).is_narrowed


def test_the_file_says_everything_in_words(
    in_alder: Office, rivera: Partner, ana: Membership
) -> None:
    today = in_alder.today()
    fair = make_activity(rivera, kind="career-fair")
    person = make_affiliation(rivera).contact
    make_recognition(
        rivera, activity=fair, contact=person, honours="The fair", note="Framed", recorded_by=ana
    )
    make_recognition(
        rivera,
        channel="plaque",
        occasion="anniversary",
        anniversary_years=5,
        given_on=today - timedelta(days=1),
    )
    table = export_recognitions(in_alder, RecognitionFilters())
    first, second = list(table.rows())
    assert len(table.header) == len(first)
    assert first == [
        *(today, "Rivera Machining", "Certificate", "Their whole team"),
        *("What they did with students", None, "Career fair", today, "The fair"),
        *(person.name, "Framed", "Ana Ames"),
    ]
    assert second[2:8] == ["Plaque", "Their whole team", "Years of partnership", 5, "", None]


def test_another_office_finds_nothing(in_alder: Office, rivera: Partner, birch: Office) -> None:
    made = make_recognition(rivera)
    with office_context(birch.pk):
        assert found(birch) == []
        with pytest.raises(Recognition.DoesNotExist):
            get_recognition(birch, made.pk)
