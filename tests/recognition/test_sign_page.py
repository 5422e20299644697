"""The page of what waits for a signature; Today's word of it; giving one back."""

import gzip
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from core.registries.commands import commands
from core.tenancy.context import office_context
from offices.models import Membership
from recognition.actions.documents import compose_document
from recognition.enums.documents import DocumentState
from recognition.models import Document, DocumentSigner
from recognition.views.signing import SHOWN
from tests.factories import make_partner

URL = "/o/alder/thanks/sign/"
ClientOf = Callable[[Membership], Client]
Ask = Callable[..., Document]


@pytest.fixture
def ask(ana: Membership, bob: Membership) -> Ask:
    """Ana writes a certificate and asks Bob, or others, to sign it."""

    def compose(*members: Membership, name: str = "Rivera Machining", **fields: Any) -> Document:
        signers: list[Any] = [{"member": it, "signing": "asked"} for it in members or [bob]]
        said: Any = {"wording": "for opening the shop floor", **fields}
        with office_context(ana.office_id):
            partner = make_partner(ana.office, name=name)
            return compose_document(by=ana, partner=partner, fields=said, signers=signers)

    return compose


def states(member: Membership) -> list[str]:
    with office_context(member.office_id):
        return list(Document.objects.order_by("pk").values_list("state", flat=True))


def page(client: Client) -> str:
    return re.sub(r"\s+", " ", client.get(URL).content.decode())


def test_each_can_be_read_and_all_are_chosen_at_first(
    client_of: ClientOf, ask: Ask, bob: Membership, alice: Membership
) -> None:
    ask(name="Rivera Machining"), ask(bob, alice, name="Copper Kettle Bakery")
    shown = page(client_of(bob))
    assert shown.index("Rivera Machining") < shown.index("Copper Kettle Bakery")
    assert len(re.findall(r'name="chosen"[^>]* checked', shown)) == 2
    assert shown.count("Certificate preview") == 2
    assert "2 documents wait for your signature" in shown
    assert "Alice Alvarez is asked to sign, too" in shown
    assert "Asked by Ana Ames · Today" in shown
    assert "Sign all 2" in shown
    assert "Upload your signature" in shown


def test_one_tap_signs_all_and_the_toast_takes_it_back(
    client_of: ClientOf, ask: Ask, bob: Membership
) -> None:
    documents, client = [ask(), ask(), ask()], client_of(bob)
    ids = [str(it.pk) for it in documents]
    answer = client.post(URL, {"chosen": ids}, follow=True)
    assert states(bob) == [DocumentState.READY] * 3
    assert "3 signed." in answer.content.decode()
    assert "Nothing waits for your signature" in answer.content.decode()
    undone = client.post(undo_url(answer), follow=True)
    assert "Undone: 3 signatures." in undone.content.decode()
    assert states(bob) == [DocumentState.WAITING] * 3


def undo_url(answer: Any) -> str:
    found = re.search(r'"(/o/alder/[^"]*undo/[^"]*)"', answer.content.decode())
    assert found, "the toast offers no Undo"
    return found[1].replace("&amp;", "&")


def test_some_are_signed_and_the_others_stay(
    client_of: ClientOf, ask: Ask, bob: Membership
) -> None:
    first, _second = ask(), ask()
    answer = client_of(bob).post(URL, {"chosen": [str(first.pk), "x", "99999999999999999999"]})
    assert answer.status_code == 302
    assert states(bob) == [DocumentState.READY, DocumentState.WAITING]


def test_none_chosen_signs_none(client_of: ClientOf, ask: Ask, bob: Membership) -> None:
    ask()
    answer = client_of(bob).post(URL, {}, follow=True)
    assert "Choose at least one first." in answer.content.decode()
    assert states(bob) == [DocumentState.WAITING]


def test_of_very_many_the_rest_is_signed_with_those_shown_but_nothing_newer(
    client_of: ClientOf, ask: Ask, bob: Membership
) -> None:
    documents, client = [ask() for _ in range(SHOWN + 3)], client_of(bob)
    shown = client.get(URL)
    assert shown.content.decode().count('name="chosen"') == SHOWN
    assert "Sign these and 3 more" in re.sub(r"\s+", " ", shown.content.decode())
    ask(name="Newer")
    chosen = [str(it.pk) for it in documents[1:SHOWN]]
    client.post(URL, {"chosen": chosen, "rest": shown.context["rest"]})
    waiting = [DocumentState.WAITING]
    assert states(bob) == waiting + [DocumentState.READY] * (SHOWN + 2) + waiting


def test_it_signs_only_ones_own(
    client_of: ClientOf, ask: Ask, bob: Membership, alice: Membership
) -> None:
    theirs = ask(alice)
    answer = client_of(bob).post(URL, {"chosen": [str(theirs.pk)], "rest": "0-99999"}, follow=True)
    assert answer.status_code == 200
    assert states(bob) == [DocumentState.WAITING]
    with office_context(bob.office_id):
        assert DocumentSigner.objects.get().signed_at is None


def test_one_is_signed_by_itself(client_of: ClientOf, ask: Ask, bob: Membership) -> None:
    document, client = ask(), client_of(bob)
    path = f"/o/alder/documents/{document.pk}/sign/"
    assert client.get(path)["Location"] == f"{URL}#document-{document.pk}"
    client.post(path)
    assert states(bob) == [DocumentState.READY]


def test_not_this_one_goes_back_with_a_word(
    client_of: ClientOf, ask: Ask, ana: Membership, bob: Membership
) -> None:
    document, client = ask(), client_of(bob)
    path = f"/o/alder/documents/{document.pk}/give-back/"
    assert "goes back to Ana Ames" in client.get(path).content.decode()
    assert client.post(path, {"why": ""}).status_code == 422
    answer = client.post(path, {"why": "It is Riviera"}, follow=True)
    assert "Not signed: Rivera Machining." in answer.content.decode()
    with office_context(ana.office_id):
        kept = Document.objects.get()
        assert (kept.archived_at is not None, kept.failed_because) == (
            True,
            "Bob Baker: It is Riviera",
        )
    client.post(undo_url(answer))
    assert "Sign it" in page(client)


def test_what_waits_no_more_cannot_be_given_back(
    client_of: ClientOf, ask: Ask, bob: Membership
) -> None:
    document, client = ask(), client_of(bob)
    client.post(URL, {"chosen": [str(document.pk)]})
    path = f"/o/alder/documents/{document.pk}/give-back/"
    answer = client.post(path, {"why": "Late"}, follow=True)
    assert "does not wait for your signature any more" in answer.content.decode()
    assert states(bob) == [DocumentState.READY]


def test_what_is_printed_already_is_not_taken_back(
    client_of: ClientOf, ask: Ask, bob: Membership
) -> None:
    client = client_of(bob)
    ask()
    for at in ("2026-11-16T10:00:00+00:00", "2026-11-16T10:00:00", "soon", ""):
        answer = client.post(f"{URL}undo/", query_params={"at": at}, follow=True)
        assert "It is being printed already" in answer.content.decode()


def test_today_says_what_waits_and_what_came_back(
    client_of: ClientOf, ask: Ask, ana: Membership, bob: Membership
) -> None:
    def today(member: Membership) -> str:
        return re.sub(r"\s+", " ", client_of(member).get("/o/alder/").content.decode())

    assert "today-sign" not in today(bob)
    document = ask()
    assert "1 document waits for your signature" in today(bob)
    assert "signature" not in today(ana)
    client_of(bob).post(f"/o/alder/documents/{document.pk}/give-back/", {"why": "It is Riviera"})
    assert "Bob Baker: It is Riviera" in today(ana)
    assert "today-sign" not in today(bob)


def test_its_page_says_who_signed_when_and_why_it_came_back(
    client_of: ClientOf, ask: Ask, ana: Membership, bob: Membership, alice: Membership
) -> None:
    document = ask(bob, alice)
    path = f"/o/alder/documents/{document.pk}/"

    def shown() -> str:
        return re.sub(r"\s+", " ", client_of(ana).get(path).content.decode())

    assert shown().count("Asked to sign; has not signed yet") == 2
    client_of(bob).post(f"{path}sign/")
    said = r'Bob Baker, Principal <p class="quiet">Signed on \w+ \d+, without an image</p>'
    assert re.search(said, shown())
    client_of(alice).post(f"{path}give-back/", {"why": "They closed in May"})
    assert "It came back unsigned." in shown()
    assert "Alice Alvarez: They closed in May" in shown()
    assert "Write it anew" in shown()


def test_without_anything_the_page_says_so(client_of: ClientOf, bob: Membership) -> None:
    assert "Nothing waits for your signature" in page(client_of(bob))


def test_to_a_stranger_nothing_exists(client_of: ClientOf, ask: Ask, charlie: Membership) -> None:
    document, client = ask(), client_of(charlie)
    for office in ("alder", "birch"):
        for act in ("sign", "give-back", "give-back/undo"):
            path = f"/o/{office}/documents/{document.pk}/{act}/"
            assert {client.get(path).status_code, client.post(path).status_code} <= {404, 405}
    assert client.get(URL).status_code == 404
    assert states(charlie) == []


def test_find_knows_the_command() -> None:
    (command,) = [it for it in commands() if it.url_name == "thanks_sign"]
    assert str(command.label) == "Sign what waits"


def test_a_full_page_is_light(
    client_of: ClientOf, ask: Ask, bob: Membership, alice: Membership
) -> None:
    for number in range(SHOWN):
        ask(bob, alice, name=f"Number {number} of the {number * 7919} partners")
    assert len(gzip.compress(client_of(bob).get(URL).content)) < 20_000
