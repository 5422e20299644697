"""Many certificates at once: written, printed, stopped, gone on with, put away."""

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.conf import LazySettings
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone
from pypdf import PdfReader

from core.files import NotKept, read_kept
from core.models.due import DueRow, DueState
from core.tenancy.context import office_context
from offices.models import Membership, Office
from partnerships.models import PartnerStanding
from recognition.actions import batch_composing, batch_files, batch_own_files, batches
from recognition.actions.batches import (
    batch_signed,
    discard_batch,
    go_on_batch,
    restore_batch,
    start_batch,
    stop_batch,
)
from recognition.actions.documents import archive_document, make_document
from recognition.actions.planned_making import GRACE
from recognition.errors import WrongState
from recognition.models import Batch, Document, DocumentSigner, Recognition
from tests.factories import make_partner
from tests.recognition.batches import A_MONTH, WORDS, begin, fresh, make_partners, work

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _media(settings: LazySettings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


def pages_of(batch: Batch) -> list[str]:
    reader = PdfReader(io.BytesIO(read_kept(batch.file)))
    return [" ".join(page.extract_text().split()) for page in reader.pages]


def test_each_partner_gets_a_certificate_in_one_pdf_by_name(alder: Office, ana: Membership) -> None:
    with office_context(alder.pk):
        batch = begin(ana, make_partners(alder))

    work(alder)

    done = fresh(batch)
    assert (done.state, done.done_count, done.total) == ("done", 3, 3)
    pages = pages_of(done)
    assert len(pages) == 3
    for page, name in zip(pages, ("Copper Kettle", "Osage", "Rivera"), strict=True):
        assert name in page
    assert done.size == len(read_kept(done.file))
    assert done.finished_at is not None
    assert done.forget_at == done.finished_at + A_MONTH


def test_the_ledger_and_the_standing_know_of_it_once_it_is_printed(
    alder: Office, ana: Membership
) -> None:
    with office_context(alder.pk):
        partners = make_partners(alder)
        begin(ana, partners)
        assert not Recognition.objects.exists()

    work(alder)

    with office_context(alder.pk):
        lines = Recognition.objects.all()
        assert {it.partner_id for it in lines} == {it.pk for it in partners}
        assert {(it.channel, it.audience, it.honours) for it in lines} == {
            ("certificate", "team", WORDS)
        }
        assert {it.recorded_by_id for it in lines} == {ana.pk}
        standings = PartnerStanding.objects.filter(partner__in=partners)
        assert {it.last_thanked_on for it in standings} == {alder.today()}
        assert [it.last_channels for it in standings] == [["certificate"]] * 3


def test_without_words_each_gets_those_that_are_proposed(alder: Office, ana: Membership) -> None:
    with office_context(alder.pk):
        begin(ana, make_partners(alder, 1), wording="", language="es")
    work(alder)
    with office_context(alder.pk):
        document = Document.objects.get()
        assert document.language == "es"
        assert document.wording.startswith("por ")


def test_a_zip_holds_a_file_for_each_which_is_the_documents_own(
    alder: Office, ana: Membership
) -> None:
    with office_context(alder.pk):
        batch = begin(ana, make_partners(alder), output="zip")
    work(alder)
    done = fresh(batch)
    assert done.state == "done"
    with zipfile.ZipFile(io.BytesIO(read_kept(done.file))) as archive:
        assert archive.namelist() == [
            "001 Copper Kettle Bakery.pdf",
            "002 Osage Print Works.pdf",
            "003 Rivera Machining.pdf",
        ]
        contents = [archive.read(name) for name in archive.namelist()]
    with office_context(alder.pk):
        documents = list(Document.objects.order_by("to_name"))
        assert [it.state for it in documents] == ["made"] * 3
        assert [read_kept(it.file) for it in documents] == contents
        assert Recognition.objects.count() == 3


def test_labels_leave_out_who_has_no_address_and_thank_nobody(
    alder: Office, ana: Membership
) -> None:
    with office_context(alder.pk):
        nowhere = make_partner(alder, name="Nowhere Ltd")
        batch = begin(ana, [*make_partners(alder, 2), nowhere], output="labels")
    work(alder)
    done = fresh(batch)
    assert (done.state, done.total) == ("done", 2)
    assert "1 Foundry Street Harlow, CO 80501" in pages_of(done)[0]
    with office_context(alder.pk):
        assert not Document.objects.exists()
        assert not Recognition.objects.exists()
        left = done.items.exclude(left_out_because="").get()
        assert left.partner_id == nowhere.pk


def test_labels_of_nobody_with_an_address_are_refused(alder: Office, ana: Membership) -> None:
    with office_context(alder.pk), pytest.raises(ValidationError) as refused:
        begin(ana, [make_partner(alder)], output="labels")
    assert "partners" in refused.value.message_dict


def test_a_batch_waits_for_signatures_and_prints_after_the_last(
    alder: Office, ana: Membership, bob: Membership
) -> None:
    asked = {"member": bob, "signing": "asked"}
    with office_context(alder.pk):
        batch = begin(ana, make_partners(alder), signers=[asked])
    work(alder)
    assert fresh(batch).state == "waiting"
    with office_context(alder.pk):
        documents = list(Document.objects.order_by("pk"))
        sign(documents[:2])
        batch_signed(*documents[:2])
        assert fresh(batch).state == "waiting"
        with pytest.raises(WrongState):
            go_on_batch(by=ana, batch=batch)
        sign(documents[2:])
        batch_signed(documents[2])
    work(alder, after=GRACE)
    assert fresh(batch).state == "done"
    assert all("Bob Baker" in page for page in pages_of(fresh(batch)))


def sign(documents: list[Document]) -> None:
    pks = [it.pk for it in documents]
    DocumentSigner.objects.filter(document__in=pks).update(signed_at=timezone.now())
    Document.objects.filter(pk__in=pks).update(state="ready")


def test_what_was_put_away_while_it_waited_is_not_waited_for(
    alder: Office, ana: Membership, bob: Membership
) -> None:
    with office_context(alder.pk):
        asked = {"member": bob, "signing": "asked"}
        batch = begin(ana, make_partners(alder), signers=[asked])
    work(alder)
    with office_context(alder.pk):
        given_back, *others = Document.objects.order_by("pk")
        sign(others)
        Document.objects.filter(pk=given_back.pk).update(archived_at="2026-11-21T10:00Z")
        batch_signed(given_back)
    work(alder, after=GRACE)
    assert (fresh(batch).state, fresh(batch).total) == ("done", 2)


def test_a_batch_that_is_stopped_while_it_is_written_goes_on_where_it_was(
    alder: Office, ana: Membership, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batch_composing, "A_TURN", 0.0)
    with office_context(alder.pk):
        batch = begin(ana, make_partners(alder))
    work(alder, limit=1)
    with office_context(alder.pk):
        stop_batch(by=ana, batch=batch)
    assert (batch.state, batch.done_count) == ("stopped", 1)
    assert work(alder) == 1
    with office_context(alder.pk):
        first = Document.objects.get()
        assert DueRow.objects.filter(rule="print-batch", state=DueState.SUPERSEDED).count() == 1
        go_on_batch(by=ana, batch=batch)
        assert (batch.state, batch.done_count) == ("composing", 1)
    work(alder)
    assert fresh(batch).state == "done"
    with office_context(alder.pk):
        assert Document.objects.count() == 3
        assert Document.objects.filter(pk=first.pk).exists()


def test_a_stopped_zip_keeps_the_files_that_it_has(
    alder: Office, ana: Membership, monkeypatch: pytest.MonkeyPatch
) -> None:
    with office_context(alder.pk):
        batch = begin(ana, make_partners(alder), output="zip")
    monkeypatch.setattr("recognition.actions.batch_printing.A_TURN", 0.0)
    work(alder, limit=2)
    with office_context(alder.pk):
        stop_batch(by=ana, batch=batch)
        (made,) = Document.objects.filter(state="made")
        go_on_batch(by=ana, batch=batch)
    work(alder)
    assert fresh(batch).state == "done"
    with office_context(alder.pk):
        assert Document.objects.get(pk=made.pk).made_at == made.made_at
        assert Recognition.objects.count() == 3


def test_one_whose_words_do_not_fit_is_left_out_and_the_others_are_made(
    alder: Office, ana: Membership
) -> None:
    with office_context(alder.pk):
        good, bad = make_partners(alder, 2)
        batch = begin(ana, [good, bad])
        type(bad).objects.filter(pk=bad.pk).update(archived_at="2026-11-21T10:00Z")
    work(alder)
    done = fresh(batch)
    assert (done.state, done.total) == ("done", 1)
    with office_context(alder.pk):
        left = done.items.exclude(left_out_because="").get()
        assert (left.partner_id, left.document_id) == (bad.pk, None)
        assert "archived" in left.left_out_because


def test_what_is_wrong_with_all_is_said_before_anything_is_written(
    alder: Office, ana: Membership
) -> None:
    with office_context(alder.pk):
        partners = make_partners(alder, 2)
        for settings, field in (
            ({"wording": "x" * 500}, "wording"),
            ({"language": "fr"}, "language"),
            ({"signers": [{"member": ana}, {"member": ana}]}, "signers"),
        ):
            with pytest.raises(ValidationError) as refused:
                begin(ana, partners, **settings)
            assert field in refused.value.message_dict
        with pytest.raises(ValidationError):
            start_batch(by=ana, partners=partners, name=" ", output="print", settings={})
        assert not Batch.objects.exists()


def test_no_batch_is_larger_than_five_hundred(
    alder: Office, ana: Membership, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batches, "MOST", 2)
    with office_context(alder.pk), pytest.raises(ValidationError, match="up to 2"):
        begin(ana, make_partners(alder))


def test_a_leader_makes_no_batch(alder: Office, bob: Membership) -> None:
    with office_context(alder.pk), pytest.raises(PermissionDenied):
        begin(bob, make_partners(alder, 1))


def test_discarding_takes_the_thanks_back_and_undo_brings_just_these_again(
    alder: Office, ana: Membership
) -> None:
    with office_context(alder.pk):
        partners = make_partners(alder)
        batch = begin(ana, partners)
    work(alder)
    with office_context(alder.pk):
        batch = Batch.objects.get()
        archive_document(by=ana, document=Document.objects.order_by("pk")[0])
        discard_batch(by=ana, batch=batch)
        assert not Document.objects.filter(archived_at=None).exists()
        assert not Recognition.objects.filter(archived_at=None).exists()
        assert not PartnerStanding.objects.filter(last_thanked_on__isnull=False).exists()
        restore_batch(by=ana, batch=batch)
        assert Document.objects.filter(archived_at=None).count() == 2
        assert Recognition.objects.filter(archived_at=None).count() == 2
        assert PartnerStanding.objects.filter(last_thanked_on__isnull=False).count() == 2


def test_after_the_print_each_document_gets_a_file_of_its_own_and_thanks_stay_single(
    alder: Office, ana: Membership, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batch_own_files, "A_TURN", 0.0)
    with office_context(alder.pk):
        batch = begin(ana, make_partners(alder))
    work(alder, limit=3)
    assert fresh(batch).state == "done"
    with office_context(alder.pk):
        waiting = Document.objects.filter(state="ready").order_by("pk")
        assert waiting.count() == 2
        own = make_document(by=ana, document=waiting[0])
    work(alder)
    with office_context(alder.pk):
        documents = Document.objects.all()
        assert {it.state for it in documents} == {"made"}
        assert len({it.file for it in documents if read_kept(it.file)}) == 3
        assert documents.get(pk=own.pk).made_at == own.made_at
        assert Recognition.objects.count() == 3


def test_of_a_discarded_batch_no_more_files_are_made(alder: Office, ana: Membership) -> None:
    with office_context(alder.pk):
        batch = begin(ana, make_partners(alder))
    work(alder, limit=2)
    with office_context(alder.pk):
        discard_batch(by=ana, batch=fresh(batch))
    work(alder)
    with office_context(alder.pk):
        assert not Document.objects.filter(state="made").exists()


def test_the_file_is_forgotten_after_thirty_days_and_the_batch_stays(
    alder: Office,
    ana: Membership,
    django_capture_on_commit_callbacks: Any,
) -> None:
    with office_context(alder.pk):
        batch = begin(ana, make_partners(alder, 1))
    work(alder)
    name = fresh(batch).file
    finished = fresh(batch).finished_at
    assert finished is not None
    on_commit = django_capture_on_commit_callbacks
    with time_machine.travel(finished + A_MONTH, tick=False), on_commit(execute=True):
        work(alder)
    assert (fresh(batch).file, fresh(batch).state) == ("", "done")
    with pytest.raises(NotKept):
        read_kept(name)


def test_files_of_many_batches_make_room_for_the_newest(
    alder: Office, ana: Membership, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batch_files, "MOST_BYTES", 1)
    with office_context(alder.pk):
        old = begin(ana, make_partners(alder, 1))
    work(alder)
    with office_context(alder.pk):
        new = begin(ana, make_partners(alder, 2))
    work(alder)
    assert fresh(old).file == ""
    assert fresh(new).file


def test_a_print_that_fails_three_times_says_so_and_can_go_on(
    alder: Office, ana: Membership, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*args: object, **options: object) -> None:
        raise RuntimeError("out of ink")

    from recognition.pdf import printing

    with office_context(alder.pk):
        batch = begin(ana, make_partners(alder, 1))
    with monkeypatch.context() as patched:
        patched.setattr(printing, "print_documents", broken)
        for _ in range(4):
            with office_context(alder.pk):
                DueRow.objects.filter(state="waiting").update(due_at=batch.recorded_at)
            work(alder, limit=2)
    failed = fresh(batch)
    assert failed.state == "failed"
    assert "our side" in failed.error
    with office_context(alder.pk):
        go_on_batch(by=ana, batch=failed)
    work(alder)
    assert fresh(batch).state == "done"
