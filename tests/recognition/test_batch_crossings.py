"""Batches whose documents are put away, given back or signed while something else goes on."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from core.models.outbox import OutboxMessage
from core.tenancy.context import office_context
from offices.models import Membership, Office
from outreach.actions.standing import refresh_outreach_standing
from partnerships.models import Partner, PartnerStanding
from recognition.actions import batch_own_files, batch_printing
from recognition.actions.batches import discard_batch, restore_batch, stop_batch
from recognition.actions.documents import (
    PARTNER_AWAY,
    archive_document,
    compose_document,
    restore_document,
)
from recognition.actions.planned_making import GRACE
from recognition.actions.signing import (
    give_back,
    sign_documents,
    take_again,
    unsign_documents,
)
from recognition.actions.standing import refresh_recognition_standing
from recognition.models import Batch, Document, Recognition
from recognition.queries.batches import documents_in
from tests.recognition.batches import begin, fresh, make_partners, work

STANDING = ("pk", "last_thanked_on", "last_channels", "unthanked_since")

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _media(settings: LazySettings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture(autouse=True)
def _standing_is_true(alder: Office) -> Iterator[None]:
    """Whatever crossed, what is known of the partners is what their lines say."""
    yield
    with office_context(alder.pk):
        known = PartnerStanding.objects.order_by("pk").values_list(*STANDING)
        before = list(known.all())
        refresh_recognition_standing(alder.pk)
        refresh_outreach_standing(alder.pk)
        assert list(known.all()) == before


def asked(ana: Membership, bob: Membership) -> tuple[Batch, list[Document]]:
    """A batch that waits for Bob, and its documents."""
    with office_context(ana.office_id):
        batch = begin(ana, make_partners(ana.office), signers=[{"member": bob, "signing": "asked"}])
    work(ana.office)
    with office_context(ana.office_id):
        return batch, list(documents_in(batch))


def lines_of(document: Document) -> int:
    return Recognition.objects.filter(document=document, archived_at=None).count()


def test_what_is_put_away_during_the_print_is_printed_without_and_thanks_nobody(
    alder: Office, ana: Membership, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep, kept = batch_printing._held_count, list[int]()

    def put_away_first(batch: Batch, documents: list[Document]) -> int:
        if not kept:
            archive_document(by=ana, document=documents[0])
        kept.append(len(documents))
        return keep(batch, documents)

    monkeypatch.setattr(batch_printing, "_held_count", put_away_first)
    with office_context(alder.pk):
        batch = begin(ana, make_partners(alder))
    work(alder)
    assert kept == [3, 2]
    assert (fresh(batch).state, fresh(batch).total) == ("done", 2)
    with office_context(alder.pk):
        away = Document.objects.exclude(archived_at=None).get()
        assert (lines_of(away), Recognition.objects.count()) == (0, 2)
        standing = PartnerStanding.objects.get(partner=away.partner_id)
        assert standing.last_thanked_on is None


def test_a_batch_does_not_wait_for_what_its_author_put_away(
    alder: Office, ana: Membership, bob: Membership
) -> None:
    batch, documents = asked(ana, bob)
    with office_context(alder.pk):
        sign_documents(by=bob, documents=documents[1:])
        assert fresh(batch).state == "waiting"
        archive_document(by=ana, document=documents[0])
    work(alder, after=GRACE)
    assert (fresh(batch).state, fresh(batch).total) == ("done", 2)


def test_what_is_taken_again_after_the_print_began_is_made_by_itself_once_signed(
    alder: Office, ana: Membership, bob: Membership, monkeypatch: pytest.MonkeyPatch
) -> None:
    batch, documents = asked(ana, bob)
    with office_context(alder.pk):
        sign_documents(by=bob, documents=documents[1:])
        give_back(by=bob, document=documents[0], why="Too long")
        take_again(by=bob, document=documents[0])
    work(alder, after=GRACE)
    assert (fresh(batch).state, fresh(batch).total) == ("done", 2)
    with office_context(alder.pk):
        assert lines_of(documents[0]) == 0
        sign_documents(by=bob, documents=documents[:1])
    work(alder, after=GRACE)
    with office_context(alder.pk):
        assert Document.objects.get(pk=documents[0].pk).state == "made"
        assert lines_of(documents[0]) == 1


def test_a_signature_on_a_printed_page_stays_though_its_own_file_is_to_come(
    alder: Office, ana: Membership, bob: Membership, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batch_own_files, "A_TURN", 0.0)
    batch, documents = asked(ana, bob)
    with office_context(alder.pk):
        sign_documents(by=bob, documents=documents)
    work(alder, limit=1, after=GRACE)
    assert fresh(batch).state == "done"
    with office_context(alder.pk):
        assert Document.objects.filter(state="ready").exists()
        assert unsign_documents(by=bob, documents=documents) == []


def test_documents_of_a_batch_that_is_brought_back_get_their_files(
    alder: Office, ana: Membership, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batch_own_files, "A_TURN", 0.0)
    with office_context(alder.pk):
        batch = begin(ana, make_partners(alder))
    work(alder, limit=3)
    with office_context(alder.pk):
        discard_batch(by=ana, batch=fresh(batch))
    work(alder)
    with office_context(alder.pk):
        assert Document.objects.filter(state="ready").exists()
        restore_batch(by=ana, batch=fresh(batch))
    work(alder)
    with office_context(alder.pk):
        assert {it.state for it in Document.objects.all()} == {"made"}
        assert Recognition.objects.filter(archived_at=None).count() == 3


def test_files_of_a_zip_that_is_stopped_stand_in_the_ledger(
    alder: Office, ana: Membership, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batch_printing, "A_TURN", 0.0)
    with office_context(alder.pk):
        batch = begin(ana, make_partners(alder), output="zip")
    work(alder, limit=2)
    with office_context(alder.pk):
        stop_batch(by=ana, batch=fresh(batch))
        made: Any = Document.objects.get(state="made")
        assert (lines_of(made), Recognition.objects.count()) == (1, 1)


def test_what_is_brought_back_before_it_was_made_is_made(
    alder: Office, ana: Membership, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batch_own_files, "A_TURN", 0.0)
    with office_context(alder.pk):
        begin(ana, make_partners(alder))
    work(alder, limit=3)
    with office_context(alder.pk):
        later = Document.objects.filter(state="ready").order_by("pk").last()
        assert later is not None
        archive_document(by=ana, document=later)
    work(alder)
    with office_context(alder.pk):
        restore_document(by=ana, document=later)
        assert lines_of(later) == 1
    work(alder)
    with office_context(alder.pk):
        assert Document.objects.get(pk=later.pk).state == "made"
        assert lines_of(later) == 1


def test_a_partner_that_was_archived_while_it_waited_gets_nothing(
    alder: Office, ana: Membership, bob: Membership, monkeypatch: pytest.MonkeyPatch
) -> None:
    with office_context(alder.pk):
        partner = make_partners(alder, 1)[0]
        fields: Any = {"wording": "for all", "mail_to": "pat@rivera.example"}
        signers: Any = [{"member": bob, "signing": "asked"}]
        one = compose_document(by=ana, partner=partner, fields=fields, signers=signers)
    batch, documents = asked(ana, bob)
    with office_context(alder.pk):
        away = [partner.pk, documents[-1].partner_id]
        Partner.objects.filter(pk__in=away).update(archived_at=timezone.now())
        sign_documents(by=bob, documents=[one, *documents])
    work(alder, after=GRACE)
    assert (fresh(batch).state, fresh(batch).total) == ("done", 2)
    with office_context(alder.pk):
        one.refresh_from_db()
        assert (one.state, one.failed_because) == ("failed", PARTNER_AWAY)
        assert not OutboxMessage.objects.filter(to_address="pat@rivera.example").exists()
        assert not Recognition.objects.filter(partner__in=away).exists()


def test_whoever_locks_documents_of_a_batch_locks_the_batch_before_them(
    alder: Office, ana: Membership, bob: Membership
) -> None:
    batch, documents = asked(ana, bob)
    acts: list[Callable[[], object]] = [
        lambda: sign_documents(by=bob, documents=documents[:1]),
        lambda: give_back(by=bob, document=documents[1], why="Too long"),
        lambda: archive_document(by=ana, document=documents[0]),
        lambda: discard_batch(by=ana, batch=batch),
    ]
    with office_context(alder.pk):
        for act in acts:
            with CaptureQueriesContext(connection) as captured:
                act()
            locks = [it["sql"] for it in captured if "FOR NO KEY UPDATE" in it["sql"]]
            assert 'FROM "recognition_batch"' in locks[0]
