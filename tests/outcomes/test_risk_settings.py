"""What an office decides about risk: defaults without a row, words for changes, undo."""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from html import unescape
from typing import Any

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client

from core.tenancy.context import office_context
from offices.models import Membership, Office
from outcomes.actions.risk_settings import set_risk_settings
from outcomes.actions.scans import look_at_stale
from outcomes.models import PartnerRisk, RiskSettings
from outcomes.queries.risk_settings import current_values
from tests.outcomes.looking import NOW, known_partner, risk_of

SignIn = Callable[[Membership], Client]
URL = "/o/alder/settings/risk/"
USUAL = {
    "care_from": "15",
    "risk_from": "30",
    "leader_tiers": ["key"],
    "agreement_kinds": ["internship", "practicum", "apprenticeship"],
    "suppress_below": "10",
}


@pytest.fixture(autouse=True)
def clock() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


def change(by: Membership, **fields: Any) -> RiskSettings:
    return set_risk_settings(by=by, office=by.office, fields=fields)  # type: ignore[arg-type]  # fields of a test


def test_without_a_row_the_usual_settings_hold(in_alder: Office, alice: Membership) -> None:
    assert current_values(in_alder)["risk_from"] == 30
    change(alice, risk_from=Decimal(30), leader_tiers=["key"])
    assert not RiskSettings.objects.exists()  # nothing was changed


def test_a_cut_off_changes_what_partners_are_called(in_alder: Office, alice: Membership) -> None:
    partner = known_partner(in_alder)
    score = risk_of(partner).score
    assert (score > 30, PartnerRisk.objects.get().band) == (True, "risk")
    change(alice, risk_from=Decimal(100))
    assert look_at_stale(in_alder.pk, NOW) == 1
    assert PartnerRisk.objects.get().band == "care"


def test_nothing_may_be_asked_of_anybody(in_alder: Office, alice: Membership) -> None:
    change(alice, leader_tiers=[], agreement_kinds=[])
    assert risk_of(known_partner(in_alder, tier="key")).applicable
    assert current_values(in_alder)["leader_tiers"] == []


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"care_from": Decimal(30)}, "risk_from"),
        ({"care_from": Decimal(0)}, "care_from"),
        ({"risk_from": Decimal("100.1")}, "risk_from"),
        ({"suppress_below": 0}, "suppress_below"),
        ({"leader_tiers": ["gold"]}, "leader_tiers"),
    ],
)
def test_settings_without_sense_are_refused(
    in_alder: Office, alice: Membership, fields: dict[str, Any], wrong: str
) -> None:
    with pytest.raises(ValidationError) as error:
        change(alice, **fields)
    assert list(error.value.message_dict) == [wrong]


def test_coordinators_cannot_set_it(in_alder: Office, ana: Membership, client_of: SignIn) -> None:
    with pytest.raises(PermissionDenied):
        change(ana, risk_from=Decimal(40))
    assert client_of(ana).get(URL).status_code == 403


def test_the_page_says_what_changed_and_undo_sets_it_back(
    alder: Office, alice: Membership, client_of: SignIn
) -> None:
    client = client_of(alice)
    shown = client.get(URL).content.decode()
    assert "The higher it is, the fewer partners are called at risk. Usual: 30." in shown
    client.post(URL, {**USUAL, "risk_from": "35.5", "leader_tiers": ["key", "regular"]})
    shown = unescape(client.get(URL).content.decode())
    assert "“At risk” begins at 35.5 (it was 30)." in shown
    assert "All partners are looked at anew." in shown
    undo = re.search(r"/o/alder/settings/risk/undo/\?was=[^\"' ]+", shown)
    assert undo is not None
    assert client.post(undo.group()).status_code == 302
    with office_context(alder.pk):
        [row] = RiskSettings.objects.all()
        assert (row.risk_from, row.leader_tiers) == (Decimal(30), ["key"])


def test_undo_takes_nobody_elses_word(alder: Office, alice: Membership, client_of: SignIn) -> None:
    for was in ("", "?was=nonsense"):
        client = client_of(alice)
        assert client.post(f"{URL}undo/{was}").status_code == 302
        assert "This cannot be undone any more." in client.get(URL).content.decode()
    with office_context(alder.pk):
        assert not RiskSettings.objects.exists()


def test_sent_without_a_change_it_says_so(
    alder: Office, alice: Membership, client_of: SignIn
) -> None:
    client = client_of(alice)
    client.post(URL, USUAL)
    assert "Nothing was changed." in client.get(URL).content.decode()
    assert client.post(URL, {**USUAL, "risk_from": "10"}).status_code == 422
