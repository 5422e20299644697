"""A kept file is lost, and the print has changed since: the page says so and offers a new one."""

from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.test import Client

from core.files import drop_kept
from core.tenancy.context import office_context
from offices.models import Membership, Office
from recognition.actions.documents import compose_document, make_document
from recognition.models import Document, Recognition
from tests.factories import make_partner
from tests.recognition.composing import file_of, text_of
from tests.recognition.conftest import ClientOf

pytestmark = pytest.mark.django_db


@pytest.fixture
def lost(settings: LazySettings, tmp_path: Path, alder: Office, ana: Membership) -> Document:
    """A certificate, signed by Ana, whose file is gone and that is printed in another way now."""
    settings.MEDIA_ROOT = str(tmp_path)
    with office_context(alder.pk):
        fields: Any = {"wording": "for opening doors.", "dated_on": alder.today()}
        document = compose_document(
            by=ana,
            partner=make_partner(alder, name="Rivera Machining"),
            fields=fields,
            signers=[{"member": ana, "signing": "asked"}, {"name": "Elena Sosa"}],
        )
        make_document(by=ana, document=document)
        drop_kept(document.file)
        Document.objects.filter(pk=document.pk).update(sha256="0" * 64)
        return document


def test_its_page_says_so_and_offers_a_new_one(lost: Document, ana_client: Client) -> None:
    response = ana_client.get(f"/o/alder/documents/{lost.pk}/pdf/")
    assert response.status_code == 410
    page = text_of(response)
    assert "The file of this paper is lost" in page
    assert f"/o/alder/documents/{lost.pk}/anew/" in page
    assert "Download PDF" not in page


def test_a_new_one_takes_its_place_and_the_thanks_stay_one(
    lost: Document, ana_client: Client, alder: Office
) -> None:
    ana_client.post(f"/o/alder/documents/{lost.pk}/anew/")
    with office_context(alder.pk):
        anew = Document.objects.get(archived_at=None)
        assert (anew.state, anew.wording) == ("made", lost.wording)
        assert [it.name for it in anew.signers.order_by("position")] == ["Ana Ames", "Elena Sosa"]
        line = Recognition.objects.get()
        assert (line.document_id, line.archived_at) == (anew.pk, None)
    content = file_of(ana_client, f"/o/alder/documents/{anew.pk}/pdf/")[1]
    assert content.startswith(b"%PDF")


def test_who_was_asked_is_asked_again_and_who_has_left_signs_by_pen(
    lost: Document, ana_client: Client, alder: Office, ana: Membership, bob: Membership
) -> None:
    with office_context(alder.pk):
        lost.signers.filter(member=ana).update(member=bob)
        lost.signers.filter(position=2).update(member=ana, signing="asked", signed_at=lost.made_at)
        Membership.objects.filter(pk=bob.pk).update(deactivated_at=lost.made_at)
    ana_client.post(f"/o/alder/documents/{lost.pk}/anew/")
    with office_context(alder.pk):
        anew = Document.objects.get(archived_at=None)
        signings = list(anew.signers.order_by("position").values_list("signing", flat=True))
        assert signings == ["pen", "asked"]


def test_leaders_make_no_new_one(lost: Document, bob: Membership, client_of: ClientOf) -> None:
    client = client_of(bob)
    assert client.post(f"/o/alder/documents/{lost.pk}/anew/").status_code == 403
    assert "/anew/" not in text_of(client.get(f"/o/alder/documents/{lost.pk}/pdf/"))
