"""What can be brought in, and what was: for the page where an import begins."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from contacts.queries.imports import may_undo
from core.models.imports import Import, ImportState
from core.registries.sheets import sheet_named, sheets
from core.templatetags.amounts import grouped
from offices.requests import OfficeRequest


@dataclass(frozen=True)
class Kind:
    """A kind of spreadsheet, as it is offered."""

    name: str
    label: Any
    what: Any
    icon: str
    is_chosen: bool


@dataclass(frozen=True)
class Earlier:
    """An import of some time ago. `undo_url` is empty where it cannot be taken back."""

    pk: int
    filename: str
    label: Any
    icon: str
    url: str
    state: str
    said: str
    who: str
    on: date
    undo_url: str


def kinds(chosen: str) -> list[Kind]:
    """All kinds in their order."""
    return [Kind(it.name, it.label, it.what, it.icon, it.name == chosen) for it in sheets()]


def earlier(request: OfficeRequest, runs: Iterable[Import]) -> list[Earlier]:
    """The imports of a list; asks the database nothing more."""
    return [_earlier(request, run) for run in runs]


def _earlier(request: OfficeRequest, run: Import) -> Earlier:
    slug, sheet = request.office.slug, sheet_named(run.sheet)
    return Earlier(
        pk=run.pk,
        filename=run.filename,
        label=sheet.label,
        icon=sheet.icon,
        url=reverse("import_run", args=[slug, run.pk]),
        state=str(ImportState(run.state).label),
        said=rows_said(run),
        who=run.by.display_name if run.by else _("the system"),
        on=request.office.local(run.recorded_at).date(),
        undo_url=reverse("import_undo", args=[slug, run.pk])
        if may_undo(run, timezone.now())
        else "",
    )


def rows_said(run: Import) -> str:
    """How many rows the file has."""
    if not run.row_count:
        return ""
    return ngettext("%(rows)s row", "%(rows)s rows", run.row_count) % {
        "rows": grouped(run.row_count)
    }
