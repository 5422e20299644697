"""The page of a certificate or letter: its state, its file, its mail, away and back."""

from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.test import Client

from core.files import drop_kept, read_kept
from core.models.outbox import OutboxMessage
from core.pdf import CannotPrint
from core.tenancy.context import office_context
from offices.models import Membership, Office
from recognition.actions.documents import compose_document, make_document
from recognition.models import Document, Recognition
from tests.factories import make_affiliation, make_partner
from tests.recognition.composing import file_of, text_of
from tests.recognition.conftest import ClientOf


@pytest.fixture(autouse=True)
def media(settings: LazySettings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = str(tmp_path)


def composed(alder: Office, by: Membership, *signers: Any) -> Document:
    with office_context(alder.pk):
        partner = make_partner(alder, name="Peña & Söhne")
        make_affiliation(partner, holds="primary", email="luis@example.org")
        fields: Any = {"wording": "for opening doors."}
        return compose_document(by=by, partner=partner, fields=fields, signers=signers)


@pytest.fixture
def waiting(alder: Office, ana: Membership, bob: Membership) -> Document:
    return composed(alder, ana, {"member": bob, "signing": "asked"})


@pytest.fixture
def document(alder: Office, ana: Membership) -> Document:
    document = composed(alder, ana, {"name": "Elena Sosa"})
    with office_context(alder.pk):
        return make_document(by=ana, document=document)


def url(document: Document, act: str = "") -> str:
    return f"/o/alder/documents/{document.pk}/{act}"


def test_what_waits_says_for_whom_and_has_no_file(
    waiting: Document, ana_client: Client, bob: Membership
) -> None:
    page = text_of(ana_client.get(url(waiting)))
    assert f"It waits for {bob.display_name}." in page
    assert "has not signed yet" in page
    assert "Download PDF" not in page
    assert "It waits for" in text_of(ana_client.get(url(waiting, "pdf/")))


def test_what_is_made_can_be_had_and_says_who_signs(document: Document, ana_client: Client) -> None:
    page = text_of(ana_client.get(url(document)))
    assert "Elena Sosa" in page
    assert "Signs by pen" in page
    response, content = file_of(ana_client, url(document, "pdf/"))
    assert (response["Content-Type"], content) == ("application/pdf", read_kept(document.file))
    assert "Pe%C3%B1a" in response["Content-Disposition"]
    assert response["Content-Disposition"].startswith("attachment")
    shown, _content = file_of(ana_client, url(document, "pdf/"), inline="1")
    assert shown["Content-Disposition"].startswith("inline")


def test_a_file_that_is_gone_is_printed_again_the_same(
    document: Document, ana_client: Client
) -> None:
    before = read_kept(document.file)
    drop_kept(document.file)
    assert file_of(ana_client, url(document, "pdf/"))[1] == before


def test_leaders_read_it_and_change_nothing(
    document: Document, bob: Membership, client_of: ClientOf
) -> None:
    client = client_of(bob)
    page = text_of(client.get(url(document)))
    assert "Archive" not in page
    assert "Email it" not in page
    assert file_of(client, url(document, "pdf/"))[0].status_code == 200
    for act in ("archive/", "restore/", "make/", "mail/"):
        assert client.post(url(document, act), {"to": "a@example.org"}).status_code == 403


def test_to_strangers_it_does_not_exist(
    document: Document, charlie: Membership, client_of: ClientOf
) -> None:
    client = client_of(charlie)
    for act in ("", "pdf/", "mail/"):
        assert client.get(url(document, act)).status_code == 404
        assert client.get(f"/o/birch/documents/{document.pk}/{act}").status_code == 404


def test_it_is_mailed_once_to_an_address(
    document: Document, ana_client: Client, alder: Office
) -> None:
    assert 'value="luis@example.org"' in text_of(ana_client.get(url(document)))
    for words in ("On its way to luis@example.org.", "It went to luis@example.org before"):
        page = text_of(
            ana_client.post(url(document, "mail/"), {"to": "luis@example.org"}, follow=True)
        )
        assert words in page
        assert "waiting" in page
    with office_context(alder.pk):
        assert OutboxMessage.objects.count() == 1


def test_what_is_no_address_is_refused_and_kept(document: Document, ana_client: Client) -> None:
    response = ana_client.post(url(document, "mail/"), {"to": "luis at example"})
    assert response.status_code == 422
    assert 'value="luis at example"' in text_of(response)


def test_it_goes_away_with_its_thanks_and_comes_back(
    document: Document, ana_client: Client, alder: Office
) -> None:
    page = text_of(ana_client.post(url(document, "archive/"), follow=True))
    assert "Certificate for Peña &amp; Söhne archived." in page
    assert url(document, "restore/") in page
    assert "This is archived" in page
    with office_context(alder.pk):
        assert Recognition.objects.get().archived_at is not None
    assert "Back again" in text_of(ana_client.post(url(document, "restore/"), follow=True))
    with office_context(alder.pk):
        assert Recognition.objects.get().archived_at is None


def test_what_failed_says_why_and_is_tried_again(
    alder: Office, ana: Membership, ana_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = composed(alder, ana)

    def broken(document: Document) -> None:
        raise CannotPrint("No room.")

    with monkeypatch.context() as patched, office_context(alder.pk):
        patched.setattr("recognition.actions.documents._print", broken)
        make_document(by=ana, document=document)
    page = text_of(ana_client.get(url(document)))
    assert "No room." in page
    assert "Try again" in page
    again = text_of(ana_client.post(url(document, "make/"), follow=True))
    assert "Download PDF" in again


def test_what_waits_cannot_be_made(waiting: Document, ana_client: Client) -> None:
    page = text_of(ana_client.post(url(waiting, "make/"), follow=True))
    assert "It waits for a signature." in page
