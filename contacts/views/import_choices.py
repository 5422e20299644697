"""What an import is told: its columns, its words, and what to do where something is there."""

from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from contacts.actions.imports import choose_columns, choose_matches, choose_row
from contacts.forms.imports import ColumnsForm, MatchesForm, RowForm, words_said
from contacts.presenters.import_columns import columns_context
from contacts.queries.imports import may_map
from contacts.views.found_import import find_run, run_url
from core.htmx import next_url, saved, toast
from core.imports.errors import WrongState
from core.models.imports import Import, ImportRow
from core.registries.sheets import sheet_named
from offices.forms.errors import tried
from offices.requests import OfficeRequest


@require_http_methods(["GET", "POST"])
def import_columns(request: OfficeRequest, office: str, run: int) -> HttpResponse:
    """Which column of the file is which of ours; guessed, and correctable."""
    found = find_run(request, run)
    if not may_map(found):
        return redirect("import_run", office, run)
    form = ColumnsForm(request.POST or None, run=found, sheet=sheet_named(found.sheet))
    try:
        chosen = tried(form, lambda: _choose(request, found, form)) if form.is_bound else None
    except WrongState as error:
        return _too_late(request, found, error)
    if chosen is not None:
        return redirect("import_run", office, run)
    context = columns_context(request, found, form)
    status = 422 if form.is_bound else 200
    return render(request, "contacts/import_columns.html", context, status=status)


@require_POST
def import_words(request: OfficeRequest, office: str, run: int) -> HttpResponse:
    """What words that nobody knew mean; the rows are then checked anew."""
    found = find_run(request, run)
    said = words_said(request.POST)
    words = {key: found.words.get(key, {}) | said.get(key, {}) for key in {*found.words, *said}}
    try:
        choose_columns(by=request.membership, run=found, mapping=found.mapping, words=words)
    except WrongState as error:
        return _too_late(request, found, error)
    except ValidationError as error:
        return HttpResponseBadRequest(" ".join(error.messages))
    return redirect("import_run", office, run)


@require_POST
def import_matches(request: OfficeRequest, office: str, run: int) -> HttpResponse:
    """What becomes of all rows that are there already."""
    found = find_run(request, run)
    form = MatchesForm(request.POST)
    if not form.is_valid():
        return HttpResponseBadRequest(_("Choose what is to become of these rows."))
    try:
        choose_matches(
            by=request.membership,
            run=found,
            matches=form.cleaned_data["there"],
            alike=form.cleaned_data["alike"],
        )
    except WrongState as error:
        return _too_late(request, found, error)
    return saved(request, to=next_url(request, run_url(request, found)))


@require_POST
def import_row(request: OfficeRequest, office: str, run: int, number: int) -> HttpResponse:
    """What becomes of one row."""
    found = find_run(request, run)
    form = RowForm(request.POST)
    if not form.is_valid():
        return HttpResponseBadRequest(_("Choose what is to become of this row."))
    choice = form.cleaned_data["choice"]
    try:
        choose_row(by=request.membership, run=found, number=number, choice=choice)
    except ImportRow.DoesNotExist as error:
        raise Http404 from error
    except WrongState as error:
        return _too_late(request, found, error)
    return saved(request, to=next_url(request, run_url(request, found)))


def _choose(request: OfficeRequest, run: Import, form: ColumnsForm) -> Import:
    return choose_columns(
        by=request.membership,
        run=run,
        mapping=form.mapping,
        words=dict(run.words),
        day_order=form.chosen_order,
    )


def _too_late(request: OfficeRequest, run: Import, error: WrongState) -> HttpResponse:
    """Somebody else was faster: say so, and show how it is now."""
    toast(request, error.message)
    return redirect(run_url(request, run))
