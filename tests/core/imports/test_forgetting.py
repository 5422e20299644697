"""After 30 days what an import holds of people goes; that it was stays known."""

from datetime import timedelta

import pytest
from django.utils import timezone

from core.due.work import work_due_rows
from core.imports import forgetting, queries, runs
from core.imports.counts import Counts
from core.imports.errors import CannotUndo, WrongState
from core.models.due import DueRow, DueState
from core.models.imports import Import, ImportRecord, ImportRow, ImportState
from core.tenancy.context import office_context
from offices.models import Membership, Office
from partnerships.models import Partner
from tests.core.imports.tiny import again, brought_in, checked, upload

pytestmark = pytest.mark.usefixtures("uploads")


def days_pass(office: Office, days: float) -> None:
    work_due_rows(office.pk, timezone.now() + timedelta(days=days), limit=50)


def held(office: Office) -> int:
    with office_context(office.pk):
        return ImportRow.objects.count() + ImportRecord.objects.count()


def test_rows_and_ledger_go_and_the_counts_stay(alder: Office, ana: Membership) -> None:
    run = brought_in(alder, ana, "Acme,Alder,", "Bolt,X,", ",X,")
    days_pass(alder, 29)
    assert held(alder) == 5
    days_pass(alder, 30.1)
    run = again(run)
    assert (held(alder), run.state) == (0, ImportState.DONE)
    with office_context(alder.pk):
        assert queries.counts_of(run) == Counts(read=3, created=2, bad=1)
        assert list(queries.imports_of(alder.pk)) == [run]
        assert Partner.objects.count() == 2
        with pytest.raises(CannotUndo):
            runs.undo_import(by=ana, run=run, now=timezone.now())


def test_what_was_never_brought_in_goes_from_the_list(alder: Office, ana: Membership) -> None:
    checked(alder, ana, "Acme,Alder,")
    days_pass(alder, 31)
    with office_context(alder.pk):
        assert list(queries.imports_of(alder.pk)) == []
    assert held(alder) == 0


def test_the_days_begin_when_it_ends(alder: Office, ana: Membership) -> None:
    run = brought_in(alder, ana, "Acme,Alder,")
    with office_context(alder.pk):
        late = timezone.now() + timedelta(days=10)
        Import.objects.filter(pk=run.pk).update(finished_at=late)
        forgetting.plan_forgetting(again(run))
    days_pass(alder, 35)
    assert held(alder) == 2
    days_pass(alder, 41)
    assert held(alder) == 0


def test_what_is_still_at_work_is_looked_at_a_day_later(alder: Office, ana: Membership) -> None:
    run = upload(alder, ana, "Acme,Alder,")
    with office_context(alder.pk):
        row = DueRow.objects.get(rule=forgetting.RULE)
        outcome = forgetting.forget_due(row, row.due_at)
        assert outcome.superseded
        assert DueRow.objects.filter(rule=forgetting.RULE, state=DueState.WAITING).count() == 2
    assert again(run).archived_at is None


def test_a_stopped_import_that_is_forgotten_cannot_go_on(alder: Office, ana: Membership) -> None:
    run = checked(alder, ana, "Acme,Alder,")
    with office_context(alder.pk):
        runs.bring_in(by=ana, run=run)
        runs.stop(by=ana, run=run)
    days_pass(alder, 31)
    with office_context(alder.pk), pytest.raises(WrongState):
        runs.go_on(by=ana, run=again(run))
