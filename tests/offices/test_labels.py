"""The office's own words for the standard vocabularies."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.actors import SYSTEM
from core.tenancy.context import office_context
from offices.actions.labels import set_labels
from offices.models import Membership, Office, OfficeLabel
from offices.queries.labels import labels_of
from tests.offices.pages import ClientOf, may_not
from tests.people import office_of

TIERS = "/o/alder/settings/labels/tier/"


def tiers(alder: Office) -> dict[str, str]:
    """As the next request sees them."""
    with office_context(alder.pk):
        return labels_of(office_of(alder.pk), "tier")


def test_the_words_of_all_vocabularies_are_one_statement_a_request(in_alder: Office) -> None:
    with CaptureQueriesContext(connection) as asked:
        for vocabulary in ("tier", "source", "partner-kind"):
            labels_of(in_alder, vocabulary)
    assert len(asked) == 1


def test_an_office_that_gets_other_words_knows_them_at_once(in_alder: Office) -> None:
    labels_of(in_alder, "tier")
    set_labels(by=SYSTEM, office=in_alder, vocabulary="tier", labels={"key": "Anchor"})
    assert labels_of(in_alder, "tier")["key"] == "Anchor"


def test_own_words_stand_for_the_standard_ones(
    client_of: ClientOf, alder: Office, alice: Membership
) -> None:
    standard = tiers(alder)
    answer = client_of(alice).post(TIERS, {"key": " Anchor ", "regular": "", "occasional": ""})
    assert answer.status_code == 302
    assert tiers(alder) == standard | {"key": "Anchor"}


def test_an_emptied_field_brings_the_standard_back(
    client_of: ClientOf, alder: Office, alice: Membership
) -> None:
    standard = tiers(alder)
    client_of(alice).post(TIERS, {"key": "Anchor", "regular": "Friend"})
    client_of(alice).post(TIERS, {"key": "", "regular": "Good friend"})
    assert tiers(alder) == standard | {"regular": "Good friend"}
    with office_context(alder.pk):
        assert OfficeLabel.objects.count() == 1


@pytest.mark.parametrize("words", [{"key": "Regular"}, {"key": "Same", "regular": "same"}])
def test_two_entries_cannot_be_called_the_same(
    client_of: ClientOf, alder: Office, alice: Membership, words: dict[str, str]
) -> None:
    answer = client_of(alice).post(TIERS, words)
    assert answer.status_code == 422
    assert "key" in answer.context["form"].errors
    with office_context(alder.pk):
        assert OfficeLabel.objects.count() == 0


def test_a_label_has_an_end(client_of: ClientOf, alice: Membership) -> None:
    assert client_of(alice).post(TIERS, {"key": "x" * 81}).status_code == 422


def test_the_index_says_how_much_is_the_offices_own(
    client_of: ClientOf, alder: Office, alice: Membership
) -> None:
    client_of(alice).post(TIERS, {"key": "Anchor"})
    page = client_of(alice).get("/o/alder/settings/labels/")
    assert "1 of 3 in your words" in page.content.decode()
    assert TIERS in page.content.decode()


def test_the_form_shows_what_is_the_offices_own(client_of: ClientOf, alice: Membership) -> None:
    client_of(alice).post(TIERS, {"key": "Anchor"})
    form = client_of(alice).get(TIERS).context["form"]
    assert (form["key"].value(), form["regular"].value()) == ("Anchor", None)


def test_an_unknown_vocabulary_does_not_exist(client_of: ClientOf, alice: Membership) -> None:
    assert client_of(alice).get("/o/alder/settings/labels/weather/").status_code == 404
    assert client_of(alice).post("/o/alder/settings/labels/weather/").status_code == 404


def test_strangers_find_nothing_and_others_may_not(
    client_of: ClientOf, ana: Membership, bob: Membership, charlie: Membership
) -> None:
    for path in ("settings/labels/", "settings/labels/tier/"):
        assert client_of(charlie).get(f"/o/alder/{path}").status_code == 404
        assert client_of(ana).get(f"/o/alder/{path}").status_code == 403
    may_not(client_of, ana, bob, path="settings/labels/tier/")
