"""An import goes from upload to the office's tables, chunk by chunk."""

from pathlib import Path
from unittest.mock import patch

import pytest

from core.imports import queries, runs
from core.imports.counts import Counts
from core.models.imports import ImportRow, ImportState
from core.tenancy.context import office_context
from offices.models import Membership, Office
from partnerships.models import Partner
from tests.core.imports.tiny import PLACES, again, brought_in, checked, rested, upload
from tests.factories.partnerships import make_partner

pytestmark = pytest.mark.usefixtures("uploads")


def test_a_file_is_read_and_its_columns_are_guessed(alder: Office, ana: Membership) -> None:
    run = rested(upload(alder, ana, "Acme,Alder,regular"))
    assert (run.state, run.header, run.row_count) == ("mapping", ["Name", "Town", "Tier"], 1)
    assert run.mapping == PLACES


def test_what_is_checked_is_counted_and_nothing_is_written_yet(
    alder: Office, ana: Membership
) -> None:
    with office_context(alder.pk):
        make_partner(alder, name="Known Company")
    run = checked(
        alder, ana, "Acme,Alder,", "Known Company,Birch,", "Known Firm,X,", ",Alder,", "Zed,,gold"
    )
    with office_context(alder.pk):
        counts = queries.counts_of(run)
        assert list(Partner.objects.values_list("name", flat=True)) == ["Known Company"]
    assert run.state == ImportState.READY
    assert counts == Counts(read=5, new=1, match=1, alike=1, bad=2)


def test_brought_in_rows_are_there(alder: Office, ana: Membership) -> None:
    run = brought_in(alder, ana, "Acme,Alder,key", "Bolt,,")
    with office_context(alder.pk):
        rows = list(Partner.objects.order_by("name").values_list("name", "town", "tier"))
        assert queries.counts_of(run) == Counts(read=2, created=2, warned=1)
    assert run.state == ImportState.DONE
    assert rows == [("Acme", "Alder", "key"), ("Bolt", "", "regular")]
    assert queries.progress_of(run).percent == 100


def test_many_chunks_do_the_same_as_one(alder: Office, ana: Membership) -> None:
    lines = [f"Firm{number},Town," for number in range(23)]
    with patch("core.imports.checking.AT_ONCE", 5), patch("core.imports.writing.AT_ONCE", 4):
        run = brought_in(alder, ana, *lines)
    with office_context(alder.pk):
        assert Partner.objects.count() == 23
        assert queries.counts_of(run).created == 23


def test_the_upload_goes_once_it_is_read(
    alder: Office,
    ana: Membership,
    uploads: Path,
    django_capture_on_commit_callbacks: object,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]  # pytest-django's fixture has no type
        rested(upload(alder, ana, "Acme,,"))
    assert [it for it in uploads.rglob("*") if it.is_file()] == []


def test_a_file_that_cannot_be_read_fails_with_words(alder: Office, ana: Membership) -> None:
    run = rested(upload(alder, ana, header=""))
    assert run.state == ImportState.FAILED
    assert queries.error_of(run).startswith("The file is empty.")


def test_a_row_s_own_choice_goes_before_the_import_s(alder: Office, ana: Membership) -> None:
    with office_context(alder.pk):
        for name in ("One", "Two", "Three"):
            make_partner(alder, name=name, town="Old")
    run = checked(alder, ana, "One,New,", "Two,New,", "Three,New,")
    with office_context(alder.pk):
        runs.choose_row(by=ana, run=run, number=2, choice="skip")
        runs.choose_row(by=ana, run=run, number=3, choice="create")
        runs.bring_in(by=ana, run=run)
    run = rested(run)
    with office_context(alder.pk):
        towns = Partner.objects.order_by("name", "pk").values_list("name", "town")
        assert list(towns) == [("One", "Old"), ("Three", "New"), ("Two", "Old"), ("Two", "New")]


def test_a_line_that_says_the_same_is_left_out(alder: Office, ana: Membership) -> None:
    run = brought_in(alder, ana, "Acme,Alder,", "Bolt,X,", "Acme,Alder,")
    with office_context(alder.pk):
        page = queries.rows_of(run, "warned")
        assert Partner.objects.count() == 2
    assert [it.number for it in page.rows] == [4]
    assert page.rows[0].findings[0].text == (
        "This line says the same as line 2, so it is left out."
    )


def test_a_formula_is_refused_and_the_guard_of_our_exports_taken_off(
    alder: Office, ana: Membership
) -> None:
    run = checked(alder, ana, "=1+1,Alder,", "'=Equal,Alder,", "Fine,=A1,")
    with office_context(alder.pk):
        rows = {it.number: it for it in ImportRow.objects.filter(run=run)}
        words = queries.row_of(again(run), 4).findings
    assert [rows[it].state for it in (2, 3, 4)] == ["bad", "new", "bad"]
    assert rows[3].values["name"] == "=Equal"
    assert ("Town", "error") in [(it.column_label, it.level) for it in words]
