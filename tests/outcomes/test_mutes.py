"""A check is muted for a partner, with a reason, until a day; then it counts again by itself."""

import re
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client

from core.tenancy.context import office_context
from offices.models import Membership, Office
from outcomes.actions.mutes import archive_mute, mute_check, restore_mute, update_mute
from outcomes.actions.scans import look_at_stale
from outcomes.models import MutedCheck, PartnerRisk
from partnerships.models import Partner
from tests.factories import make_activity
from tests.outcomes.looking import NOW, TODAY, known_partner, letter, risk_of
from tests.partnerships.history import sentences, undo

SignIn = Callable[[Membership], Client]
WEEK = timedelta(days=7)


@pytest.fixture(autouse=True)
def clock() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def closing(alder: Office) -> Partner:
    with office_context(alder.pk):
        return known_partner(alder, name="Rivera Machining", closing=True)


def mute(by: Membership, partner: Partner, **fields: object) -> MutedCheck:
    said = {"check_key": "business_closed", "reason": "They move house", "until": TODAY + WEEK}
    return mute_check(by=by, partner=partner, **{**said, **fields})  # type: ignore[arg-type]  # fields of a test


def page(client: Client, partner: Partner) -> str:
    return client.get(f"/o/alder/risk/partners/{partner.pk}/").content.decode()


def test_a_muted_check_does_not_count_and_counts_again_by_itself(
    in_alder: Office, ana: Membership, closing: Partner
) -> None:
    assert risk_of(closing).floors == ["closing"]
    mute(ana, closing)
    assert letter(closing, "business_closed") == "M"
    assert risk_of(closing).floors == []
    assert letter(closing, "business_closed", TODAY + WEEK) == "M"
    assert letter(closing, "business_closed", TODAY + WEEK + timedelta(days=1)) == "m"


def test_muting_marks_the_partner_to_be_looked_at_anew(
    in_alder: Office, ana: Membership, closing: Partner
) -> None:
    risk_of(closing)
    mute(ana, closing)
    assert look_at_stale(in_alder.pk, NOW) == 1
    assert PartnerRisk.objects.get(partner=closing).floors == []


def test_undo_lets_it_count_again_and_undo_of_that_mutes_it(
    in_alder: Office, ana: Membership, closing: Partner
) -> None:
    made = mute(ana, closing)
    archive_mute(by=ana, mute=made)
    assert letter(closing, "business_closed") == "m"
    restore_mute(by=ana, mute=made)
    assert letter(closing, "business_closed") == "M"


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"until": TODAY - timedelta(days=1)}, "until"),
        ({"until": TODAY + timedelta(days=400)}, "until"),
        ({"reason": "  "}, "reason"),
        ({"check_key": "the_weather"}, "check_key"),
    ],
)
def test_a_mute_without_sense_is_refused(
    in_alder: Office, ana: Membership, closing: Partner, fields: dict[str, object], wrong: str
) -> None:
    with pytest.raises(ValidationError) as error:
        mute(ana, closing, **fields)
    assert list(error.value.message_dict) == [wrong]


def test_leaders_cannot_mute(in_alder: Office, bob: Membership, closing: Partner) -> None:
    with pytest.raises(PermissionDenied):
        mute(bob, closing)


def test_the_page_mutes_says_why_and_takes_it_back(
    closing: Partner, ana: Membership, bob: Membership, client_of: SignIn
) -> None:
    client = client_of(ana)
    url = f"/o/alder/risk/partners/{closing.pk}/checks/business_closed/mute/"
    assert f'href="{url}"' in page(client, closing)
    assert url not in page(client_of(bob), closing)
    assert "Mute “Still in business” for Rivera Machining" in client.get(url).content.decode()
    said = {"reason": "They move house", "until": "2026-11-25"}
    for _twice in range(2):
        assert client.post(url, {**said, "once": "a" * 22}).status_code == 302
    with office_context(closing.office_id):
        [made] = MutedCheck.objects.all()
    shown = page(client, closing)
    assert "Until Nov 25: They move house" in shown
    assert "Ana Ames" in shown
    assert "Still in business is muted until Nov 25." in shown
    client.post(f"/o/alder/mutes/{made.pk}/archive/")
    assert "They move house" not in page(client, closing)
    client.post(f"/o/alder/mutes/{made.pk}/restore/")
    assert "They move house" in page(client, closing)


def test_the_strand_on_the_partners_page_says_muted_and_until_when(
    closing: Partner, ana: Membership, client_of: SignIn
) -> None:
    with office_context(closing.office_id):
        make_activity(closing, kind="job-shadow", starts_on=TODAY - WEEK)
        mute(ana, closing, check_key="no_outcomes")
        risk_of(closing)
    shown = client_of(ana).get(f"/o/alder/partners/{closing.pk}/").content.decode()
    [results] = re.findall(r"<b>Results</b>\s*<span>(.*?)</span>", shown)
    assert results == "Muted until Nov 25"
    assert "Does not apply: </span>" not in shown


def test_a_form_without_a_reason_comes_back(
    closing: Partner, ana: Membership, client_of: SignIn
) -> None:
    url = f"/o/alder/risk/partners/{closing.pk}/checks/business_closed/mute/"
    assert client_of(ana).post(url, {"until": "2026-11-25"}).status_code == 422
    for nothing in ("/checks/the_weather/", "/checks/Results/"):
        wrong = url.replace("/checks/business_closed/", nothing)
        assert client_of(ana).get(wrong).status_code == 404


def test_the_history_tells_of_it_and_takes_it_back(
    closing: Partner, ana: Membership, client_of: SignIn
) -> None:
    client = client_of(ana)
    url = f"/o/alder/risk/partners/{closing.pk}/checks/business_closed/mute/"
    client.post(url, {"reason": "They move house", "until": "2026-11-25"})
    history = f"/o/alder/partners/{closing.pk}/history/"
    shown = client.get(history).content.decode()
    assert "Ana Ames muted the check “Still in business” until Nov 25: “They move house”." in shown
    with office_context(closing.office_id):
        archive_mute(by=ana, mute=MutedCheck.objects.get())
    shown = client.get(history).content.decode()
    assert "Ana Ames let the check “Still in business” count again." in shown


def test_the_history_tells_of_another_day_and_reason_and_takes_them_back(
    alder: Office, ana: Membership, client_of: SignIn
) -> None:
    with office_context(alder.pk, by=ana.actor_key):
        partner = known_partner(alder)
        made = mute(ana, partner)
    before = (made.reason, made.until)
    with office_context(alder.pk, by=ana.actor_key):
        update_mute(by=ana, mute=made, reason="They merge", until=made.until + timedelta(days=2))
    client = client_of(ana)
    told = " ".join(sentences(client, partner))
    assert "no longer until Nov 25." in told
    assert "Ana Ames said anew why the check “Still in business” is muted: “They merge”." in told
    undo(client, partner, "They merge")
    with office_context(alder.pk):
        made.refresh_from_db()
    assert (made.reason, made.until) == before
