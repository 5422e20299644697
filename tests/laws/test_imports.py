"""Laws of every sheet that can be brought in: undone without a trace, in sets, by known tables."""

from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from django.apps import apps
from django.conf import LazySettings
from django.db import connection
from django.db.models import Model
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from core.imports import queries, runs, work
from core.models.imports import Import, ImportRecord, ImportState
from core.models.tenant import TenantModel
from core.registries.sheets import sheets
from core.registries.standing import refresh_all_standing
from core.tenancy.context import office_context
from core.tenancy.tasks import OfficeTask
from offices.models import Membership, Office
from tests.factories.agreements import make_agreement
from tests.factories.contacts import make_affiliation, make_contact
from tests.factories.facts import make_concern, make_need
from tests.factories.outcomes import make_measure, make_result
from tests.factories.outreach import make_activity
from tests.factories.partnerships import make_partner, make_site

OWN = {"core.import", "core.importrow", "core.importrecord", "core.importmapping", "core.duerow"}

FILES = {
    "partners": (
        "Company,Stage,Branch of,Town,Phone,Notes,Sites,Contact name,Email,Contact phone,Title,"
        "Holds",
        "Known Mill,Former,,Oldtown,918-555-0101,Ask for the tour,{n},Ana Rivera,ana@mill.example,"
        "918-555-0102,HR,primary",
        "New Mill {n},Current,,Tulsa,,,North High,Tom Falk {n},tom{n}@new.example,"
        "918-555-0103,Boss,",
        "Branch Mill {n},,New Mill {n},Tulsa,,,,Eva Lund {n},eva{n}@new.example,,,",
        "Shop {n},Former,Known Mill,Jenks,,,,,,,,",
    ),
    "contacts": (
        "Name,Company,Email,Phone,Title,Notes",
        "Rosa Kind,Known Mill,rosa.new@mill.example,918-555-0104,Foreman,Likes mornings",
        "New Person {n},Known Mill,person{n}@mill.example,918-555-0105,Clerk,",
    ),
    "activities": (
        "Date,Kind,Partner,Contact,Summary,Staff",
        "2026-03-04,call,Known Mill,Rosa Kind,Talked about internships {n},Ana Ames",
        "3/5/2026,visit,Known Mill,,Walked through the plant {n},Ana Ames",
    ),
    "needs": (
        "Partner,In their words,Topic,Last asked",
        "Known Mill,Goodwill in town,goodwill,2026-05-04",
        "Known Mill,People for shift {n},pipeline,2026-05-05",
    ),
    "agreements": (
        "Partner,Agreement,Begins,Ends,Signed on,Signed by",
        "Known Mill,Talks,2026-01-01,2026-12-31,2026-01-01,Rosa Kind",
        "Known Mill,Shadows {n},2026-02-01,2027-01-31,2026-02-01,Rosa Kind",
    ),
    "concerns": (
        "Partner,What they said,Kind,Raised on,Promised by,Answered on,Answer",
        "Known Mill,Nobody called,concern,2026-05-04,2026-05-11,2026-05-10,We called",
        "Known Mill,How many come on day {n}?,question,2026-05-05,,,",
    ),
    "results": (
        "Partner,Measure,From,To,Value,Out of,Where from,Shared on",
        "Known Mill,Credentials,2024-08-01,2025-07-31,33,40,The state,2025-09-01",
        "Known Mill,Credentials {n},2024-08-01,2025-07-31,31,40,,",
    ),
}
"""A file of each kind: its header, and lines that are repeated with another {n}."""


AROUND = 2  # statements that let others within join by hash


@pytest.fixture(autouse=True)
def quiet(settings: LazySettings, tmp_path: Path) -> Iterator[None]:
    settings.MEDIA_ROOT = str(tmp_path)
    with patch.object(OfficeTask, "for_office"):
        yield


@pytest.fixture
def there(alder: Office, name: str) -> None:
    """What the office has before: a partner with a person and a call, what it wants and asked."""
    with office_context(alder.pk):
        site = make_site(alder, name="North High")
        mill = make_partner(alder, name="Known Mill", town="Oldtown", sites=[site])
        rosa = make_contact(alder, name="Rosa Kind", notes="")
        make_affiliation(mill, rosa, holds="primary")
        make_activity(mill)
        make_need(mill, words="Goodwill in town", asked_on=date(2026, 5, 1))
        make_concern(mill, what="Nobody called", raised_on=date(2026, 5, 4))
        make_agreement(mill, title="Talks", starts_on=date(2026, 1, 1), ends_on=None)
        days = {"starts_on": date(2024, 8, 1), "ends_on": date(2025, 7, 31)}
        make_result(mill, make_measure(alder, name="Credentials"), **days)
        for number in range(60 if name == "results" else 0):
            make_measure(alder, name=f"Credentials {number}")
        refresh_all_standing(alder.pk)


def read(office: Office, by: Membership, name: str, count: int) -> Import:
    """A file of `count` lines of the kind, read and its columns confirmed, as guessed."""
    header, *lines = FILES[name]
    chosen = [lines[n % len(lines)].replace("{n}", str(n // len(lines))) for n in range(count)]
    content = BytesIO("\n".join([header, *chosen]).encode())
    with office_context(office.pk):
        run = runs.start_import(
            by=by, office_id=office.pk, sheet=name, filename=f"{name}.csv", content=content
        )
    run = at_rest(run)
    with office_context(office.pk):
        return runs.choose_columns(by=by, run=run, mapping=run.mapping, words={})


def at_rest(run: Import) -> Import:
    work.run_to_rest(run.office_id, run.pk)
    with office_context(run.office_id):
        return Import.objects.select_related("by").get(pk=run.pk)


def brought_in(office: Office, by: Membership, name: str, count: int) -> Import:
    run = at_rest(read(office, by, name, count))
    with office_context(office.pk):
        bad = [[it.text for it in row.findings] for row in queries.rows_of(run, "bad").rows]
        assert bad == []
        runs.bring_in(by=by, run=run)
    return at_rest(run)


def undone(run: Import, by: Membership) -> Import:
    with office_context(run.office_id):
        runs.undo_import(by=by, run=run, now=timezone.now())
    return at_rest(run)


def tables() -> list[type[Model]]:
    """Every tenant table besides histories and those of the import itself."""
    return [
        it
        for it in apps.get_models()
        if issubclass(it, TenantModel)
        and not hasattr(it, "pgh_tracked_model")
        and it._meta.label_lower not in OWN
    ]


def everything(office: Office) -> dict[str, list[dict[str, Any]]]:
    """All rows of the office, field by field."""
    with office_context(office.pk):
        return {
            it._meta.label_lower: list(it._default_manager.order_by("pk").values())
            for it in tables()
        }


def test_every_sheet_has_a_file_here() -> None:
    assert {it.name for it in sheets()} == set(FILES)


@pytest.mark.usefixtures("there")
@pytest.mark.parametrize("name", FILES)
def test_what_an_import_adds_is_in_tables_that_its_sheet_names_and_undone_leaves_no_trace(
    alder: Office, ana: Membership, name: str
) -> None:
    before = everything(alder)
    run = brought_in(alder, ana, name, 12)
    assert everything(alder) != before
    assert_named(alder, name)
    run = undone(run, ana)
    assert run.state == ImportState.UNDONE, run.error
    with office_context(alder.pk):
        assert queries.kept_of(run) == []
        assert not ImportRecord.objects.exists()
    for table, rows in everything(alder).items():
        assert rows == before[table], table


def assert_named(alder: Office, name: str) -> None:
    """What was created is in tables that the sheet names; something was changed, too."""
    models = next(it.models for it in sheets() if it.name == name)
    with office_context(alder.pk):
        records = set(ImportRecord.objects.values_list("act", "model"))
    assert {model for act, model in records if act == "created"} <= set(models)
    assert {act for act, _model in records} >= {"created"}
    if name != "activities":
        assert "updated" in {act for act, _model in records}


@pytest.mark.usefixtures("there")
@pytest.mark.parametrize("name", FILES)
def test_the_statements_of_a_chunk_do_not_grow_with_its_lines(
    alder: Office, ana: Membership, name: str
) -> None:
    few, many = (statements(alder, ana, name, count) for count in (12, 120))
    for phase, (fewer, more) in enumerate(zip(few, many, strict=True)):
        # standings of many partners are computed with another plan, which has to be set
        assert more <= fewer + 4 * AROUND, phase


def statements(office: Office, by: Membership, name: str, count: int) -> list[int]:
    """How many each phase takes: checking, bringing in, undoing. Nothing is left of it."""
    counted = []
    run = read(office, by, name, count)
    for begin in (None, runs.bring_in, runs.undo_import):
        with office_context(office.pk):
            if begin is runs.undo_import:
                runs.undo_import(by=by, run=run, now=timezone.now())
            elif begin is runs.bring_in:
                runs.bring_in(by=by, run=run)
        with CaptureQueriesContext(connection) as captured:
            run = at_rest(run)
        counted.append(len(captured))
    return counted
