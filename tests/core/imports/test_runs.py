"""What people decide about an import: its columns, its words, its rows; or that it goes."""

from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from core.imports import queries, runs, staging
from core.imports.errors import WrongState
from core.models.imports import Import, ImportMapping, ImportRow, ImportState
from core.tenancy.context import office_context
from offices.models import Membership, Office
from partnerships.models import Partner
from tests.core.imports.tiny import PLACES, brought_in, checked, rested, upload
from tests.factories.partnerships import make_partner


@pytest.fixture(autouse=True)
def folder(uploads: Path) -> Path:
    return uploads


def files(folder: Path) -> list[str]:
    return [it.name for it in folder.rglob("*") if it.is_file()]


@pytest.mark.parametrize(
    ("mapping", "words", "column", "says"),
    [
        ({"town": 1}, {}, "name", "Say which column this is."),
        ({"name": 3}, {}, "name", "Choose one of these columns."),
        ({"name": 0, "nonsense": 1}, {}, "nonsense", "Choose one of these columns."),
        ({"name": 0, "town": 0}, {}, "town", "This column is taken already."),
        (PLACES, {"tier": {"gold": "golden"}}, "tier", "Choose one of these meanings."),
        (PLACES, {"town": {"here": "there"}}, "town", "Choose one of these meanings."),
    ],
)
def test_columns_that_cannot_be_are_told(
    alder: Office, ana: Membership, mapping: Any, words: Any, column: str, says: str
) -> None:
    run = rested(upload(alder, ana, "Acme,,"))
    with office_context(alder.pk), pytest.raises(ValidationError) as refused:
        runs.choose_columns(by=ana, run=run, mapping=mapping, words=words)
    assert refused.value.message_dict == {column: [says]}


def test_chosen_columns_are_remembered_for_the_next_file(alder: Office, ana: Membership) -> None:
    run = rested(upload(alder, ana, "Acme,,"))
    with office_context(alder.pk):
        odd = {"name": 0, "town": 2}
        runs.choose_columns(by=ana, run=run, mapping=odd, words={"tier": {"gold": "key"}})
    run = rested(upload(alder, ana, "Bolt,,"))
    assert (run.mapping, run.words) == (odd, {"tier": {"gold": "key"}})


def test_another_office_remembers_nothing_of_it(
    alder: Office, birch: Office, ana: Membership, charlie: Membership
) -> None:
    checked(alder, ana, "Acme,,")
    rested(upload(birch, charlie, "Acme,,"))
    with office_context(birch.pk):
        assert not ImportMapping.objects.exists()


def test_an_unknown_word_can_be_given_a_meaning(alder: Office, ana: Membership) -> None:
    run = checked(alder, ana, "Acme,X,gold", "Bolt,X,gold", "Cole,X,silver", "Dart,X,key")
    with office_context(alder.pk):
        words = queries.unknown_words(run)
        assert [(it.label, it.word, it.count) for it in words] == [
            ("Tier", "gold", 2),
            ("Tier", "silver", 1),
        ]
        assert words[0].options == [("regular", "Regular"), ("key", "Key")]
        said = {"tier": {"gold": "key"}}
        runs.choose_columns(by=ana, run=run, mapping=PLACES, words=said)
    run = rested(run)
    with office_context(alder.pk):
        assert (queries.counts_of(run).new, queries.counts_of(run).bad) == (3, 1)


def test_choices_for_rows_that_are_there_already(alder: Office, ana: Membership) -> None:
    with office_context(alder.pk):
        make_partner(alder, name="Known", town="Old")
    run = checked(alder, ana, "Known,New,", "Known Too,New,")
    with office_context(alder.pk):
        with pytest.raises(ValidationError):
            runs.choose_matches(by=ana, run=run, matches="nothing", alike="skip")
        runs.choose_matches(by=ana, run=run, matches="skip", alike="update")
        runs.bring_in(by=ana, run=run)
    rested(run)
    with office_context(alder.pk):
        assert list(Partner.objects.values_list("name", "town")) == [("Known", "New")]
        assert queries.counts_of(run).skipped == 1


def test_only_a_row_that_is_there_already_can_be_chosen_for(alder: Office, ana: Membership) -> None:
    run = checked(alder, ana, "Acme,X,")
    with office_context(alder.pk):
        with pytest.raises(ImportRow.DoesNotExist):
            runs.choose_row(by=ana, run=run, number=2, choice="skip")
        with pytest.raises(ValidationError):
            runs.choose_row(by=ana, run=run, number=2, choice="nonsense")


def test_discarding_takes_rows_and_upload_away(
    alder: Office, ana: Membership, folder: Path, django_capture_on_commit_callbacks: Any
) -> None:
    run = upload(alder, ana, "Acme,,")
    assert len(files(folder)) == 1
    with django_capture_on_commit_callbacks(execute=True):
        read = checked(alder, ana, "Bolt,,")
        with office_context(alder.pk):
            runs.discard(by=ana, run=run)
    with django_capture_on_commit_callbacks(execute=True), office_context(alder.pk):
        runs.discard(by=ana, run=read)
        assert not ImportRow.objects.exists()
        assert list(queries.imports_of(alder.pk)) == []
        with pytest.raises(Import.DoesNotExist):
            queries.get_import(alder.pk, run.pk)
    assert files(folder) == []


def test_what_has_brought_rows_in_cannot_be_discarded(alder: Office, ana: Membership) -> None:
    run = brought_in(alder, ana, "Acme,,")
    with office_context(alder.pk), pytest.raises(WrongState):
        runs.discard(by=ana, run=run)


def test_an_upload_whose_start_fails_leaves_no_file(
    alder: Office, ana: Membership, folder: Path
) -> None:
    with (
        patch("core.imports.runs.plan_forgetting", side_effect=ZeroDivisionError),
        pytest.raises(ZeroDivisionError),
    ):
        upload(alder, ana, "Acme,,")
    assert files(folder) == []


def test_uploads_that_no_import_names_are_cleared_after_a_day(
    alder: Office, ana: Membership, folder: Path
) -> None:
    staging.store(alder.pk, BytesIO(b"left by a request that was rolled back"))
    upload(alder, ana, "Acme,,")
    with office_context(alder.pk):
        staging.clear_strays(alder.pk)
        assert len(files(folder)) == 2
        with patch("core.imports.staging.timezone.now", return_value=_in_days(2)):
            staging.clear_strays(alder.pk)
        assert len(files(folder)) == 1
        assert Import.objects.get().upload.endswith(files(folder)[0])


def test_an_upload_that_is_lost_ends_in_words(alder: Office, ana: Membership, folder: Path) -> None:
    run = upload(alder, ana, "Acme,,")
    for file in folder.rglob("*"):
        if file.is_file():
            file.unlink()
    run = rested(run)
    assert run.state == ImportState.FAILED
    assert "upload it once more" in queries.error_of(run)


def test_the_rows_to_mend_come_as_the_file_had_them(alder: Office, ana: Membership) -> None:
    run = checked(alder, ana, "Acme,X,", ",Birch,", "Bolt,X,gold")
    with office_context(alder.pk):
        header, rows = queries.bad_rows(run)
        lines = list(rows())
    assert header == ["Name", "Town", "Tier", "What to mend"]
    assert lines == [
        ["", "Birch", "", "Name: This is needed, and the cell is empty."],
        ["Bolt", "X", "gold", "Tier: There is no tier gold."],
    ]


def test_pages_of_rows_follow_the_file(alder: Office, ana: Membership) -> None:
    run = checked(alder, ana, *(f"Firm{number},Town," for number in range(5)))
    with office_context(alder.pk):
        first = queries.rows_of(run, "new", size=3)
        second = queries.rows_of(run, "new", first.next, size=3)
        assert queries.sample_of(run, 1) == [["Firm0", "Town", ""]]
    assert [it.number for it in first.rows + second.rows] == [2, 3, 4, 5, 6]
    assert first.rows[0].cells == [("Name", "Firm0"), ("Town", "Town"), ("Tier", "")]
    assert second.next is None


def _in_days(days: int) -> Any:
    return timezone.now() + timedelta(days=days)
