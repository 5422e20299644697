"""A message may carry kept files; one without them is as it was."""

import email
import email.policy
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path

import pytest
from django.conf import LazySettings

from core.delivery.email import as_email
from core.delivery.transport import Refused, TryLater, transport
from core.embedded.mail_catcher.store import MailStore
from core.files import drop_kept, keep
from core.models.outbox import OutboxMessage, OutboxState
from core.outbox.reasons import NO_FILE, reason
from core.outbox.work import work_outbox
from core.outbox.write import Attachment, Letter, Slot, post
from core.tenancy.context import office_context
from offices.models import Office

NOW = datetime(2026, 11, 20, tzinfo=UTC)
PDF = b"%PDF-1.7 a certificate \x00\xff"
NAME = "Certificado de Peña & Hijos.pdf"


@pytest.fixture(autouse=True)
def media(tmp_path: Path, settings: LazySettings) -> None:
    settings.MEDIA_ROOT = str(tmp_path / "media")


def posted(office: Office, *files: Attachment) -> OutboxMessage:
    letter = Letter("Luis", "luis@example.org", "Gracias", "Hola", "<p>Hola</p>", attachments=files)
    with office_context(office.pk):
        return post(Slot(office.pk, "document", "document:1", "x"), letter, NOW)


def caught_parts(store: MailStore) -> list[EmailMessage]:
    (caught,) = store.newest_first()
    whole = email.message_from_bytes(
        store.file(caught.id).read_bytes(), policy=email.policy.default
    )
    return list(whole.iter_attachments())


def test_the_file_arrives_byte_for_byte_under_its_name(alder: Office, store: MailStore) -> None:
    message = posted(alder, Attachment(keep(alder.pk, "documents", PDF, ".pdf"), NAME))
    transport().send(message)
    (part,) = caught_parts(store)
    assert part.get_content() == PDF
    assert (part.get_filename(), part.get_content_type()) == (NAME, "application/pdf")
    (caught,) = store.newest_first()
    assert (caught.text, caught.html) == ("Hola\n", "<p>Hola</p>\n")


def test_mail_without_files_carries_none(alder: Office) -> None:
    whole = as_email(posted(alder)).message()
    assert whole.get_content_type() == "multipart/alternative"


def test_a_file_that_is_gone_is_said_and_nothing_is_sent(alder: Office, store: MailStore) -> None:
    file = keep(alder.pk, "documents", PDF, ".pdf")
    message = posted(alder, Attachment(file, NAME))
    drop_kept(file)
    with pytest.raises(Refused):
        transport().send(message)
    work_outbox(alder.pk)
    with office_context(alder.pk):
        message.refresh_from_db()
    assert message.state == OutboxState.FAILED
    assert reason(message.error) == NO_FILE
    assert store.newest_first() == []


def test_a_storage_that_does_not_answer_is_asked_again(
    alder: Office, store: MailStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    message = posted(alder, Attachment(keep(alder.pk, "documents", PDF, ".pdf"), NAME))

    def broken(name: str) -> bytes:
        raise OSError("no storage")

    monkeypatch.setattr("core.delivery.email.read_kept", broken)
    with pytest.raises(TryLater, match="no storage"):
        transport().send(message)
