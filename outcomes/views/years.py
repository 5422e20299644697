"""The close of a school year: settle who did not take part, finish, open again."""

from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from core.htmx import next_url, saved
from core.pager import BadCursor, Page
from offices.forms.errors import add_errors
from offices.permissions import Permission, require
from offices.requests import OfficeRequest
from outcomes.actions.years import close_year, reopen_year, settle_year, unsettle
from outcomes.enums.risk import YearAnswer
from outcomes.forms.years import SettleForm
from outcomes.presenters.years import KEYS, open_lines, ranges, settled_lines
from outcomes.queries.frames import closed_spans
from outcomes.queries.years import OPEN, STATES, Progress, list_missed, progress_of
from outcomes.queries.years_to_close import Closing, find_closing, last_over

TEMPLATE = "outcomes/year_close.html"
MOST_IDS = 500


@require_GET
def year_close_last(request: OfficeRequest, office: str) -> HttpResponse:
    """The newest year that is over."""
    require(request.membership, Permission.CLOSE_YEAR)
    year = last_over(request.office, closed_spans(request.office))
    return HttpResponseRedirect(reverse("year_close", args=[office, year.starts_on.year]))


@require_http_methods(["GET", "POST"])
def year_close(request: OfficeRequest, office: str, year: int) -> HttpResponse:
    """Who took part the year before and not in this one; POST settles those that are marked."""
    closing = _found(request, year)
    if request.method == "GET":
        return _page(request, closing, SettleForm(office=request.office, closing=closing))
    form = SettleForm(request.POST, office=request.office, closing=closing)
    if not form.answers:
        form.is_valid()
        form.add_error(None, _("Mark at least one partner first."))
        return _page(request, closing, form)
    if form.is_valid():
        try:
            made = settle_year(
                by=request.membership,
                office=request.office,
                closing=closing,
                answers=form.answers,
                ending=form.ending(),
            )
        except ValidationError as error:
            add_errors(form, error)
        else:
            return _settled(request, closing, [it.pk for it in made])
    return _page(request, closing, form)


@require_POST
def year_undo(request: OfficeRequest, office: str, year: int) -> HttpResponse:
    """Take back what was settled; `of` names the settlements."""
    closing = _found(request, year)
    ids = _read(request.POST.get("of") or request.GET.get("of", ""))
    try:
        count = unsettle(by=request.membership, office=request.office, ids=ids)
    except ValidationError as error:
        return _back(request, closing, " ".join(error.messages))
    if not count:
        return _back(request, closing, _("This has changed since, so it was left as it is."))
    words = ngettext("Undone: %(count)d partner.", "Undone: %(count)d partners.", count)
    return _back(request, closing, words % {"count": count})


@require_POST
def year_finish(request: OfficeRequest, office: str, year: int) -> HttpResponse:
    """Close the year."""
    closing = _found(request, year)
    try:
        close_year(by=request.membership, office=request.office, closing=closing)
    except ValidationError as error:
        return _back(request, closing, " ".join(error.messages))
    said = _("%(year)s is closed.") % {"year": closing.year.label}
    return _back(request, closing, said, reverse("year_reopen", args=[office, year]))


@require_POST
def year_reopen(request: OfficeRequest, office: str, year: int) -> HttpResponse:
    """Open it again."""
    closing = _found(request, year)
    if closing.closed is None:
        return _back(request, closing, _("This year is open."))
    try:
        reopen_year(by=request.membership, closed=closing.closed)
    except ValidationError as error:
        return _back(request, closing, " ".join(error.messages))
    return _back(request, closing, _("%(year)s is open again.") % {"year": closing.year.label})


def _found(request: OfficeRequest, year: int) -> Closing:
    """The close of that year; 403 for who may not, 404 for a year that there is not."""
    require(request.membership, Permission.CLOSE_YEAR)
    try:
        return find_closing(request.office, year)
    except LookupError as error:
        raise Http404 from error


def _page(request: OfficeRequest, closing: Closing, form: SettleForm) -> HttpResponse:
    office, progress = request.office, progress_of(request.office, closing)
    state = _asked_state(request, progress)
    page = _rows(request, closing, state)
    if state == OPEN and closing.closed is None:
        lines = open_lines(request, closing, page.rows, _marks(request, form, page))
    else:
        lines = settled_lines(request, closing, page.rows)
    context = {
        "closing": closing,
        "progress": progress,
        "state": state,
        "rows": lines,
        "form": form,
        "keys": KEYS,
        "tabs": _tabs(progress, state),
        "here": _here(request),
        "years": [closing.number - 1, closing.number + 1],
        "is_last": closing.year.ends_on >= office.today(),
        **_links(request, page),
    }
    return render(request, TEMPLATE, context, status=422 if form.is_bound else 200)


def _rows(request: OfficeRequest, closing: Closing, state: str) -> Page[Any]:
    try:
        return list_missed(request.office, closing, state, request.GET.get("page"))
    except BadCursor:
        return list_missed(request.office, closing, state)


def _asked_state(request: OfficeRequest, progress: Progress) -> str:
    """What was asked for; else the first group that has anybody."""
    asked = request.GET.get("show", "")
    if asked in STATES:
        return asked
    counts = (progress.open, progress.to_log, progress.settled)
    return next((it for it, count in zip(STATES, counts, strict=True) if count), OPEN)


def _marks(request: OfficeRequest, form: SettleForm, page: Page[Any]) -> dict[int, str]:
    """What is marked: by the form that came back, or all of the page by `?mark=`."""
    if form.is_bound:
        return form.answers
    mark = request.GET.get("mark", "")
    return {row.id: mark for row in page.rows} if mark in YearAnswer.values else {}


def _settled(request: OfficeRequest, closing: Closing, ids: list[int]) -> HttpResponse:
    count = len(ids)
    words = ngettext("%(count)d partner settled.", "%(count)d partners settled.", count)
    if not count:
        return _back(request, closing, _("They have been settled already."))
    undo = reverse("year_undo", args=[request.office.slug, closing.number])
    undo = f"{undo}?{urlencode({'of': ranges(ids)})}"
    return _back(request, closing, words % {"count": count}, undo)


def _back(
    request: OfficeRequest, closing: Closing, message: str, undo_url: str = ""
) -> HttpResponse:
    to = next_url(request, reverse("year_close", args=[request.office.slug, closing.number]))
    return saved(request, to=to, message=message, undo_url=undo_url)


def _read(text: str) -> list[int]:
    """Ids out of an address ("3-7,12"); none of what makes no sense."""
    found: list[int] = []
    for part in text.split(",")[:MOST_IDS]:
        first, _dash, last = part.partition("-")
        if first.isdecimal() and (not last or last.isdecimal()) and len(part) < 40:
            begin, end = int(first), int(last or first)
            found += range(begin, min(end, begin + MOST_IDS) + 1)
    return [it for it in found if it < 2**63][:MOST_IDS]


def _tabs(progress: Progress, state: str) -> list[dict[str, Any]]:
    labels = (_("To settle"), _("To log"), _("Settled"))
    counts = (progress.open, progress.to_log, progress.settled)
    return [
        {"label": label, "url": f"?show={it}", "count": count, "is_current": it == state}
        for it, label, count in zip(STATES, labels, counts, strict=True)
    ]


def _here(request: OfficeRequest) -> str:
    """This page, with nothing marked."""
    query = request.GET.copy()
    query.pop("mark", None)
    return f"{request.path}?{query.urlencode()}" if query else request.path


def _links(request: OfficeRequest, page: Page[Any]) -> dict[str, str]:
    return {"previous_url": _to(request, page.previous), "next_url": _to(request, page.next)}


def _to(request: OfficeRequest, cursor: str | None) -> str:
    if cursor is None:
        return ""
    query = request.GET.copy()
    query["page"] = cursor
    query.pop("mark", None)
    return f"?{query.urlencode()}"
