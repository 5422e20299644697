"""Brings a spreadsheet in, as somebody who clicks through it would, without the pauses."""

import time
from pathlib import Path
from typing import Any

from benchmarks.inside import answer


def bring_in(question: dict[str, Any]) -> dict[str, Any]:
    """{office, file}: seconds from the upload to the last row, and what came of the rows."""
    from core.imports import runs, work
    from core.tenancy.context import office_context

    member = _member(question)
    office_id = member.office_id

    def rest() -> Any:
        work.run_to_rest(office_id, run.pk)
        with office_context(office_id):
            run.refresh_from_db()
        return run

    began = time.perf_counter()
    with office_context(office_id), Path(question["file"]).open("rb") as content:
        run = runs.start_import(
            by=member, office_id=office_id, sheet="partners", filename="b.csv", content=content
        )
    rest()
    with office_context(office_id):
        run = runs.choose_columns(by=member, run=run, mapping=run.mapping, words={})
    rest()
    with office_context(office_id):
        run = runs.bring_in(by=member, run=run)
    rest()
    seconds = time.perf_counter() - began
    if run.state != "done":
        raise RuntimeError(f"the import is {run.state}: {run.error} {run.error_facts}")
    return {"seconds": seconds, "rows": run.row_count, **_states(run)}


def _member(question: dict[str, Any]) -> Any:
    from core.tenancy.context import office_context
    from offices.models import Membership

    with office_context(question["office"]):
        return Membership.objects.select_related("office").filter(role="administrator").get()


def _states(run: Any) -> dict[str, int]:
    from django.db.models import Count

    from core.models import ImportRow
    from core.tenancy.context import office_context

    with office_context(run.office_id):
        rows = ImportRow.objects.filter(office=run.office_id, run=run)
        counted = rows.values_list("state").annotate(Count("pk"))
        return {str(state): count for state, count in counted}


if __name__ == "__main__":
    answer(bring_in)
