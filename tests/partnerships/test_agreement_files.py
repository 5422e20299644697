"""Papers of an agreement: told by their content, limited, for members only."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image

from core import attachments
from core.tenancy.context import office_context
from offices.models import Membership, Office
from partnerships.actions.agreement_files import MOST_FILES, add_file, archive_file, restore_file
from partnerships.models import Agreement, AgreementFile
from tests.factories import make_partner
from tests.factories.agreements import make_agreement
from tests.laws.exported import body_of

ClientOf = Callable[[Membership], Client]
PDF = b"%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"
DOCX_TYPES = f'<Types><Override ContentType="{attachments.DOCX}.main+xml"/></Types>'


def docx(types: str = DOCX_TYPES, part: str = "", content: bytes = b"") -> bytes:
    """A zip with the parts of a Word document, and perhaps one more."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", types)
        archive.writestr("word/document.xml", "<w:document/>")
        if part:
            archive.writestr(part, content)
    return file.getvalue()


def zipped(name: str) -> bytes:
    """A zip that is no document."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(name, "x")
    return file.getvalue()


def picture(kind: str) -> bytes:
    file = io.BytesIO()
    exif = Image.Exif()
    exif[0x010E] = "where it was taken"
    Image.new("RGB", (300, 400), "white").save(file, kind, exif=exif)
    return file.getvalue()


@pytest.fixture
def agreement(alder: Office) -> Agreement:
    with office_context(alder.pk):
        return make_agreement(make_partner(alder, name="Rivera Machining"))


def upload(
    client: Client, agreement: Agreement, content: bytes, name: str = "Signed.pdf"
) -> tuple[int, str]:
    """The answer's status and text."""
    url = reverse("agreement_file_new", args=["alder", agreement.pk])
    answer = client.post(url, {"file": SimpleUploadedFile(name, content)})
    return answer.status_code, answer.text


@pytest.mark.parametrize(
    ("content", "name", "kept", "kind"),
    [
        (PDF, "Signed.pdf", "Signed.pdf", "application/pdf"),
        (PDF, "page.html", "page.html.pdf", "application/pdf"),
        (picture("PNG"), "Scan.PNG", "Scan.png", "image/png"),
        (picture("JPEG"), "Photo.jpeg", "Photo.png", "image/png"),
        (docx(), "Draft.docx", "Draft.docx", attachments.DOCX),
    ],
)
def test_a_paper_is_kept_as_what_it_is(
    client_of: ClientOf,
    ana: Membership,
    agreement: Agreement,
    content: bytes,
    name: str,
    kept: str,
    kind: str,
) -> None:
    client = client_of(ana)
    assert upload(client, agreement, content, name)[0] == 302
    with office_context(agreement.office_id):
        file = AgreementFile.objects.get()
        assert (file.name, file.kind, file.recorded_by) == (kept, kind, ana)
    answer = client.get(reverse("agreement_file", args=["alder", agreement.pk, file.pk]))
    body = body_of(answer)
    assert len(body) == file.size
    assert b"where it was taken" not in body
    assert answer.headers["Content-Type"] == kind
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{kept}"'
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer.headers["Content-Security-Policy"]


MACROS = docx(part="word/vbaProject.bin")
MACRO_TYPES = docx(DOCX_TYPES.replace("/>", "/><x y='macroEnabled'/>"))


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"<html><script>alert(1)</script>", "Upload a PDF"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "Upload a PDF"),
        (b" %PDF-1.7 %%EOF", "Upload a PDF"),
        (b"MZ\x90\x00", "Upload a PDF"),
        (b"GIF89a", "Upload a PDF"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "Upload a PDF"),
        (zipped("word/document.xml"), "Upload a PDF"),
        (docx("<Types/>"), "Upload a PDF"),
        (MACROS, "holds macros"),
        (MACRO_TYPES, "holds macros"),
        (b"%PDF-1.7\nhalf of it", "cannot be read"),
        (b"PK\x03\x04 and nothing", "cannot be read"),
        (docx()[:-40], "cannot be read"),
        (b"\x89PNG\r\n\x1a\nhalf", "cannot be read"),
        (b"", "empty"),
    ],
)
def test_all_else_is_refused_whatever_its_name(
    client_of: ClientOf, ana: Membership, agreement: Agreement, content: bytes, says: str
) -> None:
    status, text = upload(client_of(ana), agreement, content, "agreement.pdf")
    assert status == 422
    assert says in text
    with office_context(agreement.office_id):
        assert not AgreementFile.objects.exists()


def test_ten_megabytes_are_the_most(
    client_of: ClientOf, ana: Membership, agreement: Agreement
) -> None:
    client, room = client_of(ana), attachments.MOST_BYTES - len(PDF)
    assert upload(client, agreement, PDF[:9] + b" " * room + PDF[9:])[0] == 302
    status, text = upload(client, agreement, PDF[:9] + b" " * (room + 1) + PDF[9:])
    assert status == 422
    assert "more than 10 MB" in text


def test_a_part_that_unpacks_to_gigabytes_is_not_unpacked(
    ana: Membership, agreement: Agreement
) -> None:
    bomb = docx(part="word/huge.xml", content=b"\0" * 50_000_000)
    assert len(bomb) < 100_000
    with office_context(agreement.office_id):
        file = add_file(by=ana, agreement=agreement, upload=io.BytesIO(bomb), name="x.docx")
    assert file.size == len(bomb)


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\papers\\Signed.pdf", "Signed.pdf"),
        ('a"b\r\nX-Evil: 1.pdf', "a b X-Evil 1.pdf"),
        ("gpj.\u202efdp.exe", "gpj. fdp.exe.pdf"),
        ("", "file.pdf"),
        ("…" * 300 + ".pdf", "…" * 116 + ".pdf"),
        (".pdf", "file.pdf"),
    ],
)
def test_hostile_names_become_harmless(
    ana: Membership, agreement: Agreement, name: str, kept: str
) -> None:
    with office_context(agreement.office_id):
        file = add_file(by=ana, agreement=agreement, upload=io.BytesIO(PDF), name=name)
    assert file.name == kept
    assert Path(file.file).name.count(".") == 1


def test_ten_files_are_the_most_also_when_one_comes_back(
    ana: Membership, agreement: Agreement
) -> None:
    with office_context(agreement.office_id):
        files = [
            add_file(by=ana, agreement=agreement, upload=io.BytesIO(PDF), name=f"{it}.pdf")
            for it in range(MOST_FILES)
        ]
        with pytest.raises(ValidationError, match="holds 10 files"):
            add_file(by=ana, agreement=agreement, upload=io.BytesIO(PDF), name="x.pdf")
        archive_file(by=ana, file=files[0])
        add_file(by=ana, agreement=agreement, upload=io.BytesIO(PDF), name="x.pdf")
        with pytest.raises(ValidationError, match="holds 10 files"):
            restore_file(by=ana, file=files[0])


def test_a_file_is_put_away_and_comes_back(
    client_of: ClientOf, ana: Membership, agreement: Agreement
) -> None:
    client = client_of(ana)
    upload(client, agreement, PDF)
    with office_context(agreement.office_id):
        file = AgreementFile.objects.get()
    page = reverse("agreement", args=["alder", agreement.pk])
    client.post(reverse("agreement_file_archive", args=["alder", agreement.pk, file.pk]))
    assert "1 archived file" in panel(client.get(page).text)
    client.post(reverse("agreement_file_restore", args=["alder", agreement.pk, file.pk]))
    assert "1 archived file" not in panel(client.get(page).text)
    assert "Signed.pdf" in panel(client.get(page).text)


def panel(page: str) -> str:
    """The files on the page of an agreement."""
    return page.split('id="agreement-files"')[1].split("</section>")[0]


def test_only_members_of_the_office_get_a_file_and_only_by_its_own_agreement(
    client_of: ClientOf, ana: Membership, bob: Membership, charlie: Membership, agreement: Agreement
) -> None:
    upload(client_of(ana), agreement, PDF)
    with office_context(agreement.office_id):
        file = AgreementFile.objects.get()
        other = make_agreement(agreement.partner)
    url = reverse("agreement_file", args=["alder", agreement.pk, file.pk])
    assert body_of(client_of(bob).get(url)) == PDF
    assert client_of(charlie).get(url).status_code == 404
    assert Client().get(url).status_code == 302
    wrong = reverse("agreement_file", args=["alder", other.pk, file.pk])
    assert client_of(ana).get(wrong).status_code == 404
    birch = reverse("agreement_file", args=["birch", agreement.pk, file.pk])
    assert client_of(charlie).get(birch).status_code == 404


def test_a_paper_that_is_sent_twice_is_kept_once(
    client_of: ClientOf, ana: Membership, agreement: Agreement
) -> None:
    client = client_of(ana)
    page = client.get(reverse("agreement", args=["alder", agreement.pk]))
    token = page.context["once"]
    assert f'name="once" value="{token}"' in page.text
    url = reverse("agreement_file_new", args=["alder", agreement.pk])

    def send(content: bytes) -> int:
        paper = SimpleUploadedFile("Signed.pdf", content)
        return client.post(url, {"file": paper, "once": token}).status_code

    assert [send(PDF), send(PDF)] == [302, 302]
    with office_context(agreement.office_id):
        kept = AgreementFile.objects.get()
    assert body_of(client.get(f"{page.request['PATH_INFO']}files/{kept.pk}/")) == PDF
    send(PDF + b"\n")
    with office_context(agreement.office_id):
        assert AgreementFile.objects.count() == 2
