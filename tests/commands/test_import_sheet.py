"""`manage.py import_sheet`: the same import as on the page, from a shell."""

import io
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core.management import CommandError, call_command

from contacts.models import Contact
from core.models.imports import Import
from core.tenancy.context import office_context
from offices.models import Office
from outreach.models import Activity, Participation
from partnerships.models import Partner
from tests.core.imports.builders import SHEETS

CLEAN = "Company,Town,Contact,Email\nRivera Ltd,Salida,Dana Rivera,dana@rivera.example\nLindo,,,\n"
MIXED = CLEAN + "Hart,Salida,Joe Hart,not an address\n,Nowhere,,\n"


@pytest.fixture(autouse=True)
def _uploads(alder: Office, settings: LazySettings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = str(tmp_path / "uploads")


@pytest.fixture
def clean(tmp_path: Path) -> Path:
    """A file without a fault."""
    path = tmp_path / "clean.csv"
    path.write_text(CLEAN)
    return path


@pytest.fixture
def mixed(tmp_path: Path) -> Path:
    """A file with lines to mend."""
    path = tmp_path / "mixed.csv"
    path.write_text(MIXED)
    return path


def bring_in(path: Path | None, **options: object) -> str:
    out = io.StringIO()
    said = {"office": "alder", "sheet": "partners"} | options
    call_command("import_sheet", *([path] if path else []), stdout=out, **said)
    return out.getvalue()


def partners(office: Office) -> list[str]:
    with office_context(office.pk):
        return list(Partner.objects.order_by("name").values_list("name", flat=True))


def imports(office: Office) -> list[Import]:
    with office_context(office.pk):
        return list(Import.objects.filter(archived_at=None).order_by("pk"))


def test_a_file_comes_in_and_it_says_how(alder: Office, clean: Path) -> None:
    said = bring_in(clean)

    assert partners(alder) == ["Lindo", "Rivera Ltd"]
    assert "clean.csv (csv, UTF-8, comma). Lines: 2." in said
    assert "  Company → Name (name)" in said
    assert "2 new, 0 there already, 0 perhaps there already, 0 to mend" in said
    assert "2 added, 0 updated, 0 left out, 0 to mend." in said


def test_what_new_partners_are_without_a_column_for_it_is_said(
    alder: Office, clean: Path, tmp_path: Path
) -> None:
    said = "Without a column for the kind, each new partner is of the kind “Employer”."
    assert said in bring_in(clean, dry_run=True)
    path = tmp_path / "kinds.csv"
    path.write_text("Company,Type\nRivera Ltd,Nonprofit\n")
    assert "Without a column" not in bring_in(path, dry_run=True)


def test_a_dry_run_leaves_nothing_behind(alder: Office, clean: Path) -> None:
    said = bring_in(clean, dry_run=True)

    assert "2 new" in said
    assert "Nothing was brought in." in said
    assert partners(alder) == []
    assert imports(alder) == []


def test_lines_to_mend_are_named_written_to_a_file_and_end_it_with_one(
    alder: Office, mixed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, bad = io.StringIO(), tmp_path / "bad.csv"
    with pytest.raises(CommandError, match="Lines to mend: 2") as raised:
        call_command(
            "import_sheet", mixed, office="alder", sheet="partners", bad_rows=bad, stdout=out
        )

    assert raised.value.returncode == 1
    assert "line 4, Contact: email: " in out.getvalue()
    assert "line 5, Name: This is needed, and the cell is empty." in out.getvalue()
    assert partners(alder) == ["Lindo", "Rivera Ltd"]
    lines = bad.read_text("utf-8-sig").splitlines()
    assert lines[0] == "Company,Town,Contact,Email,What to mend"
    assert [line.split(",")[:2] for line in lines[1:]] == [["Hart", "Salida"], ["", "Nowhere"]]


def test_what_is_there_already_may_be_left_alone(alder: Office, clean: Path) -> None:
    bring_in(clean)
    said = bring_in(clean, matches="skip")

    assert "0 new, 2 there already" in said
    assert "0 added, 0 updated, 2 left out" in said
    assert partners(alder) == ["Lindo", "Rivera Ltd"]


def test_it_can_be_taken_back(alder: Office, clean: Path) -> None:
    bring_in(clean)
    (run,) = imports(alder)

    said = bring_in(None, undo=run.pk)

    assert "clean.csv has been taken back." in said
    assert partners(alder) == []
    with office_context(alder.pk):
        assert not Contact.objects.exists()


def test_a_member_signs_for_it(alder: Office, clean: Path) -> None:
    bring_in(clean, email="adam@example.org")
    (run,) = imports(alder)
    assert run.by_id is not None
    with office_context(alder.pk):
        assert run.by.user.email == "adam@example.org"


@pytest.mark.parametrize(
    ("email", "words"),
    [("bob@example.org", "may not bring spreadsheets in"), ("charlie@example.org", "no member")],
)
def test_who_may_not_import_may_not_here_either(
    alder: Office, clean: Path, email: str, words: str
) -> None:
    with pytest.raises(CommandError, match=words):
        bring_in(clean, email=email)
    assert partners(alder) == []


def test_a_column_can_be_said_where_the_guess_is_wrong(alder: Office, tmp_path: Path) -> None:
    path = tmp_path / "odd.csv"
    path.write_text("Whoever,Company\nRivera Ltd,x\n")
    bring_in(path, column=["name=Whoever"])
    assert partners(alder) == ["Rivera Ltd"]


def test_without_a_needed_column_it_says_so_and_leaves_nothing(
    alder: Office, tmp_path: Path
) -> None:
    path = tmp_path / "odd.csv"
    path.write_text("Whoever,Whatever\nRivera Ltd,x\n")
    with pytest.raises(CommandError, match="name: Say which column this is"):
        bring_in(path)
    assert imports(alder) == []


def test_a_file_that_cannot_be_read_is_refused_in_words(alder: Office, tmp_path: Path) -> None:
    path = tmp_path / "photo.csv"
    path.write_bytes(b"\x89PNG\r\n\x1a\n")
    with pytest.raises(CommandError, match="This is a PNG file, not a spreadsheet"):
        bring_in(path)
    assert imports(alder) == []


def test_office_sheet_and_file_must_be_there(clean: Path, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="There is no office nowhere"):
        bring_in(clean, office="nowhere")
    with pytest.raises(CommandError, match="--sheet as one of: partners, contacts"):
        bring_in(clean, sheet="cakes")
    with pytest.raises(CommandError, match="There is no file"):
        bring_in(tmp_path / "gone.csv")
    with pytest.raises(CommandError, match="There is no import 77"):
        bring_in(None, undo=77)


@pytest.mark.parametrize(
    ("name", "lines"), [("chamber_members.csv", 5), ("socios.csv", 3), ("phone_list.csv", 8)]
)
def test_sheets_as_offices_have_them_come_in(alder: Office, name: str, lines: int) -> None:
    said = bring_in(SHEETS / name)
    assert f"{lines} added" in said
    assert len(partners(alder)) == lines


def test_partners_come_first_and_then_what_happened_with_them(alder: Office) -> None:
    bring_in(SHEETS / "internship_hosts.csv")
    out = io.StringIO()
    with pytest.raises(CommandError, match="Lines to mend: 1"):
        call_command(
            "import_sheet",
            SHEETS / "activity_log.csv",
            office="alder",
            sheet="activities",
            stdout=out,
        )
    assert "line 8, Partners: There is no partner called “Marlow Parks”." in out.getvalue()
    with office_context(alder.pk):
        days = Activity.objects.order_by("starts_on").values_list("starts_on", flat=True)
        assert [f"{day:%m-%d}" for day in days] == [
            "09-08", "09-10", "09-15", "09-21", "09-30", "10-05"
        ]  # fmt: skip
        assert Participation.objects.count() == 7


def test_the_address_books_people_come_in(alder: Office) -> None:
    bring_in(SHEETS / "outlook_contacts.csv", sheet="contacts")
    with office_context(alder.pk):
        assert list(Contact.objects.order_by("name").values_list("name", flat=True)) == [
            "Delphine Arceneaux",
            "Hollis Trent",
            "Priya Nair",
        ]
