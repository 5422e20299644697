"""What the history says of a partner's own row."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.utils.formats import time_format

from core.actors import SYSTEM
from core.tenancy.context import office_context
from offices.models import Membership, Office, OfficeLabel
from partnerships.actions.partners import PartnerFields, archive_partner, update_partner
from partnerships.models import Partner
from tests.factories import make_partner, make_site
from tests.partnerships.history import entries, sentences

pytestmark = pytest.mark.django_db


@pytest.fixture
def partner(alder: Office) -> Partner:
    with office_context(alder.pk):
        return make_partner(alder, name="Rivera Machining", website="https://rivera.example.org")


@pytest.fixture
def client(client_of: Callable[[Membership], Client], ana: Membership) -> Client:
    return client_of(ana)


def change(by: Membership, partner: Partner, **fields: Any) -> None:
    with office_context(partner.office_id, by=by.actor_key):
        update_partner(by=by, partner=partner, fields=PartnerFields(**fields))  # type: ignore[typeddict-item]  # any of them


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"stage": "active"}, "Ana Ames moved the stage from prospect to active."),
        ({"tier": "key"}, "Ana Ames changed the tier from regular to key partner."),
        ({"name": "Rivera"}, "Ana Ames renamed this partner from Rivera Machining to Rivera."),
        ({"closing": True}, "Ana Ames noted that they are closing or cutting back."),
        ({"champion": True}, "Ana Ames named this partner a champion."),
        ({"one_person": True}, "Ana Ames noted that this partner is one person."),
        ({"kind": "nonprofit"}, "Ana Ames changed the kind from employer to nonprofit."),
        ({"source": "alumni"}, "Ana Ames set the way we met to alumni."),
        ({"phone": "555-0100"}, "Ana Ames set the phone to 555-0100."),
        (
            {"website": "https://rivera.example.com"},
            "Ana Ames changed the website from https://rivera.example.org"
            " to https://rivera.example.com.",
        ),
        (
            {"website": ""},
            "Ana Ames took away the website, which was https://rivera.example.org.",
        ),
        (
            {"street": "1 Main St", "town": "Harlow"},
            "Ana Ames set the address to 1 Main St, Harlow.",
        ),
        (
            {"career_clusters": ["construction"]},
            "Ana Ames added to the career clusters: Construction.",
        ),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else None,
)
def test_a_change_of_a_field_is_a_sentence(
    client: Client, partner: Partner, ana: Membership, fields: dict[str, Any], said: str
) -> None:
    change(ana, partner, **fields)
    assert said in sentences(client, partner)


def test_who_holds_the_partner_is_told_by_name(
    client: Client, partner: Partner, ana: Membership, alice: Membership
) -> None:
    change(ana, partner, owner=ana)
    change(ana, partner, owner=alice)
    change(ana, partner, owner=None, backup_owner=ana)
    change(ana, partner, backup_owner=alice)
    assert {
        "Ana Ames made Ana Ames the owner.",
        "Ana Ames handed this partner from Ana Ames to Alice Alvarez.",
        "Ana Ames took Alice Alvarez away as the owner.",
        "Ana Ames made Ana Ames the backup.",
        "Ana Ames made Alice Alvarez the backup instead of Ana Ames.",
    } <= set(sentences(client, partner))


def test_all_that_one_save_did_is_one_entry(
    client: Client, partner: Partner, ana: Membership
) -> None:
    change(ana, partner, stage="active", phone="555-0100", tier="key")
    [entry] = [it for it in entries(client, partner) if len(it.tellings) > 1]
    assert [it.text for it in entry.tellings] == [
        "Ana Ames moved the stage from prospect to active.",
        "Ana Ames changed the tier from regular to key partner.",
        "Ana Ames set the phone to 555-0100.",
    ]


def test_sites_and_branches_are_told_by_name(
    client: Client, partner: Partner, ana: Membership, alder: Office
) -> None:
    with office_context(alder.pk):
        site, other = make_site(alder, name="Harlow High"), make_site(alder, name="Main Campus")
        parent = make_partner(alder, name="Rivera Group")
    change(ana, partner, sites=[site, other], parent=parent)
    change(ana, partner, sites=[other], parent=None)
    said = sentences(client, partner)
    assert "Ana Ames noted that the partner works with Harlow High and Main Campus." in said
    assert "Ana Ames noted that the partner no longer works with Harlow High." in said
    assert "Ana Ames made this partner a branch of Rivera Group." in said
    assert any("took this partner out of Rivera Group" in it for it in said)


def test_the_office_s_own_words_are_used(
    client: Client, partner: Partner, ana: Membership, alder: Office
) -> None:
    with office_context(alder.pk):
        OfficeLabel.objects.create(office=alder, vocabulary="tier", slug="key", label="Anchor")
    change(ana, partner, tier="key")
    assert "Ana Ames changed the tier from regular to Anchor." in sentences(client, partner)


def test_a_long_text_is_shown_on_asking(client: Client, partner: Partner, ana: Membership) -> None:
    change(ana, partner, notes="Call before nine. " * 20)
    [entry] = [it for it in entries(client, partner) if it.tellings[0].details]
    assert entry.tellings[0].text == "Ana Ames changed the notes."
    page = client.get(f"/o/alder/partners/{partner.pk}/history/").content.decode()
    assert "See what changed" in page
    assert page.count("Call before nine.") == 20


def test_the_system_is_called_by_the_product_s_name_and_nobody_is_somebody(
    client: Client, partner: Partner, alder: Office
) -> None:
    with office_context(alder.pk, by="system"):
        archive_partner(by=SYSTEM, partner=partner)
    with office_context(alder.pk, by=""):
        Partner.objects.filter(pk=partner.pk).update(stage="paused")
    with office_context(alder.pk, by="member:999999"):
        Partner.objects.filter(pk=partner.pk).update(stage="ended")
    assert {
        "Lanyard archived this partner.",
        "Somebody moved the stage from prospect to paused.",
        "Somebody moved the stage from paused to ended.",
    } <= set(sentences(client, partner))


def test_a_member_who_has_left_keeps_the_name(
    client: Client, partner: Partner, alice: Membership, alder: Office
) -> None:
    change(alice, partner, stage="active")
    with office_context(alder.pk):
        Membership.objects.filter(pk=alice.pk).update(deactivated_at="2026-01-01T00:00Z")
    assert "Alice Alvarez moved the stage from prospect to active." in sentences(client, partner)


def test_times_are_the_office_s(client: Client, partner: Partner, ana: Membership) -> None:
    change(ana, partner, stage="active")
    entry = entries(client, partner)[0]
    assert entry.at.tzinfo == partner.office.zone
    page = client.get(f"/o/alder/partners/{partner.pk}/history/").content.decode()
    assert time_format(entry.clock) in page
