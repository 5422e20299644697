"""Whoever was asked to sign may leave: the author sees it and asks somebody else with one click."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.utils import timezone

from core.tenancy.context import office_context
from offices.models import Membership, Office
from recognition.actions.asking import ask_instead
from recognition.actions.documents import compose_document
from recognition.actions.signing import give_back
from recognition.models import Document
from recognition.queries.signing import count_waiting, untold_members, waiting_for
from tests.factories import make_partner
from tests.recognition.batches import begin, fresh, make_partners, work
from tests.recognition.composing import text_of
from tests.recognition.conftest import ClientOf

pytestmark = pytest.mark.django_db
LEFT = "can no longer sign"
Ask = Callable[..., Document]


@pytest.fixture
def ask(in_alder: Office) -> Ask:
    def compose(by: Membership, *members: Membership) -> Document:
        signers: list[Any] = [{"member": it, "signing": "asked"} for it in members]
        fields: Any = {"wording": "for opening the shop floor"}
        partner = make_partner(in_alder, name="Rivera Machining")
        return compose_document(by=by, partner=partner, fields=fields, signers=signers)

    return compose


def leave(member: Membership) -> None:
    Membership.objects.filter(pk=member.pk).update(deactivated_at=timezone.now())


def path_of(document: Document) -> str:
    return f"/o/alder/documents/{document.pk}/"


def test_the_author_sees_it_on_today_and_on_the_page(
    ask: Ask, ana: Membership, bob: Membership, ana_client: Client
) -> None:
    document = ask(ana, bob)
    assert LEFT not in text_of(ana_client.get("/o/alder/"))
    leave(bob)
    today = text_of(ana_client.get("/o/alder/"))
    assert f"{bob.display_name} {LEFT}" in today
    assert path_of(document) in today
    page = text_of(ana_client.get(path_of(document)))
    assert f"{bob.display_name} {LEFT}" in page
    assert "Ask somebody else" in page


def test_a_login_that_is_switched_off_is_seen_too(
    ask: Ask, ana: Membership, bob: Membership, ana_client: Client
) -> None:
    ask(ana, bob)
    type(bob.user).objects.filter(pk=bob.user_id).update(is_active=False)
    assert LEFT in text_of(ana_client.get("/o/alder/"))


def test_others_are_not_told_on_today(
    ask: Ask, ana: Membership, bob: Membership, alice: Membership, client_of: ClientOf
) -> None:
    ask(ana, bob)
    leave(bob)
    assert LEFT not in text_of(client_of(alice).get("/o/alder/"))


def test_where_the_author_has_left_too_whoever_runs_the_office_is_told_and_mends_it(
    ask: Ask,
    ana: Membership,
    bob: Membership,
    alice: Membership,
    adam: Membership,
    client_of: ClientOf,
) -> None:
    document, own = ask(ana, bob), ask(alice, bob)
    leave(bob)
    leave(ana)
    for member in (alice, adam):
        today = text_of(client_of(member).get("/o/alder/"))
        assert f"{bob.display_name} {LEFT}" in today
        assert f"{ana.display_name}, who wrote it, has left, too." in today
        assert path_of(document) in today
    assert path_of(own) in text_of(client_of(alice).get("/o/alder/"))
    assert path_of(own) not in today  # of a paper whose author is there Adam is told nothing
    said = {"gone": bob.pk, "member": adam.pk}
    client_of(alice).post(f"{path_of(document)}ask/", said)
    assert "who wrote it" not in text_of(client_of(alice).get("/o/alder/"))
    assert list(waiting_for(adam)) == [document]


def test_a_coordinator_is_not_told_of_what_others_left_behind(
    ask: Ask, ana: Membership, bob: Membership, alice: Membership, ana_client: Client
) -> None:
    ask(alice, bob)
    leave(bob)
    leave(alice)
    assert LEFT not in text_of(ana_client.get("/o/alder/"))


def test_what_comes_back_to_whoever_has_left_is_told_to_those_in_charge(
    ask: Ask,
    ana: Membership,
    bob: Membership,
    alice: Membership,
    adam: Membership,
    client_of: ClientOf,
) -> None:
    back, own = ask(ana, bob), ask(alice, bob)
    for document, why in ((back, "It is Riviera"), (own, "Too late")):
        give_back(by=bob, document=document, why=why)
    assert "It is Riviera" not in text_of(client_of(adam).get("/o/alder/"))
    leave(ana)
    for member in (alice, adam):
        today = text_of(client_of(member).get("/o/alder/"))
        assert path_of(back) in today
        assert "Bob Baker: It is Riviera" in today
        assert f"{ana.display_name}, who wrote it, has left." in today
        assert (path_of(own) in today) == (member == alice)
    assert "It is Riviera" not in text_of(client_of(bob).get("/o/alder/"))
    compose_document(by=adam, partner=back.partner, fields={"wording": "for all"}, signers=[])
    with time_machine.travel(timezone.now() + timedelta(days=1), tick=False):
        assert "It is Riviera" not in text_of(client_of(adam).get("/o/alder/"))


def test_one_click_asks_somebody_else_for_all_that_waits(
    ask: Ask, ana: Membership, bob: Membership, alice: Membership, ana_client: Client
) -> None:
    documents = [ask(ana, bob), ask(ana, bob)]
    others = ask(alice, bob)
    leave(bob)
    assert "1 other document" in text_of(ana_client.get(path_of(documents[0])))
    said = {"gone": bob.pk, "member": alice.pk}
    page = text_of(ana_client.post(f"{path_of(documents[0])}ask/", said, follow=True))
    assert f"{alice.display_name} is asked to sign 2 documents." in page
    assert LEFT not in page
    assert set(waiting_for(alice)) == set(documents)
    assert list(waiting_for(bob)) == [others]
    assert alice in untold_members(alice.office)


def test_who_asks_themselves_has_signed_with_that(
    ask: Ask, ana: Membership, bob: Membership
) -> None:
    document = ask(ana, bob)
    leave(bob)
    ask_instead(by=ana, document=document, gone=bob.pk, member=ana)
    document.refresh_from_db()
    assert document.state == "ready"


def test_whom_one_cannot_ask_is_refused_in_words(
    ask: Ask, ana: Membership, bob: Membership, alice: Membership, charlie: Membership
) -> None:
    document = ask(ana, bob, alice)
    leave(bob)
    for member, words in ((alice, "two different"), (charlie, "in the office")):
        with pytest.raises(ValidationError, match=words):
            ask_instead(by=ana, document=document, gone=bob.pk, member=member)
    with pytest.raises(PermissionDenied):
        ask_instead(by=bob, document=document, gone=bob.pk, member=ana)
    assert count_waiting(bob) == 1


def test_leaders_are_not_offered_it(
    ask: Ask, ana: Membership, bob: Membership, client_of: ClientOf, alice: Membership
) -> None:
    document = ask(ana, alice)
    leave(alice)
    assert "/ask/" not in text_of(client_of(bob).get(path_of(document)))
    said = {"gone": alice.pk, "member": bob.pk}
    assert client_of(bob).post(f"{path_of(document)}ask/", said).status_code == 403


def test_a_batch_that_waits_in_vain_says_so_and_goes_on_with_another(
    alder: Office, ana: Membership, bob: Membership, alice: Membership, ana_client: Client
) -> None:
    with office_context(alder.pk):
        asked = {"member": bob, "signing": "asked"}
        batch = begin(ana, make_partners(alder), signers=[asked])
    work(alder)
    with office_context(alder.pk):
        leave(bob)
    assert LEFT in text_of(ana_client.get(f"/o/alder/thanks/batches/{batch.pk}/"))
    with office_context(alder.pk):
        first = Document.objects.order_by("pk")[0]
        assert len(ask_instead(by=ana, document=first, gone=bob.pk, member=alice)) == 3
        assert fresh(batch).settings["signers"][0]["member"] == alice.pk
        assert count_waiting(alice) == 3
