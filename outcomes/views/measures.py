"""What the office measures: from the library, and its own."""

from functools import partial

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from core.htmx import next_url, saved
from offices.forms.errors import tried
from offices.permissions import Permission, require
from offices.requests import OfficeRequest
from offices.views.found import to_edit
from outcomes.actions.measures import (
    archive_measure,
    create_measure,
    restore_measure,
    take_measure,
    update_measure,
)
from outcomes.forms.measures import MeasureForm
from outcomes.measure_library import BY_KEY
from outcomes.models import Measure
from outcomes.presenters.measures import library_groups, measure_groups
from outcomes.queries.measures import get_measure, has_results, measures_of, not_taken
from partnerships.views.once import made_once, once_token


@require_GET
def measures(request: OfficeRequest, office: str) -> HttpResponse:
    """What the office measures, and what the library has beside."""
    require(request.membership, Permission.EDIT_OFFICE)
    context = {
        "groups": measure_groups(measures_of(request.office)),
        "archived": measures_of(request.office, archived=True),
        "library": library_groups(not_taken(request.office)),
    }
    return render(request, "outcomes/measures.html", context)


@require_POST
def measure_take(request: OfficeRequest, office: str) -> HttpResponse:
    """Take one over from the library."""
    require(request.membership, Permission.EDIT_OFFICE)
    key = request.POST.get("key", "")
    if key not in BY_KEY:
        return _back(request, _("There is no such measure in the library."))
    try:
        made = take_measure(by=request.membership, office=request.office, key=key)
    except ValidationError as error:
        return _back(request, " ".join(error.messages))
    undo = reverse("measure_archive", args=[office, made.pk])
    return _back(request, _("Measured from now on: %(what)s.") % {"what": made.name}, undo)


@require_http_methods(["GET", "POST"])
def measure_new(request: OfficeRequest, office: str) -> HttpResponse:
    """Add one of the office's own."""
    require(request.membership, Permission.EDIT_OFFICE)
    form = MeasureForm(request.POST or None)
    member = request.membership

    def make() -> Measure:
        fields = form.measure_fields()
        act = partial(create_measure, by=member, office=request.office, fields=fields)
        return made_once(request, fields, act, get_measure)

    if made := tried(form, make):
        undo = reverse("measure_archive", args=[office, made.pk])
        return _back(request, _("Measured from now on: %(what)s.") % {"what": made.name}, undo)
    return _form(request, form, None)


@require_http_methods(["GET", "POST"])
def measure_edit(request: OfficeRequest, office: str, measure: int) -> HttpResponse:
    """Rename it, or say anew what counts."""
    it = to_edit(get_measure, request, measure)
    name = it.name
    form = MeasureForm(request.POST or None, measure=it, is_used=has_results(it))
    member = request.membership
    if tried(form, lambda: update_measure(by=member, measure=it, fields=form.measure_fields())):
        return _back(request, _("Changes saved."))
    it.name = name
    return _form(request, form, it)


@require_POST
def measure_archive(request: OfficeRequest, office: str, measure: int) -> HttpResponse:
    """Offer it no more; Undo brings it back."""
    it = to_edit(get_measure, request, measure)
    archive_measure(by=request.membership, measure=it)
    undo = reverse("measure_restore", args=[office, it.pk])
    return _back(request, _("%(what)s is measured no more.") % {"what": it.name}, undo)


@require_POST
def measure_restore(request: OfficeRequest, office: str, measure: int) -> HttpResponse:
    """Offer it again."""
    it = to_edit(get_measure, request, measure)
    restore_measure(by=request.membership, measure=it)
    return _back(request, _("Measured again: %(what)s.") % {"what": it.name})


def _form(request: OfficeRequest, form: MeasureForm, measure: Measure | None) -> HttpResponse:
    context = {"form": form, "measure": measure, "action_url": request.path}
    context["once"] = "" if measure else once_token(request)
    status = 422 if form.is_bound else 200
    return render(request, "outcomes/measure_form.html", context, status=status)


def _back(request: OfficeRequest, message: str, undo_url: str = "") -> HttpResponse:
    to = next_url(request, reverse("measures", args=[request.office.slug]))
    return saved(request, to=to, message=message, undo_url=undo_url)
