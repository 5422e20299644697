"""Members sign what waits for them, take it back in time, or give it back with a word."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from core.models.due import DueRow
from offices.models import Membership, Office
from recognition.actions.batch_turns import RULE as PRINTING
from recognition.actions.documents import compose_document, restore_document
from recognition.actions.making import RULE as MAKING
from recognition.actions.making import work_making
from recognition.actions.planned_making import GRACE
from recognition.actions.signing import (
    give_back,
    sign_documents,
    take_again,
    unsign_documents,
)
from recognition.enums.documents import BatchState, DocumentState, ImageKind, Signing
from recognition.models import Batch, BatchItem, Document, DocumentSigner, StoredImage
from recognition.queries.signing import count_waiting, signing_today, waiting_for
from tests.factories import make_partner

Ask = Callable[..., Document]


@pytest.fixture
def ask(in_alder: Office, ana: Membership) -> Ask:
    """Ana writes a certificate and asks these members to sign it."""

    def compose(*members: Membership, name: str = "Rivera Machining", **fields: Any) -> Document:
        signers: list[Any] = [{"member": it, "signing": Signing.ASKED} for it in members]
        said: Any = {"wording": "for opening the shop floor", **fields}
        partner = make_partner(in_alder, name=name)
        return compose_document(by=ana, partner=partner, fields=said, signers=signers)

    return compose


def read(document: Document) -> Document:
    return Document.objects.get(pk=document.pk)


def lines(document: Document) -> list[DocumentSigner]:
    return list(DocumentSigner.objects.filter(document=document).order_by("position"))


def signature(member: Membership) -> StoredImage:
    return StoredImage.objects.create(
        office_id=member.office_id,
        kind=ImageKind.SIGNATURE,
        member=member,
        file="offices/1/images/" + "a" * 64 + ".png",
        sha256="a" * 64,
        width=300,
        height=100,
        size=900,
    )


def test_what_waits_for_somebody_is_theirs_alone_and_the_newest_comes_last(
    ask: Ask, bob: Membership, alice: Membership
) -> None:
    first, second = ask(bob), ask(bob, alice)
    ask(alice)
    assert list(waiting_for(bob)) == [first, second]
    assert (count_waiting(bob), count_waiting(alice)) == (2, 2)


def test_a_signature_freezes_the_image_and_the_moment(ask: Ask, bob: Membership) -> None:
    image, document = signature(bob), ask(bob)
    now = timezone.now()
    assert sign_documents(by=bob, documents=[document], now=now) == [document]
    (line,) = lines(document)
    assert (line.signed_at, line.image) == (now, image)
    assert read(document).state == DocumentState.READY
    assert count_waiting(bob) == 0


def test_who_has_no_image_signs_with_the_day(ask: Ask, bob: Membership) -> None:
    document = ask(bob)
    sign_documents(by=bob, documents=[document])
    (line,) = lines(document)
    assert line.signed_at is not None
    assert line.image is None


def test_twelve_are_signed_with_one_call_and_few_statements(
    ask: Ask, bob: Membership, django_assert_max_num_queries: Any
) -> None:
    documents = [ask(bob) for _ in range(12)]
    with django_assert_max_num_queries(16):
        assert len(sign_documents(by=bob, documents=documents)) == 12
    assert {read(it).state for it in documents} == {DocumentState.READY}


def test_with_another_signature_missing_it_waits_on(
    ask: Ask, bob: Membership, alice: Membership
) -> None:
    document = ask(bob, alice)
    sign_documents(by=bob, documents=[document])
    assert read(document).state == DocumentState.WAITING
    assert not DueRow.objects.filter(rule=MAKING).exists()
    sign_documents(by=alice, documents=[document])
    assert read(document).state == DocumentState.READY
    assert DueRow.objects.get(rule=MAKING).recipient == str(document.pk)


def test_nobody_signs_for_another_nor_twice_nor_what_is_put_away(
    ask: Ask, bob: Membership, alice: Membership
) -> None:
    others, own, away = ask(alice), ask(bob), ask(bob)
    Document.objects.filter(pk=away.pk).update(archived_at=timezone.now())
    assert sign_documents(by=bob, documents=[others, own, away]) == [own]
    (line,) = lines(own)
    assert sign_documents(by=bob, documents=[own]) == []
    assert lines(own)[0].signed_at == line.signed_at
    assert [it.signed_at for it in (*lines(others), *lines(away))] == [None, None]


def test_a_stranger_finds_nothing_to_sign(ask: Ask, bob: Membership, charlie: Membership) -> None:
    document = ask(bob)
    assert sign_documents(by=charlie, documents=[document]) == []
    assert lines(document)[0].signed_at is None


def test_it_is_made_after_a_while_in_which_it_can_be_taken_back(ask: Ask, bob: Membership) -> None:
    document = ask(bob)
    sign_documents(by=bob, documents=[document])
    row = DueRow.objects.get(rule=MAKING)
    assert row.due_at - timezone.now() > GRACE - timedelta(seconds=20)
    assert unsign_documents(by=bob, documents=[document]) == [document]
    (line,) = lines(document)
    assert (line.signed_at, line.image, read(document).state) == (
        None,
        None,
        DocumentState.WAITING,
    )
    assert work_making(row, timezone.now()).superseded
    assert list(waiting_for(bob)) == [document]


def test_what_is_made_cannot_be_taken_back(ask: Ask, bob: Membership) -> None:
    document = ask(bob)
    sign_documents(by=bob, documents=[document])
    Document.objects.filter(pk=document.pk).update(
        state=DocumentState.MADE, made_at=timezone.now(), file="x", sha256="y", size=1, pages=1
    )
    assert unsign_documents(by=bob, documents=[document]) == []
    assert lines(document)[0].signed_at is not None


def a_batch(ana: Membership, *documents: Document) -> Batch:
    """A batch of Ana's that waits for the signatures of these documents."""
    batch = Batch.objects.create(
        office=ana.office, name="Breakfast", output="print", state=BatchState.WAITING, by=ana
    )
    for position, document in enumerate(documents, start=1):
        BatchItem.objects.create(
            office=ana.office,
            batch=batch,
            partner=document.partner,
            position=position,
            document=document,
        )
    return batch


def test_a_batch_goes_on_with_its_last_signature_and_waits_again_without(
    ask: Ask, ana: Membership, bob: Membership
) -> None:
    documents = [ask(bob), ask(bob)]
    batch = a_batch(ana, *documents)
    sign_documents(by=bob, documents=documents[:1])
    batch.refresh_from_db()
    assert batch.state == BatchState.WAITING
    sign_documents(by=bob, documents=documents)
    batch.refresh_from_db()
    assert batch.state == BatchState.PRINTING
    assert not DueRow.objects.filter(rule=MAKING).exists()
    planned = DueRow.objects.get(rule=PRINTING, recipient=str(batch.pk))
    assert timezone.now() + GRACE / 2 < planned.due_at <= timezone.now() + GRACE
    assert unsign_documents(by=bob, documents=documents[1:]) == documents[1:]
    batch.refresh_from_db()
    assert batch.state == BatchState.WAITING
    assert read(documents[0]).state == DocumentState.READY


def test_what_is_given_back_is_put_away_with_its_word_and_its_author_sees_it(
    ask: Ask, ana: Membership, bob: Membership
) -> None:
    document = ask(bob)
    give_back(by=bob, document=document, why="  It is Riviera,\n not Rivera ")
    kept = read(document)
    assert (kept.state, kept.failed_because) == (
        DocumentState.WAITING,
        "Bob Baker: It is Riviera, not Rivera",
    )
    assert kept.archived_at is not None
    assert count_waiting(bob) == 0
    waiting, (back,), _left = signing_today(ana, timezone.now())
    assert waiting == 0
    assert (back.document_id, back.why) == (document.pk, kept.failed_because)
    assert signing_today(bob, timezone.now()) == (0, [], [])
    assert signing_today(ana, timezone.now() + timedelta(days=15)) == (0, [], [])


def test_the_word_goes_once_it_is_written_anew(ask: Ask, ana: Membership, bob: Membership) -> None:
    document = ask(bob)
    give_back(by=bob, document=document, why="Name")
    compose_document(by=ana, partner=document.partner, fields={"wording": "for all"}, signers=[])
    assert signing_today(ana, timezone.now() + timedelta(days=1)) == (0, [], [])


def test_giving_back_needs_a_word_and_ones_own_line(
    ask: Ask, bob: Membership, alice: Membership
) -> None:
    document = ask(bob)
    with pytest.raises(ValidationError) as caught:
        give_back(by=bob, document=document, why="  ")
    assert list(caught.value.message_dict) == ["why"]
    with pytest.raises(ValidationError):
        give_back(by=alice, document=document, why="I am not asked")
    sign_documents(by=bob, documents=[document])
    with pytest.raises(ValidationError):
        give_back(by=bob, document=document, why="Too late")
    assert read(document).archived_at is None


def test_giving_back_is_undone(ask: Ask, ana: Membership, bob: Membership) -> None:
    document = ask(bob)
    give_back(by=bob, document=document, why="Name")
    take_again(by=bob, document=document)
    assert list(waiting_for(bob)) == [document]
    assert read(document).failed_because == ""
    with pytest.raises(ValidationError):
        take_again(by=bob, document=document)


def test_its_author_may_ask_again_as_it_is(ask: Ask, ana: Membership, bob: Membership) -> None:
    document = ask(bob)
    give_back(by=bob, document=document, why="Name")
    restore_document(by=ana, document=document)
    assert list(waiting_for(bob)) == [document]


def test_a_batch_goes_on_without_what_was_given_back(
    ask: Ask, ana: Membership, bob: Membership
) -> None:
    documents = [ask(bob), ask(bob)]
    batch = a_batch(ana, *documents)
    sign_documents(by=bob, documents=documents[:1])
    give_back(by=bob, document=documents[1], why="Not these")
    batch.refresh_from_db()
    assert (batch.state, batch.total) == (BatchState.PRINTING, 1)


def test_every_role_may_sign_and_the_office_must_be_ones_own(
    ask: Ask, adam: Membership, bob: Membership
) -> None:
    for member in (adam, bob):
        assert sign_documents(by=member, documents=[ask(member)])
    bob.role = "nobody"
    with pytest.raises(PermissionDenied):
        sign_documents(by=bob, documents=[])
