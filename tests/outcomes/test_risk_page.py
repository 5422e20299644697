"""The page of a partner's risk, its strands on the partner's page, its band in the list."""

import re
from collections.abc import Callable
from types import SimpleNamespace

import pytest
from django.test import Client
from django.utils import timezone

from core.actors import SYSTEM
from offices.models import Membership, Office
from outcomes.actions.scans import scan_office
from outcomes.enums.risk import ScanKind
from outcomes.presenters.risk import floor_words, leading, reasons_of, sentence_of
from partnerships.models import Partner
from tests.factories import make_activity
from tests.outcomes.looking import known_partner

ClientOf = Callable[[Membership], Client]


@pytest.fixture
def ana_client(ana: Membership, client_of: ClientOf) -> Client:
    return client_of(ana)


def page(client: Client, address: str) -> str:
    response = client.get(f"/o/alder/{address}")
    assert response.status_code == 200
    return response.content.decode()


def risk_page(client: Client, partner: Partner) -> str:
    return page(client, f"risk/partners/{partner.pk}/")


def scanned(office: Office) -> None:
    scan_office(by=SYSTEM, office=office, now=timezone.now(), kind=ScanKind.ASKED)


def test_it_shows_ten_checks_with_weight_words_and_what_to_do(
    in_alder: Office, ana_client: Client
) -> None:
    partner = known_partner(in_alder, closing=True)
    shown = risk_page(ana_client, partner)
    assert len(re.findall(r'id="check-\w+"', shown)) == 10
    assert shown.index("Still in business") < shown.index("Time for them")
    for words in (
        "They are closing or cutting back",
        "weighs 80.7",
        "9 of 9 known",
        "At risk",
        "At risk whatever the score",
        "We have not asked what they want",
        "Write down what they want",
        "First look at this partner",
        "survey of 2010",
    ):
        assert words in shown
    assert f'href="/o/alder/partners/{partner.pk}/needs/new/"' in shown


def test_a_leader_sees_the_checks_and_no_flows_that_they_may_not_use(
    in_alder: Office, bob: Membership, client_of: ClientOf
) -> None:
    shown = risk_page(client_of(bob), known_partner(in_alder))
    assert "We have not asked what they want" in shown
    assert "Write down what they want" not in shown
    assert "Log a touch" in shown


def test_an_ended_partner_is_looked_at_by_nobody(in_alder: Office, ana_client: Client) -> None:
    shown = risk_page(ana_client, known_partner(in_alder, stage="ended"))
    assert "Nobody looks at the risk of this partner" in shown


def test_strangers_find_nothing(in_alder: Office, charlie: Membership, client_of: ClientOf) -> None:
    partner = known_partner(in_alder)
    for slug in ("alder", "birch"):
        response = client_of(charlie).get(f"/o/{slug}/risk/partners/{partner.pk}/")
        assert response.status_code == 404


def test_the_partner_s_page_is_looked_at_anew_after_something_was_written(
    in_alder: Office, ana: Membership, ana_client: Client
) -> None:
    partner = known_partner(in_alder, owner=ana)
    scanned(in_alder)
    shown = page(ana_client, f"partners/{partner.pk}/")
    assert "No exchange on record yet" in shown
    make_activity(partner, kind="call")
    shown = page(ana_client, f"partners/{partner.pk}/")
    assert "Last exchange on" in shown
    assert "No exchange on record yet" not in shown


def test_the_list_shows_bands_and_has_a_view_of_who_is_at_risk(
    in_alder: Office, ana_client: Client
) -> None:
    known_partner(in_alder, name="Closing Ltd", closing=True)
    known_partner(in_alder, name="Prospect Ltd", stage="prospect")
    scanned(in_alder)
    shown = page(ana_client, "partners/")
    assert "At risk</span>" in shown
    assert "Not enough known</span>" in shown
    at_risk = page(ana_client, "partners/?view=at-risk")
    assert "Closing Ltd" in at_risk
    assert "Prospect Ltd" not in at_risk


@pytest.mark.parametrize(
    ("floors", "first"), [([], "needs_unmet"), (["primary_gone"], "partner_contact_left")]
)
def test_what_makes_it_at_risk_whatever_the_score_is_mended_first(
    floors: list[str], first: str
) -> None:
    gone = {"partner_contact_left": {"gone_on": "2026-04-27"}}
    risk = SimpleNamespace(states="ooooommooo", evidence=gone, floors=floors)
    found = leading(risk)
    assert found is not None
    assert found.check.key == first
    assert reasons_of(risk, 1) == (floor_words(risk) or [sentence_of(found)])


def test_nothing_is_mended_where_nothing_is_loose() -> None:
    assert leading(SimpleNamespace(states="oooooooooo", evidence={}, floors=[])) is None
