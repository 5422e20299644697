"""The checklist of first steps as a page; it can be put away from Today and brought back."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from core.htmx import next_url, saved
from offices.actions.first_steps import put_away_first_steps, show_first_steps
from offices.permissions import Permission, require
from offices.presenters.first_steps import step_lines, steps_context
from offices.requests import OfficeRequest


@require_GET
def first_steps(request: OfficeRequest, office: str) -> HttpResponse:
    """Every step, done or not."""
    require(request.membership, Permission.EDIT_PARTNERS)
    lines = step_lines(request)
    is_put_away = request.membership.first_steps_over_at is not None
    is_open = any(not line.is_done for line in lines)
    context = {"panel": steps_context(lines), "may_come_back": is_put_away and is_open}
    return render(request, "offices/first_steps.html", context)


@require_POST
def first_steps_drop(request: OfficeRequest, office: str) -> HttpResponse:
    """Put the checklist away; the toast offers to bring it back."""
    require(request.membership, Permission.EDIT_PARTNERS)
    put_away_first_steps(by=request.membership)
    message = _("First steps are put away. You find them again under Settings.")
    undo = reverse("first_steps_restore", args=[office])
    return saved(request, to=_back(request), message=message, undo_url=undo)


@require_POST
def first_steps_restore(request: OfficeRequest, office: str) -> HttpResponse:
    """Show the checklist on Today again."""
    require(request.membership, Permission.EDIT_PARTNERS)
    show_first_steps(by=request.membership)
    return saved(request, to=_back(request), message=_("First steps are on Today again."))


def _back(request: OfficeRequest) -> str:
    return next_url(request, reverse("today", args=[request.office.slug]))
