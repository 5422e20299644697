"""Files of an office: kept once under the name of their content, and sent to whom was let in."""

import hashlib
from contextlib import closing
from pathlib import Path
from urllib.parse import unquote

import pytest
from django.conf import LazySettings
from django.core.files.storage import FileSystemStorage, default_storage
from django.http import FileResponse, Http404

from core.downloads import fit_filename, send_kept
from core.files import NotKept, drop_kept, keep, read_kept

PDF = b"%PDF-1.7 certificate"

# Closing an answer ends its request, and Django then looks after the connection that it has.
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def media(settings: LazySettings, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = str(tmp_path)
    return tmp_path


def files(media: Path) -> list[Path]:
    return [it for it in media.rglob("*") if it.is_file()]


def test_a_file_is_named_by_its_office_and_content(media: Path) -> None:
    name = keep(7, "documents", PDF, ".pdf")

    assert name == f"offices/7/documents/{hashlib.sha256(PDF).hexdigest()}.pdf"
    assert read_kept(name) == PDF


def test_the_same_content_is_kept_once(media: Path) -> None:
    names = {keep(7, "documents", PDF, ".pdf") for _ in range(3)}

    assert len(names) == len(files(media)) == 1


def test_two_offices_keep_a_file_each(media: Path) -> None:
    assert keep(7, "documents", PDF, ".pdf") != keep(8, "documents", PDF, ".pdf")
    assert len(files(media)) == 2


def test_a_file_that_was_written_half_is_written_again(media: Path) -> None:
    name = keep(7, "documents", PDF, ".pdf")
    Path(default_storage.path(name)).write_bytes(PDF[:5])

    assert keep(7, "documents", PDF, ".pdf") == name
    assert read_kept(name) == PDF


def test_two_who_keep_the_same_at_once_end_with_one_file(
    media: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = keep(7, "documents", PDF, ".pdf")
    monkeypatch.setattr(FileSystemStorage, "exists", lambda self, name: False)
    monkeypatch.setattr(
        FileSystemStorage, "get_available_name", lambda self, name, max_length=None: f"{name}x"
    )

    assert keep(7, "documents", PDF, ".pdf") == first
    assert len(files(media)) == 1


@pytest.mark.parametrize(
    ("folder", "suffix"),
    [("../x", ".pdf"), ("a/b", ".pdf"), ("", ".pdf"), ("docs", "pdf"), ("docs", ".p/../df")],
)
def test_no_other_place_can_be_named(folder: str, suffix: str) -> None:
    with pytest.raises(ValueError, match="no place"):
        keep(7, folder, PDF, suffix)


@pytest.mark.parametrize(
    "name",
    [
        "",
        "/etc/passwd",
        "../../etc/passwd",
        "offices/7/documents/../../../etc/passwd",
        "imports/7/0123",
        f"offices/7/documents/{'0' * 64}.pdf",
        f"offices/7/documents/{'0' * 64}.pdf\n",
        f"offices/7/../8/{'0' * 64}.pdf",
    ],
)
def test_only_kept_files_are_read(name: str) -> None:
    with pytest.raises(NotKept):
        read_kept(name)
    with pytest.raises(Http404):
        send_kept(name, "x.pdf", "application/pdf")


def test_a_dropped_file_is_gone(media: Path) -> None:
    name = keep(7, "batches", PDF, ".zip")

    drop_kept(name)
    drop_kept(name)

    assert files(media) == []


def test_a_download_is_private_and_nothing_in_it_runs() -> None:
    response = sent("certificate.pdf")

    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Length"] == str(len(PDF))
    assert response["Content-Disposition"] == 'attachment; filename="certificate.pdf"'
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cache-Control"] == "private, no-cache"
    assert response["Content-Security-Policy"].startswith("sandbox; default-src 'none'")


def test_a_download_holds_the_file() -> None:
    name = keep(7, "documents", PDF, ".pdf")
    with closing(send_kept(name, "x.pdf", "application/pdf")) as response:
        assert b"".join(response) == PDF


def test_a_pdf_may_be_shown_in_place() -> None:
    """Chrome's and Safari's own viewers show nothing inside a sandbox."""
    response = sent("certificate.pdf", inline=True)

    assert response["Content-Disposition"] == 'inline; filename="certificate.pdf"'
    assert "sandbox" not in response["Content-Security-Policy"]
    assert "default-src 'none'" in response["Content-Security-Policy"]


@pytest.mark.parametrize("kind", ["text/html", "image/svg+xml", "application/zip"])
def test_other_kinds_are_never_shown_in_place(kind: str) -> None:
    response = sent("x.html", kind, inline=True)

    assert response["Content-Disposition"].startswith("attachment")
    assert response["Content-Security-Policy"].startswith("sandbox")


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("Señora Peña 日本.pdf", "Señora Peña 日本.pdf"),
        ('a"b\\c/d\r\nX: y.pdf', "a b c d X y.pdf"),
        ("../../etc/passwd", "etc passwd"),
        ("invoice\u202efdp.exe.pdf", "invoice fdp.exe.pdf"),
        (".pdf", "file.pdf"),
        ("", "file"),
        ("x" * 500 + ".pdf", "x" * 116 + ".pdf"),
    ],
)
def test_names_of_files_are_fit_for_any_computer(given: str, told: str) -> None:
    disposition = sent(given)["Content-Disposition"]

    assert fit_filename(given) == told
    assert "\n" not in disposition
    assert told in unquote(disposition)


def sent(filename: str, kind: str = "application/pdf", *, inline: bool = False) -> FileResponse:
    """The answer, whose file is closed again."""
    name = keep(7, "documents", PDF, ".pdf")
    with closing(send_kept(name, filename, kind, inline=inline)) as response:
        return response
