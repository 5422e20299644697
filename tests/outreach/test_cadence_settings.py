"""How long is too long: an office's own days for each tier."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client

from offices.models import Membership, Office
from outreach.actions.cadences import set_cadence
from outreach.queries.cadences import days_by_tier
from tests.outreach.conftest import HTMX, ClientOf

URL = "/o/alder/settings/cadence/"


def test_without_a_setting_the_defaults_hold(in_alder: Office) -> None:
    assert days_by_tier(in_alder) == {"key": 30, "regular": 60, "occasional": 180}


def test_setting_one_tier_leaves_the_others(in_alder: Office, alice: Membership) -> None:
    set_cadence(by=alice, office=in_alder, days={"key": 21})
    set_cadence(by=alice, office=in_alder, days={"key": 14})
    assert days_by_tier(in_alder) == {"key": 14, "regular": 60, "occasional": 180}


@pytest.mark.parametrize("days", [0, 731, -5])
def test_days_out_of_range_are_refused(in_alder: Office, alice: Membership, days: int) -> None:
    with pytest.raises(ValidationError) as raised:
        set_cadence(by=alice, office=in_alder, days={"key": days})
    assert list(raised.value.message_dict) == ["key"]


def test_an_unknown_tier_is_refused(in_alder: Office, alice: Membership) -> None:
    with pytest.raises(ValidationError):
        set_cadence(by=alice, office=in_alder, days={"golden": 10})


def test_a_coordinator_may_not(in_alder: Office, ana: Membership, ana_client: Client) -> None:
    assert ana_client.get(URL).status_code == 403
    with pytest.raises(PermissionDenied):
        set_cadence(by=ana, office=in_alder, days={"key": 10})


def test_the_page_shows_and_saves_the_days(
    in_alder: Office, alice: Membership, client_of: ClientOf
) -> None:
    client = client_of(alice)
    assert 'value="30"' in client.get(URL).content.decode()
    response = client.post(URL, {"key": 20, "regular": 50, "occasional": 100})
    assert (response.status_code, response["Location"]) == (302, URL)
    assert days_by_tier(in_alder) == {"key": 20, "regular": 50, "occasional": 100}


def test_a_mistake_keeps_what_was_typed(
    in_alder: Office, alice: Membership, client_of: ClientOf
) -> None:
    sent = {"key": 5000, "regular": 50, "occasional": 100}
    response = client_of(alice).post(URL, sent, headers=HTMX)
    assert response.status_code == 422
    assert 'value="5000"' in response.content.decode()
    assert days_by_tier(in_alder)["regular"] == 60
