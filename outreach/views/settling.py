"""Done, in place: one tap says what happened, logs it and closes the follow-up."""

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from offices.enums.vocabularies import Vocabulary
from offices.permissions import Permission, require
from offices.queries.labels import labels_of
from offices.requests import OfficeRequest
from outreach.actions.follow_ups import drop_follow_up
from outreach.actions.settling import settle_follow_up, unsettle_follow_up
from outreach.enums.follow_ups import FollowUpStatus
from outreach.enums.outcomes import Outcome, icon_of_outcome, outcomes_of
from outreach.models import Activity, FollowUp
from outreach.presenters.rows import log_url
from outreach.queries.follow_ups import get_follow_up
from outreach.views.answers import answer, choices
from outreach.views.found import found


@require_http_methods(["GET", "POST"])
def follow_up_settle(request: OfficeRequest, office: str, follow_up: int) -> HttpResponse:
    """Ask what happened; `how` is the outcome. Undo takes back all of it."""
    require(request.membership, Permission.LOG)
    it = found(get_follow_up, request.office, follow_up)
    how = request.POST.get("how", "")
    if how in Outcome.values:
        activity = settle_follow_up(by=request.membership, follow_up=it, outcome=Outcome(how))
        if it.status != FollowUpStatus.DONE or it.closed_by_id != request.membership.pk:
            return _left_alone(request, it)  # a colleague was faster: theirs is not undone here
        undo = reverse("follow_up_unsettle", args=[office, it.pk])
        return answer(request, it, _message(request, it, activity), undo)
    context = {"outcomes": _outcomes(it), "log_url": log_url(office, it)}
    return choices(request, "outreach/follow_up_settle.html", it, context)


@require_POST
def follow_up_unsettle(request: OfficeRequest, office: str, follow_up: int) -> HttpResponse:
    """Take back that it was done, with what was logged."""
    it = found(get_follow_up, request.office, follow_up)
    if not unsettle_follow_up(by=request.membership, follow_up=it):
        return _left_alone(request, it)
    return answer(request, it, _("Open again: %(what)s.") % {"what": it.what})


@require_POST
def follow_up_drop(request: OfficeRequest, office: str, follow_up: int) -> HttpResponse:
    """It is not needed any more; Undo opens it again."""
    it = found(get_follow_up, request.office, follow_up)
    drop_follow_up(by=request.membership, follow_up=it)
    message = _("Not needed any more: %(what)s.") % {"what": it.what}
    return answer(request, it, message, reverse("follow_up_reopen", args=[office, it.pk]))


def _left_alone(request: OfficeRequest, follow_up: FollowUp) -> HttpResponse:
    return answer(request, follow_up, _("This has changed since, so it was left as it is."))


def _outcomes(follow_up: FollowUp) -> list[tuple[str, str, str]]:
    """Value, words and icon of each choice."""
    kind = follow_up.kind
    return [(it.value, str(it.label), icon_of_outcome(it, kind)) for it in outcomes_of(kind)]


def _message(request: OfficeRequest, follow_up: FollowUp, activity: Activity | None) -> str:
    if activity is None:
        return _("Done: %(what)s.") % {"what": follow_up.what}
    kind = labels_of(request.office, Vocabulary.ACTIVITY_KIND)[activity.kind]
    said = {"what": follow_up.what, "kind": kind, "partner": follow_up.partner.name}
    return _("Done: %(what)s. %(kind)s with %(partner)s logged.") % said
