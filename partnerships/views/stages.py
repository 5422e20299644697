"""One click moves a partnership: pause, go on, any legal stage. The toast takes it back."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseBadRequest, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from core.htmx import next_url, saved
from offices.permissions import Permission, require
from offices.requests import OfficeRequest
from partnerships.actions.exits import bring_back
from partnerships.actions.stages import move_partner, pause_partner, resume_partner
from partnerships.enums.partners import Stage
from partnerships.models import Partner
from partnerships.presenters.undo import undo_of_this
from partnerships.views.finding import partner_or_404


@require_POST
def partner_pause(request: OfficeRequest, office: str, partner: int) -> HttpResponse:
    """Let the partnership rest."""
    it = _found(request, partner)
    said = _("The partnership with %(partner)s rests.") % {"partner": it.name}
    return _done(request, it, said, lambda: pause_partner(by=request.membership, partner=it))


@require_POST
def partner_resume(request: OfficeRequest, office: str, partner: int) -> HttpResponse:
    """Go on: after a pause where it stood before, after the end at the stage `to`."""
    it = _found(request, partner)
    if it.stage == Stage.ENDED:
        stage = request.POST.get("to") or Stage.EXPLORING
        said = _("%(partner)s is back.") % {"partner": it.name}
        return _done(
            request, it, said, lambda: bring_back(by=request.membership, partner=it, stage=stage)
        )
    said = _("The partnership with %(partner)s goes on.") % {"partner": it.name}
    return _done(request, it, said, lambda: resume_partner(by=request.membership, partner=it))


@require_POST
def partner_stage(request: OfficeRequest, office: str, partner: int) -> HttpResponse:
    """Move it to the stage `to`; whoever says "ended" is asked why."""
    it = _found(request, partner)
    to = request.POST.get("to", "")
    if to == Stage.ENDED:
        return HttpResponseRedirect(reverse("partner_end", args=[office, partner]))
    label = Stage(to).label if to in Stage.values else to
    said = _("%(partner)s: %(stage)s.") % {"partner": it.name, "stage": label}
    return _done(
        request, it, said, lambda: move_partner(by=request.membership, partner=it, stage=to)
    )


def _found(request: OfficeRequest, pk: int) -> Partner:
    partner = partner_or_404(request, pk)
    require(request.membership, Permission.EDIT_PARTNERS)
    return partner


def _done(
    request: OfficeRequest, partner: Partner, said: str, act: Callable[[], Any]
) -> HttpResponse:
    """Act and go back; answer 400 with the reason when it may not be."""
    try:
        act()
    except ValidationError as error:
        return HttpResponseBadRequest(" ".join(error.messages))
    to = next_url(request, reverse("partner", args=[request.office.slug, partner.pk]))
    return saved(request, to=to, message=said, undo_url=undo_of_this(request, partner.pk))
