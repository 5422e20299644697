"""A partner's own days: set and cleared on its page, taken back, and what they are good for."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.utils import timezone

from offices.models import Membership, Office
from outreach.actions.cadences import clear_partner_cadence, set_partner_cadence
from outreach.models import Cadence
from outreach.queries.silence import losing_touch
from partnerships.models import Partner, PartnerStanding
from tests.factories import make_activity, make_partner
from tests.outreach.conftest import ClientOf, press


@pytest.fixture
def rivera(in_alder: Office, ana: Membership) -> Partner:
    return make_partner(in_alder, name="Rivera", owner=ana, stage="active", tier="regular")


def url_of(partner: Partner, tail: str = "") -> str:
    return f"/o/alder/partners/{partner.pk}/cadence/{tail}"


def days_of(partner: Partner) -> list[int]:
    return list(Cadence.objects.filter(partner=partner).values_list("days", flat=True))


def test_the_page_of_a_partner_says_how_often_and_where_that_comes_from(
    rivera: Partner, ana: Membership, ana_client: Client
) -> None:
    page = f"/o/alder/partners/{rivera.pk}/"
    assert "Every 60 days of school (Regular)" in ana_client.get(page).content.decode()
    set_partner_cadence(by=ana, partner=rivera, days=1)
    assert "Every 1 day of school (set for this partner)" in ana_client.get(page).content.decode()


@pytest.mark.parametrize("stage", ["prospect", "paused", "ended"])
def test_nothing_is_said_where_silence_is_meant(
    in_alder: Office, ana_client: Client, stage: str
) -> None:
    partner = make_partner(in_alder, stage=stage)
    page = ana_client.get(f"/o/alder/partners/{partner.pk}/").content.decode()
    assert "days of school" not in page


def test_the_dialog_sets_and_clears_the_days_and_undo_brings_them_back(
    rivera: Partner, ana_client: Client
) -> None:
    assert "Leave it empty to go by the tier: 60 (Regular)." in (
        ana_client.get(url_of(rivera)).content.decode()
    )
    ana_client.post(url_of(rivera), {"days": 20})
    assert days_of(rivera) == [20]
    toast = press(ana_client, url_of(rivera), days="")
    assert toast["message"] == "In touch: Every 60 days of school (Regular)."
    assert days_of(rivera) == []
    press(ana_client, toast["undo"])
    assert days_of(rivera) == [20]
    ana_client.post(url_of(rivera, "undo/"))
    assert days_of(rivera) == []


@pytest.mark.parametrize("days", ["0", "731", "soon"])
def test_what_is_no_number_of_days_is_refused(
    rivera: Partner, ana: Membership, ana_client: Client, days: str
) -> None:
    assert ana_client.post(url_of(rivera), {"days": days}).status_code == 422
    assert days_of(rivera) == []
    if days.isdigit():
        with pytest.raises(ValidationError):
            set_partner_cadence(by=ana, partner=rivera, days=int(days))


def test_own_days_go_before_those_of_the_tier(rivera: Partner, ana: Membership) -> None:
    office = rivera.office
    make_activity(rivera, starts_on=office.today() - timedelta(days=40))
    assert not losing_touch(office, ana, office.today())[0].exists()
    set_partner_cadence(by=ana, partner=rivera, days=10)
    assert losing_touch(office, ana, office.today())[0].exists()
    clear_partner_cadence(by=ana, partner=rivera)
    assert not losing_touch(office, ana, office.today())[0].exists()


def test_the_health_of_the_partner_is_looked_at_anew(rivera: Partner, ana: Membership) -> None:
    standing = PartnerStanding.objects.filter(partner=rivera)
    standing.update(health_is_stale=False, health_at=timezone.now())
    set_partner_cadence(by=ana, partner=rivera, days=10)
    assert standing.get().health_is_stale


def test_a_leader_may_look_but_not_set(
    rivera: Partner, bob: Membership, client_of: ClientOf
) -> None:
    assert client_of(bob).get(url_of(rivera)).status_code == 403
    assert client_of(bob).post(url_of(rivera, "undo/?days=5")).status_code == 403
    with pytest.raises(PermissionDenied):
        set_partner_cadence(by=bob, partner=rivera, days=10)
    page = client_of(bob).get(f"/o/alder/partners/{rivera.pk}/").content.decode()
    assert "Every 60 days of school (Regular)" in page
    assert url_of(rivera) not in page


def test_to_charlie_it_does_not_exist(
    rivera: Partner, charlie: Membership, client_of: ClientOf
) -> None:
    assert client_of(charlie).get(url_of(rivera)).status_code == 404
    path = f"/o/birch/partners/{rivera.pk}/cadence/"
    assert client_of(charlie).post(path, {"days": 5}).status_code == 404
