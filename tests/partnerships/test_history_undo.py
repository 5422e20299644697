"""Taking back what was done to a partner, and the reasons where that is not possible."""

import json
from collections.abc import Callable
from datetime import timedelta
from threading import Event, Thread
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.utils import timezone

from core.tenancy.context import office_context
from offices.models import Membership, Office
from partnerships.actions.partners import PartnerFields, archive_partner, update_partner
from partnerships.models import Partner
from tests.factories import make_partner, make_site
from tests.partnerships.history import entries, entry_saying, sentences, undo, url_of

ClientOf = Callable[[Membership], Client]

STAGE = "moved the stage from prospect to active."


@pytest.fixture
def partner(alder: Office) -> Partner:
    with office_context(alder.pk):
        return make_partner(alder, name="Rivera Machining")


@pytest.fixture
def client(client_of: ClientOf, alice: Membership) -> Client:
    return client_of(alice)


def change(by: Membership, partner: Partner, **fields: Any) -> None:
    with office_context(partner.office_id, by=by.actor_key):
        here = Partner.objects.get(pk=partner.pk)
        update_partner(by=by, partner=here, fields=PartnerFields(**fields))  # type: ignore[typeddict-item]  # any of them


def now(partner: Partner) -> Partner:
    with office_context(partner.office_id):
        return Partner.objects.get(pk=partner.pk)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"stage": "active"}, STAGE),
        ({"name": "Rivera"}, "renamed this partner"),
        ({"partner_since": "2024-05-01"}, "set the partner since to"),
        ({"career_clusters": ["construction"]}, "added to the career clusters"),
        ({"closing": True, "tier": "key", "notes": "Call early"}, "closing or cutting back"),
        ({"custom": {"badge": 7}}, "changed fields of the office's own"),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else None,
)
def test_a_field_goes_back(
    client: Client, partner: Partner, ana: Membership, fields: dict[str, Any], said: str
) -> None:
    before = {name: getattr(now(partner), name) for name in fields}
    change(ana, partner, **fields)
    assert {name: getattr(now(partner), name) for name in fields} != before
    undo(client, partner, said)
    assert {name: getattr(now(partner), name) for name in fields} == before


@pytest.mark.django_db
def test_taking_back_is_an_entry_that_says_what_and_whose(
    client: Client, partner: Partner, ana: Membership
) -> None:
    change(ana, partner, stage="active")
    undo(client, partner, STAGE)
    said = sentences(client, partner)
    assert f"Alice Alvarez took back: Ana Ames {STAGE}" in said
    original = next(it for it in entries(client, partner) if it.tellings[0].text.startswith("Ana"))
    assert not original.can_undo
    assert original.why_not.startswith("Alice Alvarez took this back on ")


@pytest.mark.django_db
def test_taking_back_can_be_taken_back(client: Client, partner: Partner, ana: Membership) -> None:
    change(ana, partner, stage="active")
    undo(client, partner, STAGE)
    undo(client, partner, "Alice Alvarez took back: ")
    assert now(partner).stage == "active"
    assert (
        "Alice Alvarez took back: Alice Alvarez moved the stage from active to prospect."
        in sentences(client, partner)
    )


@pytest.mark.django_db
def test_the_toast_offers_to_take_it_back_in_turn(
    client: Client, partner: Partner, ana: Membership
) -> None:
    change(ana, partner, stage="active")
    entry = entry_saying(client, partner, STAGE)
    htmx = {"HX-Request": "true"}
    answer = client.post(f"{url_of(partner)}undo/", {"entry": entry.key}, headers=htmx)
    said = json.loads(answer["HX-Trigger"])["toast"]
    assert (answer.status_code, said["message"]) == (204, "Taken back.")
    assert client.post(said["undo"], headers=htmx).status_code == 204
    assert now(partner).stage == "active"


@pytest.mark.django_db
def test_who_holds_it_and_where_it_belongs_go_back(
    client: Client, partner: Partner, ana: Membership, adam: Membership, alder: Office
) -> None:
    with office_context(alder.pk):
        group = make_partner(alder, name="Rivera Group")
        here, there = make_site(alder, name="Harlow High"), make_site(alder, name="Main Campus")
    change(ana, partner, owner=ana, backup_owner=adam, parent=group, sites=[here])
    change(ana, partner, owner=adam, backup_owner=ana, parent=None, sites=[there])
    undo(client, partner, "took this partner out of Rivera Group")
    after = now(partner)
    assert (after.owner_id, after.backup_owner_id, after.parent_id) == (ana.pk, adam.pk, group.pk)
    with office_context(alder.pk):
        assert [it.site_id for it in after.partner_sites.all()] == [here.pk]


@pytest.mark.django_db
def test_archiving_goes_back(client: Client, partner: Partner, ana: Membership) -> None:
    with office_context(partner.office_id, by=ana.actor_key):
        archive_partner(by=ana, partner=partner)
    undo(client, partner, "archived this partner")
    assert now(partner).archived_at is None
    undo(client, partner, "took back: Ana Ames archived this partner.")
    assert now(partner).archived_at is not None


@pytest.mark.django_db
def test_what_was_changed_again_is_not_taken_back(
    client: Client, partner: Partner, ana: Membership, adam: Membership
) -> None:
    change(ana, partner, stage="active")
    change(adam, partner, stage="paused")
    entry = entry_saying(client, partner, STAGE)
    assert not entry.can_undo
    assert entry.why_not.startswith("Changed again since by Adam Abbott on ")
    page = undo(client, partner, STAGE, status=422)
    assert "Changed again since by Adam Abbott on " in page
    assert now(partner).stage == "paused"


@pytest.mark.django_db
def test_a_change_of_something_else_does_not_hinder(
    client: Client, partner: Partner, ana: Membership, adam: Membership
) -> None:
    change(ana, partner, stage="active")
    change(adam, partner, tier="key")
    undo(client, partner, STAGE)
    assert (now(partner).stage, now(partner).tier) == ("prospect", "key")


@pytest.mark.django_db
def test_after_thirty_days_it_stays(client: Client, partner: Partner, ana: Membership) -> None:
    change(ana, partner, stage="active")
    with time_machine.travel(timezone.now() + timedelta(days=30, hours=1), tick=True):
        late = Client()
        late.force_login(ana.user)
        entry = entry_saying(late, partner, STAGE)
        assert (entry.can_undo, entry.why_not) == (False, "Older than 30 days.")
        undo(late, partner, STAGE, status=422)
    with time_machine.travel(timezone.now() + timedelta(days=29), tick=True):
        in_time = Client()
        in_time.force_login(ana.user)
        assert entry_saying(in_time, partner, STAGE).can_undo


@pytest.mark.django_db
def test_an_owner_who_has_left_does_not_come_back(
    client: Client, partner: Partner, ana: Membership, adam: Membership, alder: Office
) -> None:
    change(ana, partner, owner=adam)
    change(ana, partner, owner=ana)
    with office_context(alder.pk):
        Membership.objects.filter(pk=adam.pk).update(deactivated_at=timezone.now())
    entry = entry_saying(client, partner, "handed this partner")
    assert (entry.can_undo, entry.why_not) == (False, "Adam Abbott is no longer in the office.")
    assert "Adam Abbott is no longer" in undo(client, partner, "handed this partner", status=422)
    assert now(partner).owner_id == ana.pk


@pytest.mark.django_db
def test_a_parent_that_is_archived_or_a_branch_is_not_put_back(
    client: Client, partner: Partner, ana: Membership, alder: Office
) -> None:
    with office_context(alder.pk):
        group, other = make_partner(alder, name="Group"), make_partner(alder, name="Other")
    change(ana, partner, parent=group)
    change(ana, partner, parent=None)
    words = "took this partner out of Group"
    with office_context(alder.pk):
        Partner.objects.filter(pk=group.pk).update(parent=other)
    assert entry_saying(client, partner, words).why_not == "Group is a branch itself by now."
    with office_context(alder.pk):
        Partner.objects.filter(pk=group.pk).update(parent=None, archived_at=timezone.now())
    assert entry_saying(client, partner, words).why_not == "Group is archived."
    undo(client, partner, words, status=422)


@pytest.mark.django_db
def test_a_new_partner_is_archived_instead(
    client: Client, partner: Partner, client_of: ClientOf
) -> None:
    entry = entry_saying(client, partner, "added this partner")
    assert entry.why_not == "To take this back, archive the partner."


@pytest.mark.django_db
def test_a_leader_reads_but_takes_nothing_back(
    client_of: ClientOf, partner: Partner, ana: Membership, bob: Membership
) -> None:
    change(ana, partner, stage="active")
    leader = client_of(bob)
    entry = entry_saying(leader, partner, STAGE)
    assert (entry.can_undo, entry.why_not) == (False, "")
    assert "Undo this" not in leader.get(url_of(partner)).content.decode()
    undo(leader, partner, STAGE, status=403)
    assert now(partner).stage == "active"


@pytest.mark.django_db
def test_another_office_s_change_does_not_exist(
    client: Client,
    client_of: ClientOf,
    partner: Partner,
    ana: Membership,
    charlie: Membership,
    birch: Office,
) -> None:
    change(ana, partner, stage="active")
    key = entry_saying(client, partner, STAGE).key
    with office_context(birch.pk):
        own = make_partner(birch)
    stranger = client_of(charlie)
    urls = [f"/o/alder/partners/{partner.pk}/", f"/o/birch/partners/{partner.pk}/"]
    for url in [*urls, f"/o/birch/partners/{own.pk}/"]:
        assert stranger.post(f"{url}history/undo/", {"entry": key}).status_code == 404
    for url in urls:
        assert stranger.get(f"{url}history/").status_code == 404
    assert now(partner).stage == "active"


@pytest.mark.django_db
@pytest.mark.parametrize("key", ["", "x", "1.2", "9" * 17 + "." + "0" * 32, "1." + "0" * 32])
def test_a_key_that_names_nothing_is_refused(client: Client, partner: Partner, key: str) -> None:
    answer = client.post(f"{url_of(partner)}undo/", {"entry": key})
    assert answer.status_code in (400, 404)
    assert client.get(url_of(partner), {"before": key}).status_code == 200


@pytest.mark.django_db
def test_another_partner_s_change_is_not_found_here(
    client: Client, partner: Partner, ana: Membership, alder: Office
) -> None:
    with office_context(alder.pk):
        other = make_partner(alder)
    change(ana, partner, stage="active")
    key = entry_saying(client, partner, STAGE).key
    assert client.post(f"{url_of(other)}undo/", {"entry": key}).status_code == 404
    assert now(partner).stage == "active"


@pytest.mark.django_db(transaction=True)
def test_what_comes_between_the_page_and_the_click_is_not_lost(
    client: Client, partner: Partner, ana: Membership, adam: Membership
) -> None:
    """Adam's change is under way while Alice clicks: she waits for him, and is told."""
    change(ana, partner, stage="active")
    key = entry_saying(client, partner, STAGE).key
    answers, about_to = [], Event()

    def click() -> None:
        try:
            about_to.set()
            answers.append(client.post(f"{url_of(partner)}undo/", {"entry": key}))
        finally:
            connection.close()

    other = Thread(target=click)
    with office_context(partner.office_id, by=adam.actor_key):
        here = Partner.objects.get(pk=partner.pk)
        update_partner(by=adam, partner=here, fields={"stage": "paused"})
        other.start()
        assert about_to.wait(timeout=10)
        other.join(timeout=1)
        assert not answers, "the click waits for the row"
    other.join(timeout=10)
    assert answers[0].status_code == 422
    assert "Changed again since by Adam Abbott" in answers[0].content.decode()
    assert now(partner).stage == "paused"
