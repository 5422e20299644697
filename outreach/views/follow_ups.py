"""Settle, move, make and change follow-ups."""

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from core.templatetags.dates import weekday
from offices.enums.vocabularies import Vocabulary
from offices.forms.errors import tried
from offices.permissions import Permission, require
from offices.queries.calendar import calendar_of
from offices.queries.labels import labels_of
from offices.requests import OfficeRequest
from outreach.actions.follow_ups import (
    archive_follow_up,
    create_follow_up,
    postpone_follow_up,
    reopen_follow_up,
    restore_follow_up,
    update_follow_up,
)
from outreach.forms.days import PICK, day_choices
from outreach.forms.follow_ups import EditFollowUpForm, LaterForm, NewFollowUpForm
from outreach.forms.reminders import reminder_initial
from outreach.models import FollowUp
from outreach.queries.events import events_of
from outreach.queries.follow_ups import get_follow_up
from outreach.views.answers import answer, choices, sheet, undo_url
from outreach.views.found import found
from partnerships.queries.partners import get_partner


@require_POST
def follow_up_reopen(request: OfficeRequest, office: str, follow_up: int) -> HttpResponse:
    """Take back that it was done."""
    it = found(get_follow_up, request.office, follow_up)
    reopen_follow_up(by=request.membership, follow_up=it)
    return answer(request, it, _("Open again: %(what)s.") % {"what": it.what})


@require_http_methods(["GET", "POST"])
def follow_up_later(request: OfficeRequest, office: str, follow_up: int) -> HttpResponse:
    """Move it to another day, chosen by chip; Undo restores the day and the reminder."""
    require(request.membership, Permission.LOG)
    it = found(get_follow_up, request.office, follow_up)
    today, calendar = request.office.today(), calendar_of(request.office)
    form = LaterForm(request.POST or None, today=today, calendar=calendar)
    if form.is_valid():
        day = form.cleaned_data["due_on"]
        postpone_follow_up(by=request.membership, follow_up=it, due_on=day)
        message = _("Moved to %(day)s.") % {"day": weekday(day)}
        return answer(request, it, message, _undo(request, it))
    context = {
        "form": form,
        "days": [choice for choice in day_choices(today, calendar) if choice[0] != PICK],
        "pick": PICK,
    }
    status = 422 if form.is_bound else 200
    return choices(request, "outreach/follow_up_later.html", it, context, status)


@require_http_methods(["GET", "POST"])
def follow_up_edit(request: OfficeRequest, office: str, follow_up: int) -> HttpResponse:
    """Change what, when or whose."""
    require(request.membership, Permission.LOG)
    it = found(get_follow_up, request.office, follow_up)
    initial = {"what": it.what, "due_on": it.due_on, "owner": it.owner_id, "kind": it.kind}
    initial |= reminder_initial(request.office, it)
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
        return answer(request, it, _("Changes saved."), _undo(request, it))
    return sheet(request, "outreach/follow_up_edit.html", form, it)


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
        return answer(request, it, message, reverse("follow_up_archive", args=[office, it.pk]))
    return sheet(request, "outreach/follow_up_new.html", form, FollowUp(partner=with_partner))


@require_POST
def follow_up_archive(request: OfficeRequest, office: str, follow_up: int) -> HttpResponse:
    """Put it away as if it had not been made; Undo brings it back."""
    it = found(get_follow_up, request.office, follow_up)
    archive_follow_up(by=request.membership, follow_up=it)
    message = _("Removed: %(what)s.") % {"what": it.what}
    return answer(request, it, message, reverse("follow_up_restore", args=[office, it.pk]))


@require_POST
def follow_up_restore(request: OfficeRequest, office: str, follow_up: int) -> HttpResponse:
    """Bring it back."""
    it = found(get_follow_up, request.office, follow_up)
    restore_follow_up(by=request.membership, follow_up=it)
    return answer(request, it, _("Back again: %(what)s.") % {"what": it.what})


def _undo(request: OfficeRequest, follow_up: FollowUp) -> str:
    """Where Undo takes back what this request has just changed of it."""
    return undo_url(request, events_of(request.office, [follow_up.pk]))
