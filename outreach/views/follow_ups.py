"""Settle, move, make and change follow-ups."""

from collections.abc import Mapping

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from core.htmx import next_url, saved
from core.templatetags.dates import weekday
from offices.enums.vocabularies import Vocabulary
from offices.forms.errors import tried
from offices.permissions import Permission, require
from offices.queries.labels import labels_of
from offices.requests import OfficeRequest
from outreach.actions.follow_ups import (
    archive_follow_up,
    complete_follow_up,
    create_follow_up,
    postpone_follow_up,
    reopen_follow_up,
    restore_follow_up,
    update_follow_up,
)
from outreach.forms.days import PICK
from outreach.forms.follow_ups import EditFollowUpForm, LaterForm, NewFollowUpForm
from outreach.models import FollowUp
from outreach.queries.follow_ups import get_follow_up
from outreach.views.found import found
from partnerships.queries.partners import get_partner


@require_POST
def follow_up_done(request: OfficeRequest, office: str, follow_up: int) -> HttpResponse:
    """Mark it done; Undo opens it again."""
    it = found(get_follow_up, request.office, follow_up)
    complete_follow_up(by=request.membership, follow_up=it)
    message = _("Done: %(what)s.") % {"what": it.what}
    return _answer(request, it, message, undo="follow_up_reopen")


@require_POST
def follow_up_reopen(request: OfficeRequest, office: str, follow_up: int) -> HttpResponse:
    """Take back that it was done."""
    it = found(get_follow_up, request.office, follow_up)
    reopen_follow_up(by=request.membership, follow_up=it)
    return _answer(request, it, _("Open again: %(what)s.") % {"what": it.what})


@require_http_methods(["GET", "POST"])
def follow_up_later(request: OfficeRequest, office: str, follow_up: int) -> HttpResponse:
    """Move it to another day, chosen by chip; Undo posts the day before as `?to=`."""
    require(request.membership, Permission.LOG)
    it = found(get_follow_up, request.office, follow_up)
    sent: Mapping[str, str] = request.POST
    if "to" in request.GET:
        sent = {"when": PICK, "due_on": request.GET["to"]}
    form = LaterForm(sent if request.method == "POST" else None, today=request.office.today())
    if form.is_valid():
        before, day = it.due_on, form.cleaned_data["due_on"]
        postpone_follow_up(by=request.membership, follow_up=it, due_on=day)
        message = _("Moved to %(day)s.") % {"day": weekday(day)}
        return _answer(request, it, message, undo="follow_up_later", query=f"?to={before}")
    return _sheet(request, "outreach/follow_up_later.html", form, it)


@require_http_methods(["GET", "POST"])
def follow_up_edit(request: OfficeRequest, office: str, follow_up: int) -> HttpResponse:
    """Change what, when or whose."""
    require(request.membership, Permission.LOG)
    it = found(get_follow_up, request.office, follow_up)
    initial = {"what": it.what, "due_on": it.due_on, "owner": it.owner_id, "kind": it.kind}
    form = EditFollowUpForm(
        request.POST or None,
        initial=initial,
        office=request.office,
        member=request.membership,
        labels=labels_of(request.office, Vocabulary.ACTIVITY_KIND),
    )
    member = request.membership
    if tried(
        form, lambda: update_follow_up(by=member, follow_up=it, fields=form.follow_up_fields())
    ):
        return _answer(request, it, _("Changes saved."))
    return _sheet(request, "outreach/follow_up_edit.html", form, it)


@require_http_methods(["GET", "POST"])
def follow_up_new(request: OfficeRequest, office: str, partner: int) -> HttpResponse:
    """Promise something to a partner."""
    require(request.membership, Permission.LOG)
    with_partner = found(get_partner, request.office, partner)
    form = NewFollowUpForm(
        request.POST or None,
        office=request.office,
        member=request.membership,
        labels=labels_of(request.office, Vocabulary.ACTIVITY_KIND),
        today=request.office.today(),
    )
    member = request.membership
    if it := tried(
        form,
        lambda: create_follow_up(by=member, partner=with_partner, fields=form.follow_up_fields()),
    ):
        message = _("Follow-up set for %(day)s.") % {"day": weekday(it.due_on)}
        return _answer(request, it, message, undo="follow_up_archive")
    return _sheet(request, "outreach/follow_up_new.html", form, FollowUp(partner=with_partner))


@require_POST
def follow_up_archive(request: OfficeRequest, office: str, follow_up: int) -> HttpResponse:
    """Put it away as if it had not been made; Undo brings it back."""
    it = found(get_follow_up, request.office, follow_up)
    archive_follow_up(by=request.membership, follow_up=it)
    message = _("Removed: %(what)s.") % {"what": it.what}
    return _answer(request, it, message, undo="follow_up_restore")


@require_POST
def follow_up_restore(request: OfficeRequest, office: str, follow_up: int) -> HttpResponse:
    """Bring it back."""
    it = found(get_follow_up, request.office, follow_up)
    restore_follow_up(by=request.membership, follow_up=it)
    return _answer(request, it, _("Back again: %(what)s.") % {"what": it.what})


def _answer(
    request: OfficeRequest, follow_up: FollowUp, message: str, undo: str = "", query: str = ""
) -> HttpResponse:
    slug = request.office.slug
    return saved(
        request,
        to=next_url(request, reverse("partner", args=[slug, follow_up.partner_id])),
        message=message,
        undo_url=reverse(undo, args=[slug, follow_up.pk]) + query if undo else "",
    )


def _sheet(
    request: OfficeRequest,
    template: str,
    form: LaterForm | EditFollowUpForm | NewFollowUpForm,
    follow_up: FollowUp,
) -> HttpResponse:
    partner_page = reverse("partner", args=[request.office.slug, follow_up.partner_id])
    context = {
        "form": form,
        "follow_up": follow_up,
        "partner": follow_up.partner,
        "cancel_url": next_url(request, partner_page),
        "next": next_url(request, ""),
    }
    return render(request, template, context, status=422 if form.is_bound else 200)
