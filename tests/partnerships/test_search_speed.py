"""The search of the list: what it finds letter by letter, in its own office alone, and how often
it asks."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from core.registries.search import partners_found
from core.tenancy.context import office_context
from offices.models import Membership, Office
from partnerships.models import Partner
from partnerships.queries.filters import PartnerFilters
from partnerships.queries.partners import list_partners
from tests.factories import make_affiliation, make_contact, make_partner


def found(office: Office, text: str, **filters: str) -> list[str]:
    asked = PartnerFilters(member_id=0, q=text, **filters)
    return [row.name for row in list_partners(office, asked).rows]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("r", ["Rivera"]),
        ("ri", ["Blue River", "Rivera"]),
        ("iv", []),
        ("ive", ["Blue River", "Rivera"]),
        ("ér", []),
        ("100%", ["100% Solar"]),
        ("0_", []),
    ],
)
def test_a_letter_begins_the_name_two_begin_a_word_three_stand_anywhere(
    in_alder: Office, text: str, names: list[str]
) -> None:
    for name in ("Rivera", "Blue River", "100% Solar"):
        make_partner(in_alder, name=name)
    assert found(in_alder, text) == names


def test_what_is_archived_is_found_among_the_archived(in_alder: Office) -> None:
    make_partner(in_alder, name="Rivera")
    make_partner(in_alder, name="Old River", archived_at=timezone.now())
    assert found(in_alder, "river") == ["Rivera"]
    assert found(in_alder, "river", view="archived") == ["Old River"]


def test_another_offices_names_and_people_find_nothing(alder: Office, birch: Office) -> None:
    with office_context(birch.pk):
        theirs = make_partner(birch, name="Rivera Machining")
        make_affiliation(theirs, make_contact(birch, name="Luis Ortega"), email="luis@example.org")
    with office_context(alder.pk):
        for text in ("rivera", "luis", "luis@example"):
            assert not Partner.objects.filter(partners_found(text)).exists()
            assert found(alder, text) == []


def test_a_search_takes_two_statements(in_alder: Office, ana: Membership) -> None:
    with CaptureQueriesContext(connection) as queries:
        found(in_alder, "rivera")
    assert len(queries) == 2
