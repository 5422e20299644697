"""One click archives, restores, and names the owner or the backup; each can be undone."""

import json
from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone

from offices.models import Membership, Office
from partnerships.models import Partner
from tests.factories import make_partner

ClientOf = Callable[[Membership], Client]
ACTS = ["archive", "restore", "owner", "backup"]


@pytest.fixture
def ana_client(ana: Membership, client_of: ClientOf) -> Client:
    return client_of(ana)


def url(partner: Partner, act: str, slug: str = "alder") -> str:
    return f"/o/{slug}/partners/{partner.pk}/{act}/"


def toast(client: Client, path: str, **said: object) -> dict[str, str]:
    response = client.post(path, said, headers={"HX-Request": "true"})
    assert response.status_code == 204
    shown: dict[str, str] = json.loads(response["HX-Trigger"])["toast"]
    return shown


def owners(partner: Partner) -> tuple[int | None, int | None]:
    partner.refresh_from_db()
    return partner.owner_id, partner.backup_owner_id


def test_archiving_takes_it_out_and_undo_brings_it_back(
    in_alder: Office, ana_client: Client
) -> None:
    partner = make_partner(in_alder, name="Rivera")
    said = toast(ana_client, url(partner, "archive"))
    partner.refresh_from_db()
    assert partner.archived_at is not None
    assert said == {"message": "Rivera archived.", "undo": url(partner, "restore")}
    assert toast(ana_client, said["undo"])["message"] == "Rivera restored."
    partner.refresh_from_db()
    assert partner.archived_at is None


def test_without_htmx_it_goes_where_the_form_says(in_alder: Office, ana_client: Client) -> None:
    partner = make_partner(in_alder)
    response = ana_client.post(url(partner, "archive"), {"next": "/o/alder/partners/"})
    assert (response.status_code, response["Location"]) == (302, "/o/alder/partners/")
    away = ana_client.post(url(partner, "restore"), {"next": "https://evil.example/"})
    assert away["Location"] == f"/o/alder/partners/{partner.pk}/"


def test_a_click_makes_somebody_backup_and_undo_takes_it_back(
    in_alder: Office, ana: Membership, alice: Membership, ana_client: Client
) -> None:
    partner = make_partner(in_alder, name="Rivera", owner=ana)
    said = toast(ana_client, url(partner, "backup"), member=alice.pk)
    assert said["message"] == "Alice Alvarez is now backup for Rivera."
    assert owners(partner) == (ana.pk, alice.pk)
    toast(ana_client, said["undo"])
    assert owners(partner) == (ana.pk, None)


def test_a_backup_who_becomes_owner_changes_places(
    in_alder: Office, ana: Membership, alice: Membership, ana_client: Client
) -> None:
    partner = make_partner(in_alder, name="Rivera", owner=ana, backup_owner=alice)
    said = toast(ana_client, url(partner, "owner"), member=alice.pk)
    assert said["message"] == "Alice Alvarez now owns Rivera."
    assert owners(partner) == (alice.pk, ana.pk)
    toast(ana_client, said["undo"])
    assert owners(partner) == (ana.pk, alice.pk)


def test_a_backup_moves_up_to_an_empty_place_and_undo_moves_back(
    in_alder: Office, alice: Membership, ana_client: Client
) -> None:
    partner = make_partner(in_alder, backup_owner=alice)
    said = toast(ana_client, url(partner, "owner"), member=alice.pk)
    assert owners(partner) == (alice.pk, None)
    toast(ana_client, said["undo"])
    assert owners(partner) == (None, alice.pk)


def test_an_empty_member_leaves_the_place_empty(
    in_alder: Office, ana: Membership, alice: Membership, ana_client: Client
) -> None:
    partner = make_partner(in_alder, owner=ana, backup_owner=alice)
    toast(ana_client, url(partner, "backup"), member="")
    toast(ana_client, url(partner, "owner"), member="")
    assert owners(partner) == (None, None)


def test_the_owner_alone_cannot_be_the_backup(
    in_alder: Office, ana: Membership, ana_client: Client
) -> None:
    partner = make_partner(in_alder, owner=ana)
    response = ana_client.post(url(partner, "backup"), {"member": ana.pk})
    assert response.status_code == 400
    assert owners(partner) == (ana.pk, None)


def test_who_was_deactivated_cannot_be_named(
    in_alder: Office, ana: Membership, alice: Membership, ana_client: Client
) -> None:
    Membership.objects.filter(pk=alice.pk).update(deactivated_at=timezone.now())
    partner = make_partner(in_alder, owner=ana)
    assert ana_client.post(url(partner, "backup"), {"member": alice.pk}).status_code == 400


@pytest.mark.parametrize("member", ["5", "999999", "nobody", "9" * 30])
def test_a_member_of_another_office_does_not_exist(
    member: str, in_alder: Office, charlie: Membership, ana_client: Client
) -> None:
    partner = make_partner(in_alder)
    assert ana_client.post(url(partner, "owner"), {"member": member}).status_code == 404


@pytest.mark.parametrize("act", ACTS)
def test_a_leader_may_not(act: str, in_alder: Office, bob: Membership, client_of: ClientOf) -> None:
    partner = make_partner(in_alder)
    assert client_of(bob).post(url(partner, act), {"member": "2"}).status_code == 403
    partner.refresh_from_db()
    assert (partner.archived_at, partner.owner_id, partner.backup_owner_id) == (None, None, None)


@pytest.mark.parametrize("act", ACTS)
def test_to_charlie_it_does_not_exist(
    act: str, in_alder: Office, charlie: Membership, client_of: ClientOf
) -> None:
    partner, client = make_partner(in_alder), client_of(charlie)
    assert client.post(url(partner, act)).status_code == 404
    assert client.post(url(partner, act, slug="birch")).status_code == 404


@pytest.mark.parametrize("act", ACTS)
def test_reading_the_address_changes_nothing(
    act: str, in_alder: Office, ana_client: Client
) -> None:
    assert ana_client.get(url(make_partner(in_alder), act)).status_code == 405
