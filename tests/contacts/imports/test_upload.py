"""Where an import begins: what can be brought in, the file, and what came in before."""

import csv
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from core.imports.reading.limits import FILE_BYTES
from core.models.imports import Import
from core.registries.sheets import sheets
from core.tenancy.context import office_context
from offices.models import Membership
from tests.contacts.imports.conftest import HEADER, IMPORTS, ROWS, Desk
from tests.laws.exported import body_of
from tests.outreach.conftest import ClientOf


def test_each_kind_is_offered_with_an_example(desk: Desk) -> None:
    page = desk.client.get(IMPORTS).content.decode()
    for sheet in sheets():
        assert f'value="{sheet.name}"' in page
        assert f"{IMPORTS}example.csv?sheet={sheet.name}" in page
    assert "Nothing has been brought in so far" in page


@pytest.mark.parametrize(
    "name", ["partners", "contacts", "activities", "needs", "concerns", "agreements", "results"]
)
def test_an_example_can_be_brought_in_as_it_is(name: str, desk: Desk) -> None:
    answer = desk.client.get(f"{IMPORTS}example.csv?sheet={name}")
    text = body_of(answer).decode("utf-8-sig")
    header, row = list(csv.reader(io.StringIO(text)))
    assert len(header) == len(row)
    answer = desk.send(*text.splitlines(), sheet=name)
    run = desk.again(int(answer["Location"].rstrip("/").rsplit("/", 1)[1]))
    run = desk.worked(run)
    assert {run.header[place] for place in run.mapping.values()} == set(header)
    columns = {f"column-{index}": key for key, index in run.mapping.items()}
    desk.press(run, "columns", **columns)
    desk.worked(run)
    page = desk.page(run, "?show=all")
    adds_partners = name in ("partners", "contacts")  # the partner of others is not there yet
    assert ("Bring in 1 row" in page) == adds_partners


def test_of_a_kind_that_nobody_knows_there_is_no_example(desk: Desk) -> None:
    assert desk.client.get(f"{IMPORTS}example.csv?sheet=students").status_code == 404


def test_a_file_is_taken_in_and_read_in_the_background(desk: Desk) -> None:
    answer = desk.send(HEADER, *ROWS)
    run = desk.again(int(answer["Location"].rstrip("/").rsplit("/", 1)[1]))
    assert (run.state, run.filename, run.sheet) == ("reading", "ours.csv", "partners")
    page = desk.page(run)
    assert "Reading your file" in page
    assert "You can leave this page" in page
    assert f'hx-get="{desk.url(run, "progress")}"' in page


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("ours.pdf", b"%PDF", "is not a spreadsheet that we can read"),
        ("ours.xls", b"\xd0\xcf", "save it as .xlsx"),
        ("ours.csv", b"", "This file is empty"),
        (f"{'o' * 210}.csv", b"Name\nRivera\n", "very long"),
    ],
)
def test_a_wrong_file_is_refused_in_words(name: str, content: bytes, said: str, desk: Desk) -> None:
    file = SimpleUploadedFile(name, content)
    answer = desk.client.post(IMPORTS, {"sheet": "contacts", "file": file})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert said in page
    assert _is_chosen(page)
    with office_context(desk.member.office_id):
        assert not Import.objects.exists()


def _is_chosen(page: str) -> bool:
    """Whether the kind that was chosen is still ticked."""
    part = page[page.index('value="contacts"') :]
    return "checked" in part[: part.index(">")]


def test_a_file_that_is_too_large_is_refused(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    assert FILE_BYTES == 25 * 1024 * 1024
    monkeypatch.setattr("contacts.forms.imports.FILE_BYTES", 10)
    answer = desk.send(HEADER, *ROWS)
    assert answer.status_code == 422
    assert "larger than 25 MB" in answer.content.decode()


def test_without_a_file_it_says_so(desk: Desk) -> None:
    answer = desk.client.post(IMPORTS, {"sheet": "partners"})
    assert answer.status_code == 422
    assert "Choose the file" in answer.content.decode()


def test_what_cannot_be_read_fails_with_words_and_a_way_on(desk: Desk) -> None:
    run = desk.upload("PK\x03\x04 was a workbook once")
    assert run.state == "failed"
    page = desk.page(run)
    assert "could not be brought in" in page
    assert "Choose another file" in page
    assert "Discard this file" in page


def test_earlier_imports_are_listed_with_who_and_undo(desk: Desk) -> None:
    run = desk.done(HEADER, ROWS[0])
    page = desk.client.get(IMPORTS).content.decode()
    assert "ours.csv" in page
    assert "Ana Ames" in page
    assert "1 row" in page
    assert desk.url(run, "undo") in page
    unread = desk.send(HEADER, ROWS[0])["Location"]
    assert f"{unread}undo/" not in desk.client.get(IMPORTS).content.decode()


def test_a_leader_may_not(bob: Membership, client_of: ClientOf, desk: Desk) -> None:
    run = desk.checked(HEADER, ROWS[0])
    leader = client_of(bob)
    assert leader.get(IMPORTS).status_code == 403
    assert leader.get(f"{IMPORTS}example.csv").status_code == 403
    for act in ("run", "columns", "progress", "bad_csv", "bad_xlsx"):
        assert leader.get(desk.url(run, act)).status_code == 403
    for act in ("columns", "words", "matches", "start", "stop", "go_on", "undo", "discard"):
        assert leader.post(desk.url(run, act)).status_code == 403
    assert leader.post(f"{desk.url(run)}rows/2/", {"choice": "skip"}).status_code == 403
    assert "/o/alder/import/" not in leader.get("/o/alder/settings/").content.decode()


def test_it_is_found_among_settings_commands_and_partners(desk: Desk) -> None:
    for path in ("settings/", "find/?q=import", "find/?q=upload", "partners/"):
        assert 'href="/o/alder/import/"' in desk.client.get(f"/o/alder/{path}").content.decode()
