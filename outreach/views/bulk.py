"""Several follow-ups at once: later, or done; and taking back what a view has changed."""

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from core.api.fields import read_id
from core.htmx import is_htmx, next_url, saved, toast
from core.templatetags.dates import weekday
from offices.permissions import Permission, require
from offices.queries.calendar import calendar_of
from offices.requests import OfficeRequest
from outreach.actions.bulk import (
    Changed,
    complete_follow_ups,
    postpone_follow_ups,
    take_back,
)
from outreach.enums.outcomes import Outcome
from outreach.forms.follow_ups import LaterForm
from outreach.queries.events import read_events
from outreach.views.answers import undo_url


@require_POST
def follow_ups_bulk(request: OfficeRequest, office: str) -> HttpResponse:
    """Settle (`how`) or move (`when`, `due_on`) all that are `chosen`."""
    require(request.membership, Permission.LOG)
    ids = [pk for it in request.POST.getlist("chosen") if (pk := read_id(it)) is not None]
    if not ids:
        return _said(request, _("Choose at least one follow-up first."))
    if request.POST.get("how") == Outcome.JUST_DONE:
        done = complete_follow_ups(by=request.membership, office=request.office, ids=ids)
        words = ngettext("%(count)d follow-up done.", "%(count)d follow-ups done.", done.count)
        return _saved(request, done, words % {"count": done.count})
    return _later(request, ids)


@require_POST
def follow_ups_undo(request: OfficeRequest, office: str) -> HttpResponse:
    """Take back what one view has changed; `of` names the entries of the history."""
    require(request.membership, Permission.LOG)
    events = read_events(request.office, request.GET.get("of", ""))
    count = take_back(by=request.membership, office=request.office, events=events)
    if not count:
        return _said(request, _("This has changed since, so it was left as it is."))
    words = ngettext("Undone.", "Undone: %(count)d follow-ups.", count)
    return saved(request, to=_back(request), message=words % {"count": count})


def _later(request: OfficeRequest, ids: list[int]) -> HttpResponse:
    office = request.office
    form = LaterForm(request.POST, today=office.today(), calendar=calendar_of(office))
    if not form.is_valid():
        return _said(request, _("Choose a day first."))
    day = form.cleaned_data["due_on"]
    moved = postpone_follow_ups(by=request.membership, office=office, ids=ids, due_on=day)
    words = ngettext(
        "%(count)d follow-up moved to %(day)s.",
        "%(count)d follow-ups moved to %(day)s.",
        moved.count,
    )
    return _saved(request, moved, words % {"count": moved.count, "day": weekday(day)})


def _saved(request: OfficeRequest, changed: Changed, message: str) -> HttpResponse:
    undo = undo_url(request, changed.events)
    return saved(request, to=_back(request), message=message, undo_url=undo)


def _said(request: OfficeRequest, message: str) -> HttpResponse:
    """Nothing was done, so the page stays as it is, with what was chosen."""
    toast(request, message)
    return HttpResponse(status=204) if is_htmx(request) else HttpResponseRedirect(_back(request))


def _back(request: OfficeRequest) -> str:
    return next_url(request, reverse("follow_ups", args=[request.office.slug]))
