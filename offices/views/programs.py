"""What is done to a site's programs of study."""

from typing import cast

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from offices.actions.programs import (
    ProgramFields,
    archive_program,
    create_program,
    restore_program,
    update_program,
)
from offices.forms.errors import tried
from offices.forms.sites import ProgramForm
from offices.models import Program, Site
from offices.queries.sites import get_program, get_site
from offices.requests import OfficeRequest
from offices.views.found import to_edit
from offices.views.sites import back_to_sites


@require_http_methods(["GET", "POST"])
def program_new(request: OfficeRequest, office: str, site: int) -> HttpResponse:
    """Add a program to a site."""
    place = to_edit(get_site, request, site)
    form = ProgramForm(request.POST or None, office=request.office)
    program = tried(form, lambda: _create(request, form, place))
    if program is not None:
        return back_to_sites(request, _("%(program)s added.") % {"program": program.name})
    return _form_page(request, form, place, None)


@require_http_methods(["GET", "POST"])
def program_edit(request: OfficeRequest, office: str, program: int) -> HttpResponse:
    """Change a program."""
    it = to_edit(get_program, request, program)
    form = ProgramForm(request.POST or None, office=request.office, program=it)
    if tried(form, lambda: _update(request, form, it)):
        return back_to_sites(request, _("%(program)s saved.") % {"program": it.name})
    return _form_page(request, form, it.site, it)


@require_POST
def program_archive(request: OfficeRequest, office: str, program: int) -> HttpResponse:
    """Take the program out of the lists; the toast offers to undo it."""
    it = archive_program(by=request.membership, program=to_edit(get_program, request, program))
    undo = reverse("program_restore", args=[office, program])
    return back_to_sites(request, _("%(program)s archived.") % {"program": it.name}, undo_url=undo)


@require_POST
def program_restore(request: OfficeRequest, office: str, program: int) -> HttpResponse:
    """Bring it back."""
    it = restore_program(by=request.membership, program=to_edit(get_program, request, program))
    return back_to_sites(request, _("%(program)s restored.") % {"program": it.name})


def _create(request: OfficeRequest, form: ProgramForm, site: Site) -> Program:
    fields = cast(ProgramFields, form.cleaned_data)
    return create_program(by=request.membership, site=site, fields=fields)


def _update(request: OfficeRequest, form: ProgramForm, program: Program) -> Program:
    fields = cast(ProgramFields, form.cleaned_data)
    return update_program(by=request.membership, program=program, fields=fields)


def _form_page(
    request: OfficeRequest, form: ProgramForm, site: Site, program: Program | None
) -> HttpResponse:
    context = {"form": form, "site": site, "program": program}
    status = 422 if form.is_bound else 200
    return render(request, "offices/program_form.html", context, status=status)
