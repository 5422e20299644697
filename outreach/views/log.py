"""Log a touchpoint, from anywhere."""

from typing import Any

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from core.api.fields import read_id
from core.htmx import next_url, saved
from core.pickers import LIMIT, picker_options
from core.templatetags.dates import weekday
from offices.enums.vocabularies import Vocabulary
from offices.forms.errors import tried
from offices.permissions import Permission, require
from offices.queries.labels import labels_of
from offices.requests import OfficeRequest
from outreach.actions.activities import log_activity
from outreach.actions.follow_ups import complete_follow_up
from outreach.enums.activities import Status
from outreach.forms.log import LogForm
from outreach.models import Activity, FollowUp
from outreach.queries.follow_ups import open_follow_ups
from outreach.views.found import found
from outreach.views.origin import partner_of_page
from partnerships.queries.partners import best_partners, get_partner, partners_of


@require_http_methods(["GET", "POST"])
def log(request: OfficeRequest, office: str) -> HttpResponse:
    """The form, as a dialog or a page; `?partner=`, `?notes=`, `?follow_up=` fill it in."""
    require(request.membership, Permission.LOG)
    if request.method == "POST":
        form = _form(request, data=request.POST)
        settles = _follow_up(request, request.POST.get("done_follow_up", ""))
        if activity := tried(form, lambda: _write(request, form, settles)):
            return _saved(request, form, activity)
    else:
        settles = _follow_up(request, request.GET.get("follow_up", ""))
        form = _form(request, initial=_initial(request, settles))
    is_refused = form.is_bound and not form.is_searching()
    return render(
        request,
        "outreach/log.html",
        {"form": form, "settles": settles, "next": next_url(request, "")},
        status=422 if is_refused else 200,
    )


@require_GET
def log_people(request: OfficeRequest, office: str) -> HttpResponse:
    """The parts of the form that follow from the partners chosen: their people, their parts."""
    require(request.membership, Permission.LOG)
    data: QueryDict = request.GET.copy()
    data["partners_find"] = "1"  # as the Search button: keep what is there, judge nothing
    return render(request, "outreach/log_people.html", {"form": _form(request, data=data)})


@require_GET
def log_partner_options(request: OfficeRequest, office: str) -> HttpResponse:
    """Partners for what was typed into the picker."""
    require(request.membership, Permission.LOG)
    picker = _form(request).fields["partners"].widget
    words = request.GET.get("q", "").replace("\x00", "")
    partners = best_partners(request.office, partners_of(request.office), words, LIMIT)
    return picker_options(request, picker.options(partners))


def _form(
    request: OfficeRequest, data: QueryDict | None = None, initial: dict[str, Any] | None = None
) -> LogForm:
    office = request.office
    return LogForm(
        data,
        initial=initial,
        office=office,
        today=office.today(),
        labels=labels_of(office, Vocabulary.ACTIVITY_KIND),
    )


def _initial(request: OfficeRequest, settles: FollowUp | None) -> dict[str, Any]:
    """What is known already is not asked: from the link, the follow-up, the page one is on."""
    asked = [pk for it in request.GET.getlist("partner") if (pk := read_id(it)) is not None]
    partners = [found(get_partner, request.office, pk) for pk in asked]
    if not partners and settles is not None:
        partners = [settles.partner]
    if not partners and (here := partner_of_page(request)):
        partners = [here]
    initial: dict[str, Any] = {"partners": partners, "notes": request.GET.get("notes", "")}
    if settles is not None:
        initial["done_follow_up"] = settles.pk
        initial |= {"kind": settles.kind} if settles.kind else {}
    return initial


def _follow_up(request: OfficeRequest, pk: str) -> FollowUp | None:
    """The follow-up that saving will close; one that is closed by now is no hindrance."""
    number = read_id(pk)
    return None if number is None else open_follow_ups(request.office).filter(pk=number).first()


def _write(request: OfficeRequest, form: LogForm, settles: FollowUp | None) -> Activity:
    activity = log_activity(
        by=request.membership,
        office=request.office,
        fields=form.activity_fields(),
        parts=form.parts(),
        contacts=list(form.cleaned_data["contacts"]),
        follow_up=form.follow_up_fields(),
    )
    if settles is not None and activity.status == Status.DONE:
        complete_follow_up(by=request.membership, follow_up=settles, done_with=activity)
    return activity


def _saved(request: OfficeRequest, form: LogForm, activity: Activity) -> HttpResponse:
    slug = request.office.slug
    first = reverse("partner", args=[slug, form.chosen[0].pk])
    return saved(
        request,
        to=next_url(request, first),
        message=_message(form, activity),
        undo_url=reverse("activity_archive", args=[slug, activity.pk]),
    )


def _message(form: LogForm, activity: Activity) -> str:
    """ "Call with Rivera Machining logged. Follow-up set for Tue, Nov 24." """
    names = {
        "kind": form.labels[activity.kind],
        "partners": ", ".join(it.name for it in form.chosen),
        "day": weekday(activity.starts_on),
    }
    if activity.status == Status.PLANNED:
        said = _("%(kind)s with %(partners)s planned for %(day)s.") % names
    else:
        said = _("%(kind)s with %(partners)s logged.") % names
    due_on = form.cleaned_data["follow_up_due_on"]
    if due_on is None:
        return said
    return f"{said} {_('Follow-up set for %(day)s.') % {'day': weekday(due_on)}}"
