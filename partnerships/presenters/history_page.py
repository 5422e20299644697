"""A page of a history, a partner's or a person's: entries under the day of their making."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from core.history.keys import read_key
from core.history.read import Asked, HistoryPage, history_page
from core.history.tell import Entry, entry_of
from core.history.words import words_for
from core.kept_statements import planned_once
from core.pager import BadCursor
from core.registries.history import history_kinds
from core.templatetags.dates import ago, day
from offices.requests import OfficeRequest
from partnerships.queries.labels import Labels

SUBJECT = "partner"
NEAR = 1  # days ago that have a name of their own: today and yesterday


@dataclass(frozen=True)
class Line:
    """An entry, and the day that stands above it where a new one begins."""

    heading: str
    entry: Entry


def asked_for(request: OfficeRequest, pk: int, subject: str = SUBJECT) -> Asked:
    """The history of the thing (a partner) with this id, by the office's clock."""
    now = request.office.local(timezone.now())
    return Asked(request.office.pk, subject, pk, now)


def asked_kind(request: OfficeRequest, subject: str = SUBJECT) -> str:
    """The filter that the address asks for; "" for all, and for one that is not known."""
    only = request.GET.get("show", "")
    return only if only in dict(history_kinds(subject)) else ""


def history_context(
    request: OfficeRequest, asked: Asked, labels: Labels, *, goes_on: bool = False
) -> dict[str, Any]:
    """What the page shows for `?show=` (a filter) and `?before=` (a cursor). Its address is named
    after its subject: "partner_history", and "partner_history_undo".

    With `goes_on` the entries will stand under the ones before them, not on a page of their own.
    """
    kinds, only = history_kinds(asked.subject), asked_kind(request, asked.subject)
    with planned_once():
        page, before = _page(asked, only, request.GET.get("before", ""))
        words = words_for(asked, page.changes, labels={str(it): labels[it] for it in labels})
    entries = [entry_of(asked.subject, it, words, request.membership) for it in page.changes]
    above = _heading(_day_of(before, asked), asked) if goes_on and before else ""
    return {
        "lines": _lines([it for it in entries if it is not None], asked, above),
        "chips": [_chip(request, asked, it, only) for it in [("", _("All")), *kinds]],
        "next": page.next and _url(request, asked, show=only, before=page.next),
        "newest": before and _url(request, asked, show=only),
        "is_filtered": bool(only),
        "history_name": f"{asked.subject}_history",
        "history_pk": asked.pk,
        "undo_url": reverse(f"{asked.subject}_history_undo", args=[request.office.slug, asked.pk]),
    }


def _page(asked: Asked, only: str, cursor: str) -> tuple[HistoryPage, str]:
    """The page that was asked for, and its cursor; the first one if the cursor is bad."""
    try:
        return history_page(asked, only=only, cursor=cursor), cursor
    except BadCursor:
        return history_page(asked, only=only), ""


def _lines(entries: Sequence[Entry], asked: Asked, above: str) -> list[Line]:
    lines: list[Line] = []
    for entry in entries:
        heading = _heading(entry.at.date(), asked)
        lines.append(Line("" if heading == above else heading, entry))
        above = heading
    return lines


def _heading(on: date, asked: Asked) -> str:
    today = asked.now.date()
    return ago(on, today) if 0 <= (today - on).days <= NEAR else day(on, today)


def _day_of(cursor: str, asked: Asked) -> date:
    return read_key(cursor).at.astimezone(asked.now.tzinfo).date()


def _chip(request: OfficeRequest, asked: Asked, kind: tuple[str, Any], only: str) -> dict[str, Any]:
    slug, label = kind
    return {"label": label, "url": _url(request, asked, show=slug), "is_current": slug == only}


def _url(request: OfficeRequest, asked: Asked, **query: str) -> str:
    said = urlencode({name: value for name, value in query.items() if value})
    page = reverse(f"{asked.subject}_history", args=[request.office.slug, asked.pk])
    return f"{page}?{said}" if said else page
