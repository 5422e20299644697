"""What a partner waits for: forms in the dialog, and what one click does."""

from functools import partial
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from core.htmx import next_url, saved
from core.templatetags.dates import day
from offices.enums.vocabularies import Vocabulary
from offices.forms.errors import tried
from offices.permissions import Permission, require
from offices.queries.labels import labels_of
from offices.requests import OfficeRequest
from outreach.actions.concerns import (
    ConcernFields,
    answer_concern,
    archive_concern,
    raise_concern,
    reopen_concern,
    restore_concern,
    update_concern,
)
from outreach.forms.concerns import (
    ActivityConcernForm,
    AnsweredConcernForm,
    AnswerForm,
    ConcernForm,
)
from outreach.models import Activity, Concern
from outreach.queries.activities import get_activity
from outreach.queries.concerns import get_concern
from outreach.views.found import found
from partnerships.models import Partner
from partnerships.presenters.undo import undo_of_this
from partnerships.queries.partners import get_partner
from partnerships.views.once import made_once, once_token

FORM, ANSWER = "outreach/concern_form.html", "outreach/concern_answer.html"
FIELDS = ("kind", "what", "promised_on", "raised_on", "answer", "answered_on")


@require_http_methods(["GET", "POST"])
def concern_new(request: OfficeRequest, office: str, partner: int) -> HttpResponse:
    """Note what a partner waits for."""
    it = found(get_partner, request.office, partner)
    require(request.membership, Permission.LOG)
    form = ConcernForm(request.POST or None, office=request.office, today=request.office.today())
    if made := tried(form, lambda: _raise(request, it, form.concern_fields())):
        return _raised(request, made)
    action = reverse("concern_new", args=[office, it.pk])
    context = {"about": it.name, "action_url": action, "once": once_token(request)}
    return _sheet(request, FORM, form, _page(request, it.pk), **context)


@require_http_methods(["GET", "POST"])
def concern_of_activity(request: OfficeRequest, office: str, activity: int) -> HttpResponse:
    """Note what came up in an activity; `?partner=` says with which of its partners."""
    it = found(get_activity, request.office, activity)
    require(request.membership, Permission.LOG)
    partners = _partners(request, it)
    form = ActivityConcernForm(
        request.POST or None,
        initial={"raised_on": min(it.starts_on, request.office.today())},
        office=request.office,
        today=request.office.today(),
        partners=partners,
    )
    if made := tried(form, lambda: _raise_in(request, form, it)):
        return _raised(request, made)
    page = _page(request, partners[0].pk) if partners else reverse("today", args=[office])
    action = reverse("concern_of_activity", args=[office, it.pk])
    context = {"about": _about(request, it), "action_url": action, "once": once_token(request)}
    return _sheet(request, FORM, form, page, **context)


@require_http_methods(["GET", "POST"])
def concern_edit(request: OfficeRequest, office: str, concern: int) -> HttpResponse:
    """Change what was noted; of an answered one the answer, too."""
    it = _found(request, concern)
    kind = ConcernForm if it.answered_on is None else AnsweredConcernForm
    form = kind(
        request.POST or None,
        initial={name: getattr(it, name) for name in FIELDS} | {"owner": it.owner_id},
        office=request.office,
        today=request.office.today(),
    )
    member = request.membership
    if tried(form, lambda: update_concern(by=member, concern=it, fields=form.concern_fields())):
        return _done(request, it, _("Changes saved."), undo_of_this(request, it.partner_id))
    to = {
        name: reverse(f"concern_{name}", args=[office, it.pk])
        for name in ("edit", "answer", "reopen", "archive")
    }
    acts = [("reopen-concern", to["reopen"]), ("remove-concern", to["archive"])]
    context = {"concern": it, "acts": acts, "answer_url": to["answer"], "action_url": to["edit"]}
    page = _page(request, it.partner_id)
    return _sheet(request, FORM, form, page, about=it.partner.name, **context)


@require_http_methods(["GET", "POST"])
def concern_answer(request: OfficeRequest, office: str, concern: int) -> HttpResponse:
    """Say what they were told; Undo opens it again."""
    it = _found(request, concern)
    initial = {"answer": it.answer} | ({"answered_on": it.answered_on} if it.answered_on else {})
    form = AnswerForm(request.POST or None, initial=initial, today=request.office.today())
    member = request.membership
    if tried(form, lambda: answer_concern(by=member, concern=it, **form.cleaned_data)):
        said = _("Answered: %(what)s.") % {"what": it.what}
        return _done(request, it, said, undo_of_this(request, it.partner_id))
    action = reverse("concern_answer", args=[office, it.pk])
    page = _page(request, it.partner_id)
    return _sheet(request, ANSWER, form, page, concern=it, action_url=action)


@require_POST
def concern_reopen(request: OfficeRequest, office: str, concern: int) -> HttpResponse:
    """They wait again; Undo brings the answer back."""
    it = _found(request, concern)
    reopen_concern(by=request.membership, concern=it)
    said = _("Open again: %(what)s.") % {"what": it.what}
    return _done(request, it, said, undo_of_this(request, it.partner_id))


@require_POST
def concern_archive(request: OfficeRequest, office: str, concern: int) -> HttpResponse:
    """Put it away; Undo brings it back."""
    it = _found(request, concern)
    archive_concern(by=request.membership, concern=it)
    undo = reverse("concern_restore", args=[office, it.pk])
    return _done(request, it, _("Removed: %(what)s.") % {"what": it.what}, undo)


@require_POST
def concern_restore(request: OfficeRequest, office: str, concern: int) -> HttpResponse:
    """Bring it back."""
    it = _found(request, concern)
    restore_concern(by=request.membership, concern=it)
    return _done(request, it, _("Back again: %(what)s.") % {"what": it.what})


def _found(request: OfficeRequest, pk: int) -> Concern:
    concern = found(get_concern, request.office, pk)
    require(request.membership, Permission.LOG)
    return concern


def _partners(request: OfficeRequest, activity: Activity) -> list[Partner]:
    """The one that the address names, if it took part; else all that did."""
    partners = Partner.objects.filter(
        office=request.office, participations__activity=activity
    ).order_by("search_key", "id")
    there = list(partners)
    asked = [it for it in there if str(it.pk) == request.GET.get("partner")]
    return asked or there


def _raise_in(request: OfficeRequest, form: ActivityConcernForm, activity: Activity) -> Concern:
    partner = form.cleaned_data["partner"]
    partner.office = request.office
    return _raise(request, partner, form.concern_fields() | {"activity": activity})


def _raise(request: OfficeRequest, partner: Partner, fields: ConcernFields) -> Concern:
    make = partial(raise_concern, by=request.membership, partner=partner, fields=fields)
    return made_once(request, {"partner": partner.pk, **fields}, make, get_concern)


def _about(request: OfficeRequest, activity: Activity) -> str:
    """ "Visit, Oct 7"."""
    kind = labels_of(request.office, Vocabulary.ACTIVITY_KIND)[activity.kind]
    return f"{kind}, {day(activity.starts_on, request.office.today())}"


def _raised(request: OfficeRequest, made: Concern) -> HttpResponse:
    undo = reverse("concern_archive", args=[request.office.slug, made.pk])
    return _done(request, made, _("Noted: %(what)s.") % {"what": made.what}, undo)


def _sheet(
    request: OfficeRequest, template: str, form: forms.Form, page: str, **context: Any
) -> HttpResponse:
    """A form in the dialog or as a page of its own."""
    context |= {"form": form, "next": next_url(request, "")}
    context["cancel_url"] = next_url(request, page)
    return render(request, template, context, status=422 if form.is_bound else 200)


def _page(request: OfficeRequest, partner: int) -> str:
    return reverse("partner", args=[request.office.slug, partner])


def _done(request: OfficeRequest, it: Concern, said: str, undo_url: str = "") -> HttpResponse:
    """Back to where the click was, or to the partner."""
    to = next_url(request, _page(request, it.partner_id))
    return saved(request, to=to, message=said, undo_url=undo_url)
