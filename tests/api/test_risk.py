"""/api/v1/risk/, and the health of partners."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from core.actors import SYSTEM
from core.tenancy.context import office_context
from offices.models import Membership, Office
from outcomes.actions.mutes import mute_check
from outcomes.actions.scans import look_anew, scan_office
from outcomes.enums.risk import ScanKind
from partnerships.models import Partner
from tests.api.conftest import Api
from tests.outcomes.looking import NOW, known_partner

ApiOf = Callable[..., Api]


@pytest.fixture
def closing(alder: Office) -> Partner:
    """A partner that closes, in an office that was scanned, beside a prospect."""
    with office_context(alder.pk):
        partner = known_partner(alder, closing=True, kind="employer")
        known_partner(alder, stage="prospect")
        scan_office(by=SYSTEM, office=alder, now=NOW, kind=ScanKind.ASKED)
    return partner


def test_risk_tells_the_checks_in_words(api_of: ApiOf, bob: Membership, closing: Partner) -> None:
    [risk] = api_of(bob).get("risk/?band=risk").json()["results"]
    assert (risk["partner"], risk["band"], risk["known"]) == (str(closing.pk), "risk", 9)
    words = "They are closing or cutting back"
    assert risk["floors"] == [{"key": "closing", "sentence": words}]
    assert risk["checks"][0] == {
        "key": "business_closed",
        "state": "missing",
        "muted": False,
        "muted_until": None,
        "weight": 80.7,
        "sentence": words,
        "evidence": {"closing": True},
    }
    assert risk["strands"]["thanks"] == "missing"
    assert api_of(bob).get(f"risk/{risk['id']}/").json() == risk


def test_risk_tells_until_when_a_check_is_muted(
    api_of: ApiOf, ana: Membership, closing: Partner
) -> None:
    with office_context(closing.office_id):
        until = closing.office.today() + timedelta(days=7)
        mute_check(
            by=ana,
            partner=closing,
            check_key="business_closed",
            reason="They move house",
            until=until,
        )
        look_anew(closing.office_id, [closing.pk], timezone.now())
    [risk] = api_of(ana).get(f"risk/?partner={closing.pk}").json()["results"]
    check = risk["checks"][0]
    assert (check["muted"], check["muted_until"], risk["floors"]) == (True, str(until), [])


def test_risk_is_found_by_partner(api_of: ApiOf, ana: Membership, closing: Partner) -> None:
    found = api_of(ana).get(f"risk/?partner={closing.pk}").json()["results"]
    assert [it["partner"] for it in found] == [str(closing.pk)]


@pytest.mark.parametrize("method", ["POST", "PATCH", "DELETE"])
def test_risk_is_only_read(api_of: ApiOf, ana: Membership, closing: Partner, method: str) -> None:
    assert api_of(ana).call(method, "risk/", {}).status_code == 405


def test_strangers_see_no_risk(api_of: ApiOf, charlie: Membership, closing: Partner) -> None:
    api: Api = api_of(charlie)
    assert api.get("risk/").json()["results"] == []


def test_a_partner_s_health_is_what_the_last_look_found(
    api_of: ApiOf, ana: Membership, closing: Partner
) -> None:
    read = api_of(ana).get(f"partners/{closing.pk}/")
    health: dict[str, Any] = read.json()["health"]
    assert (health["band"], health["known"]) == ("risk", 9)
    assert health["strands"]["backup"] == "missing"
    assert isinstance(health["score"], float)


def test_a_new_health_is_no_new_version_of_the_partner(
    api_of: ApiOf, ana: Membership, alder: Office, closing: Partner
) -> None:
    api = api_of(ana)
    tag = api.get(f"partners/{closing.pk}/").headers["ETag"]
    api.post("activities/", {"kind": "call", "partners": [str(closing.pk)]})
    with office_context(alder.pk):
        scan_office(by=SYSTEM, office=alder, now=NOW, kind=ScanKind.ASKED)
    changed = api.patch(f"partners/{closing.pk}/", {"town": "Salida"}, **{"If-Match": tag})
    assert changed.status_code == 200
