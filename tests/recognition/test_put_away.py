"""Documents, their lines of the ledger and their mail go away together and come back together."""

from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.test import Client

from core.models.outbox import OutboxMessage, OutboxState
from core.tenancy.context import office_context
from offices.models import Membership, Office
from partnerships.models import Partner
from recognition.actions.batches import discard_batch, restore_batch
from recognition.actions.documents import (
    archive_document,
    compose_document,
    make_document,
    restore_document,
)
from recognition.actions.mailing import mail_document
from recognition.actions.recognitions import (
    archive_recognition,
    restore_many,
    restore_recognition,
)
from recognition.models import Document, Recognition
from recognition.queries.batches import documents_in
from tests.factories import make_partner
from tests.recognition.batches import begin, make_partners, work
from tests.recognition.composing import text_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _media(settings: LazySettings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = str(tmp_path)


@pytest.fixture
def rivera(in_alder: Office) -> Partner:
    return make_partner(in_alder, name="Rivera Machining")


def make(by: Membership, partner: Partner, **said: Any) -> Document:
    fields: Any = {"wording": "for opening doors."} | said
    return make_document(by=by, document=compose_document(by=by, partner=partner, fields=fields))


def states() -> list[str]:
    return list(OutboxMessage.objects.order_by("id").values_list("state", flat=True))


def is_there(thing: Document | Recognition) -> bool:
    return type(thing)._default_manager.get(pk=thing.pk).archived_at is None


@pytest.mark.parametrize("line_first", [False, True])
def test_a_line_that_comes_back_brings_its_document(
    rivera: Partner, ana: Membership, *, line_first: bool
) -> None:
    document = make(ana, rivera)
    line = Recognition.objects.get()
    if line_first:
        archive_recognition(by=ana, recognition=line)
    archive_document(by=ana, document=document)
    restore_recognition(by=ana, recognition=Recognition.objects.get())
    assert is_there(document)
    assert is_there(line)


def test_of_several_no_line_comes_back_without_its_document(
    rivera: Partner, ana: Membership
) -> None:
    archive_document(by=ana, document=make(ana, rivera))
    line = Recognition.objects.get()
    assert restore_many(by=ana, office=rivera.office, ids=[line.pk]) == 0
    assert not is_there(line)


def test_removed_thanks_are_restored_with_the_paper_on_the_page(
    rivera: Partner, ana: Membership, ana_client: Client
) -> None:
    document = make(ana, rivera)
    archive_document(by=ana, document=document)
    line = Recognition.objects.get()
    page = text_of(ana_client.get("/o/alder/thanks/history/?view=archived"))
    assert f"/thanks/{line.pk}/restore/" in page
    ana_client.post(f"/o/alder/thanks/{line.pk}/restore/")
    assert "This is archived" not in text_of(ana_client.get(f"/o/alder/documents/{document.pk}/"))


def test_mail_that_had_not_gone_goes_when_the_document_is_back(
    rivera: Partner, ana: Membership
) -> None:
    document = make(ana, rivera, mail_to="luis@example.org")
    archive_document(by=ana, document=document)
    assert states() == [OutboxState.SUPERSEDED]
    restore_document(by=ana, document=document)
    assert states() == [OutboxState.WAITING]


def test_mail_that_has_gone_stays_gone(rivera: Partner, ana: Membership) -> None:
    document = make(ana, rivera, mail_to="luis@example.org")
    OutboxMessage.objects.update(state=OutboxState.SENT, sent_at="2026-11-22T10:00Z")
    archive_document(by=ana, document=document)
    restore_document(by=ana, document=document)
    assert states() == [OutboxState.SENT]


def test_mail_that_was_taken_back_says_so_on_the_page(
    rivera: Partner, ana: Membership, ana_client: Client
) -> None:
    document = make(ana, rivera, mail_to="luis@example.org")
    archive_document(by=ana, document=document)
    page = text_of(ana_client.get(f"/o/alder/documents/{document.pk}/"))
    assert "taken back" in page
    assert "superseded" not in page


def test_a_discarded_batch_takes_back_the_mail_of_its_documents_and_gives_it_again(
    alder: Office, ana: Membership
) -> None:
    with office_context(alder.pk):
        batch = begin(ana, make_partners(alder))
    work(alder)
    with office_context(alder.pk):
        before, *others = documents_in(batch)
        for it in (before, *others):
            mail_document(by=ana, document=it, to="luis@example.org")
        archive_document(by=ana, document=before)
        discard_batch(by=ana, batch=batch)
        assert states() == [OutboxState.SUPERSEDED] * 3
        restore_batch(by=ana, batch=batch)
        assert states() == [OutboxState.SUPERSEDED, OutboxState.WAITING, OutboxState.WAITING]
