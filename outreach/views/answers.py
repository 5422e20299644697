"""What the views of follow-ups answer: it is done, or choose."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from core.htmx import next_url, saved
from offices.requests import OfficeRequest
from outreach.models import FollowUp
from outreach.queries.events import signed_events

IN_PLACE = "choices-"
"""How the ids of the places begin into which static/js/choices.js loads choices."""


def answer(
    request: OfficeRequest, follow_up: FollowUp, message: str, undo_url: str = ""
) -> HttpResponse:
    """It is done: back to where one was, with a toast."""
    partner_page = reverse("partner", args=[request.office.slug, follow_up.partner_id])
    to = next_url(request, partner_page)
    return saved(request, to=to, message=message, undo_url=undo_url)


def sheet(
    request: OfficeRequest, template: str, form: forms.Form, follow_up: FollowUp
) -> HttpResponse:
    """A form about it, in the dialog or as a page of its own."""
    status = 422 if form.is_bound else 200
    return render(request, template, _about(request, follow_up) | {"form": form}, status=status)


def choices(
    request: OfficeRequest,
    template: str,
    follow_up: FollowUp,
    context: dict[str, Any],
    status: int = 200,
) -> HttpResponse:
    """Chips to tap: in place in the follow-up's row, in the dialog, or as a page of its own."""
    target = request.headers.get("HX-Target", "")
    is_in_place = target == f"{IN_PLACE}{follow_up.pk}"
    context = _about(request, follow_up) | {"is_in_place": is_in_place} | context
    return render(request, template, context, status=status)


def _about(request: OfficeRequest, follow_up: FollowUp) -> dict[str, Any]:
    partner_page = reverse("partner", args=[request.office.slug, follow_up.partner_id])
    return {
        "follow_up": follow_up,
        "partner": follow_up.partner,
        "cancel_url": next_url(request, partner_page),
        "next": next_url(request, ""),
    }


def undo_url(request: OfficeRequest, events: Iterable[int]) -> str:
    """Where Undo posts to take back these entries of the history; "" for none."""
    entries = tuple(events)
    if not entries:
        return ""
    url = reverse("follow_ups_undo", args=[request.office.slug])
    return f"{url}?{urlencode({'of': signed_events(request.office, entries)})}"
