"""The school calendar: terms and holidays, and what is done to one."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from core.htmx import next_url, saved
from offices.actions.calendar import (
    archive_span,
    create_holiday,
    create_term,
    restore_span,
    update_span,
)
from offices.forms.calendar import HolidayForm, SpanForm
from offices.forms.errors import tried
from offices.models import Holiday, Office, Term
from offices.permissions import Permission, require
from offices.queries.calendar import get_holiday, get_term, holidays_of, terms_of
from offices.requests import OfficeRequest
from offices.views.found import to_edit


@dataclass(frozen=True)
class Kind:
    """What differs between terms and holidays."""

    name: str
    form: type[SpanForm]
    get: Callable[[Office, int], Any]
    create: Callable[..., Any]
    add: Promise
    placeholder: Promise


TERM = Kind(
    *("term", SpanForm, get_term, create_term),
    add=gettext_lazy("Add term"),
    placeholder=gettext_lazy("Fall semester"),
)
HOLIDAY = Kind(
    *("holiday", HolidayForm, get_holiday, create_holiday),
    add=gettext_lazy("Add holiday"),
    placeholder=gettext_lazy("Spring break"),
)


@require_GET
def calendar(request: OfficeRequest, office: str) -> HttpResponse:
    """Terms and holidays; those that are over stand folded below."""
    require(request.membership, Permission.SEE)
    today = request.office.today()
    terms: list[Term | Holiday] = list(terms_of(request.office))
    holidays: list[Term | Holiday] = list(holidays_of(request.office))
    context = {
        "panels": [
            _panel(TERM, gettext_lazy("Terms"), [it for it in terms if it.ends_on >= today]),
            _panel(
                HOLIDAY, gettext_lazy("Holidays"), [it for it in holidays if it.ends_on >= today]
            ),
        ],
        "over": [
            {"kind": kind.name, "span": it}
            for kind, spans in ((TERM, terms), (HOLIDAY, holidays))
            for it in reversed(spans)
            if it.ends_on < today
        ],
        "today": today,
    }
    return render(request, "offices/calendar.html", context)


@require_http_methods(["GET", "POST"])
def term_new(request: OfficeRequest, office: str) -> HttpResponse:
    """Add a term."""
    return _new(request, TERM)


@require_http_methods(["GET", "POST"])
def holiday_new(request: OfficeRequest, office: str) -> HttpResponse:
    """Add a holiday."""
    return _new(request, HOLIDAY)


@require_http_methods(["GET", "POST"])
def term_edit(request: OfficeRequest, office: str, term: int) -> HttpResponse:
    """Change a term."""
    return _edit(request, TERM, term)


@require_http_methods(["GET", "POST"])
def holiday_edit(request: OfficeRequest, office: str, holiday: int) -> HttpResponse:
    """Change a holiday."""
    return _edit(request, HOLIDAY, holiday)


@require_POST
def term_archive(request: OfficeRequest, office: str, term: int) -> HttpResponse:
    """Take a term out of the calendar; the toast offers to undo it."""
    return _archive(request, TERM, term)


@require_POST
def holiday_archive(request: OfficeRequest, office: str, holiday: int) -> HttpResponse:
    """Take a holiday out of the calendar; the toast offers to undo it."""
    return _archive(request, HOLIDAY, holiday)


@require_POST
def term_restore(request: OfficeRequest, office: str, term: int) -> HttpResponse:
    """Bring a term back."""
    return _restore(request, TERM, term)


@require_POST
def holiday_restore(request: OfficeRequest, office: str, holiday: int) -> HttpResponse:
    """Bring a holiday back."""
    return _restore(request, HOLIDAY, holiday)


def _panel(kind: Kind, title: Promise, spans: list[Any]) -> dict[str, Any]:
    return {"kind": kind, "title": title, "spans": spans}


def _new(request: OfficeRequest, kind: Kind) -> HttpResponse:
    require(request.membership, Permission.EDIT_OFFICE)
    form = kind.form(request.POST or None, office=request.office)
    member, office = request.membership, request.office
    span = tried(form, lambda: kind.create(by=member, office=office, fields=form.span_fields()))
    if span is not None:
        undo = reverse(f"{kind.name}_archive", args=[office.slug, span.pk])
        return _back(request, _("%(name)s added.") % {"name": span.name}, undo)
    return _form_page(request, kind, form, None)


def _edit(request: OfficeRequest, kind: Kind, pk: int) -> HttpResponse:
    it = to_edit(kind.get, request, pk)
    name = it.name
    form = kind.form(request.POST or None, office=request.office, span=it)
    member = request.membership
    if tried(form, lambda: update_span(by=member, span=it, fields=form.span_fields())):
        return _back(request, _("Changes saved."))
    it.name = name  # the title says what it is called, not what was refused
    return _form_page(request, kind, form, it)


def _archive(request: OfficeRequest, kind: Kind, pk: int) -> HttpResponse:
    it = archive_span(by=request.membership, span=to_edit(kind.get, request, pk))
    undo = reverse(f"{kind.name}_restore", args=[request.office.slug, pk])
    return _back(request, _("%(name)s removed.") % {"name": it.name}, undo)


def _restore(request: OfficeRequest, kind: Kind, pk: int) -> HttpResponse:
    it = to_edit(kind.get, request, pk)
    try:
        restore_span(by=request.membership, span=it)
    except ValidationError as error:
        return _back(request, " ".join(error.messages))
    return _back(request, _("%(name)s is back.") % {"name": it.name})


def _back(request: OfficeRequest, message: str, undo_url: str = "") -> HttpResponse:
    to = next_url(request, reverse("calendar", args=[request.office.slug]))
    return saved(request, to=to, message=message, undo_url=undo_url)


def _form_page(
    request: OfficeRequest, kind: Kind, form: SpanForm, span: Term | Holiday | None
) -> HttpResponse:
    form.fields["name"].widget.attrs["placeholder"] = kind.placeholder
    context = {"form": form, "span": span, "kind": kind}
    return render(
        request, "offices/calendar_form.html", context, status=422 if form.is_bound else 200
    )
