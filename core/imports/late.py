"""Rows that were new when they were checked and are there by now: somebody else was faster.

Two imports of the same file are the usual case. Therefore one import of an office writes at a
time, and what has been added since the check is looked at before anything is written.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.db import connection
from django.db.models import Exists, Max, OuterRef, QuerySet

from core.imports.chunks import run_of
from core.imports.lines import required_of, see
from core.imports.references import model_named
from core.joins import joined_by_hash
from core.models.imports import Act, Import, ImportRecord, ImportRow
from core.registries.sheets import Checked, sheet_named


def wait_for_others(run: Import) -> None:
    """Wait until no other import of the office writes; the next goes on when this commits."""
    with connection.cursor() as cursor:
        key = f"import:{run.office_id}"
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [key])


def newest_id(run: Import) -> int:
    """The highest id among what the sheet adds; whatever comes later has a higher one."""
    wait_for_others(run)
    found: int | None = _rows(run).aggregate(newest=Max("pk"))["newest"]
    return found or 0


def looked_again(run: Import, numbers: Sequence[int]) -> dict[int, Checked]:
    """These lines checked anew, by line, if others have added something since the check.

    What this import has added itself is no match: the sheet sorts that out among its own lines.
    Lines that would be refused by now are left out.
    """
    if not numbers or not _is_added_to(run):
        return {}
    found = _checked(run, numbers)
    pks = [it.match.pk for it in found if it.match]
    own = set(_ours(run).filter(object_id__in=pks).values_list("object_id", flat=True))
    return {
        it.number: replace(it, match=None) if it.match and it.match.pk in own else it
        for it in found
        if all(problem.level != "error" for problem in it.findings)
    }


def _is_added_to(run: Import) -> bool:
    """Whether anybody but this import has added something since it was checked."""
    since = _rows(run).filter(pk__gt=run.facts.get("newest_id", 0))
    with joined_by_hash():
        return since.exclude(Exists(_ours(run).filter(object_id=OuterRef("pk")))).exists()


def _checked(run: Import, numbers: Sequence[int]) -> list[Checked]:
    sheet = sheet_named(run.sheet)
    rows = ImportRow.objects.filter(office_id=run.office_id, run=run, number__in=numbers)
    cells = rows.order_by("number").values_list("number", "cells")
    required = required_of(sheet)
    at_work, _ = run_of(run)
    seen = [see(number, said, run.mapping, required).line for number, said in cells]
    return sheet.check(at_work, seen)


def _rows(run: Import) -> QuerySet[Any]:
    model = model_named(sheet_named(run.sheet).models[0])
    return model._default_manager.filter(office_id=run.office_id)


def _ours(run: Import) -> QuerySet[ImportRecord]:
    """What this import has added itself."""
    name = sheet_named(run.sheet).models[0]
    return ImportRecord.objects.filter(
        office_id=run.office_id, run=run, model=name, act=Act.CREATED
    )
