"""People for the pickers of other forms."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from contacts.models import Affiliation
from core.tenancy.context import office_context
from offices.models import Membership, Office
from partnerships.models import Partner
from tests.contacts.pages import ClientOf
from tests.factories import make_affiliation, make_contact, make_partner

URL = "/o/alder/people/options/"


@pytest.fixture
def others(alder: Office) -> Partner:
    """Another partner with two people, one of whom has left."""
    with office_context(alder.pk):
        chamber = make_partner(alder, name="Harlow Chamber")
        make_affiliation(chamber, make_contact(alder, name="José Núñez"), email="jn@ch.example")
        gone = make_contact(alder, name="Carla Gone")
        make_affiliation(chamber, gone, ended_on="2020-01-01")
        return chamber


def _offered(client_of: ClientOf, member: Membership, **asked: str | int) -> list[tuple[str, str]]:
    answer = client_of(member).get(URL, asked)
    return [(it.label, it.note) for it in answer.context["options"]]


def test_people_of_the_chosen_partners_are_offered_first(
    client_of: ClientOf, bob: Membership, carmen: Affiliation, others: Partner, rivera: Partner
) -> None:
    assert _offered(client_of, bob, partner=rivera.pk) == [("Carmen Ortega", "Rivera Machining")]
    both = f"{rivera.pk},{others.pk}"
    names = [name for name, _where in _offered(client_of, bob, partner=both)]
    assert names == ["Carmen Ortega", "José Núñez"]
    found = _offered(client_of, bob, partner=rivera.pk, q="ca")
    assert found == [("Carmen Ortega", "Rivera Machining"), ("Carla Gone", "")]


def test_nobody_is_offered_before_anything_is_known(
    client_of: ClientOf, bob: Membership, carmen: Affiliation
) -> None:
    assert _offered(client_of, bob) == []
    assert _offered(client_of, bob, partner="x,99999999999999999999") == []


@pytest.mark.parametrize("text", ["jose", "NUÑ", "nunez jo", "JN@ch"])
def test_names_are_found_by_any_of_their_words_and_by_address(
    client_of: ClientOf, bob: Membership, others: Partner, text: str
) -> None:
    assert _offered(client_of, bob, q=text) == [("José Núñez", "Harlow Chamber")]


@pytest.mark.parametrize("text", ["ose", "n%", "_", "\x00%"])
def test_what_begins_no_word_finds_nobody(
    client_of: ClientOf, bob: Membership, others: Partner, text: str
) -> None:
    assert _offered(client_of, bob, q=text) == []


def test_archived_people_are_not_offered(
    client_of: ClientOf, alder: Office, bob: Membership, carmen: Affiliation
) -> None:
    with office_context(alder.pk):
        carmen.contact.archived_at = carmen.recorded_at
        carmen.contact.save()
    assert _offered(client_of, bob, q="carmen") == []


def test_many_cost_as_much_as_one(
    client_of: ClientOf, alder: Office, bob: Membership, carmen: Affiliation, rivera: Partner
) -> None:
    client = client_of(bob)
    counts = []
    for more in (0, 5):
        with office_context(alder.pk):
            for _ in range(more):
                make_affiliation(rivera)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            client.get(URL, {"partner": rivera.pk})
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_to_a_stranger_the_office_does_not_exist(
    client_of: ClientOf, charlie: Membership, carmen: Affiliation, rivera: Partner
) -> None:
    assert client_of(charlie).get(URL).status_code == 404
    answer = client_of(charlie).get(
        "/o/birch/people/options/", {"partner": str(rivera.pk), "q": "c"}
    )
    assert answer.context["options"] == []
