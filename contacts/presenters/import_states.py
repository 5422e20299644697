"""What an import's page shows: for each state its own part, and the words of its button."""

from collections.abc import Callable
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import ngettext

from contacts.forms.imports import MatchesForm
from contacts.presenters.import_rows import page_of, rows_context
from contacts.presenters.import_steps import steps_of
from contacts.queries.imports import may_go_on, may_map, may_undo, plan_of
from core.imports.day_order import days_said
from core.imports.forgetting import forgotten_from
from core.imports.queries import counts_of, error_of, kept_of, progress_of, unknown_words
from core.models.imports import WORKING, Import, ImportState
from core.registries.sheets import sheet_named
from core.templatetags.amounts import grouped
from offices.requests import OfficeRequest

Context = dict[str, Any]


def state_context(request: OfficeRequest, run: Import) -> Context:
    """The context of the page in the state that the import is in. Raises BadCursor."""
    state = ImportState(run.state)
    part, context = PARTS.get(state, ("working", _working))
    return {
        "run": run,
        "sheet": sheet_named(run.sheet),
        "steps": steps_of(run),
        "today": request.office.today(),
        "part": f"contacts/import_{part}.html",
        **context(request, run),
    }


def _working(request: OfficeRequest, run: Import) -> Context:
    return {"progress": progress_of(run), "is_working": run.state in WORKING}


def _ready(request: OfficeRequest, run: Import) -> Context:
    counts, plan = counts_of(run), plan_of(run)
    granted = sheet_named(run.sheet).granted(run.office_id, run.mapping) if plan.added else ()
    return {
        "counts": counts,
        "plan": plan,
        "notes": [*days_said(run), *granted],
        "bring_in": bring_in_said(plan.to_come),
        "unknown": unknown_words(run),
        "matches_form": MatchesForm(initial={"there": run.matches, "alike": run.alike}),
        **rows_context(request, run, counts),
    }


def _written(request: OfficeRequest, run: Import) -> Context:
    counts, plan = counts_of(run), plan_of(run)
    return {
        "counts": counts,
        "plan": plan,
        "written": counts.created + counts.updated,
        "list_url": reverse(sheet_named(run.sheet).list_url, args=[request.office.slug]),
        "may_undo": may_undo(run, timezone.now()),
        "undo_until": _undo_until(request, run),
        **rows_context(request, run, counts),
    }


def _undone(request: OfficeRequest, run: Import) -> Context:
    return {"kept": [(it, page_of(request, it.model, it.object_id)) for it in kept_of(run)]}


def _failed(request: OfficeRequest, run: Import) -> Context:
    return {
        "error": error_of(run),
        "may_go_on": may_go_on(run),
        "may_map": may_map(run),
        "may_undo": may_undo(run, timezone.now()),
        "undo_until": _undo_until(request, run),
    }


def _undo_until(request: OfficeRequest, run: Import) -> Any:
    return request.office.local(forgotten_from(run)).date()


def bring_in_said(number: int) -> str:
    """The words of the main button."""
    words = ngettext("Bring in %(rows)s row", "Bring in %(rows)s rows", number)
    return words % {"rows": grouped(number)}


PARTS: dict[ImportState, tuple[str, Callable[[OfficeRequest, Import], Context]]] = {
    ImportState.READY: ("ready", _ready),
    ImportState.DONE: ("done", _written),
    ImportState.STOPPED: ("stopped", _written),
    ImportState.UNDONE: ("undone", _undone),
    ImportState.FAILED: ("failed", _failed),
}
