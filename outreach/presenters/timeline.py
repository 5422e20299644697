"""A partner's timeline, line by line."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from core.addresses import address_in, address_of
from core.csrf import csrf_of
from core.moulds import filled, together
from core.pager import BadCursor
from core.registries.timeline import (
    Ask,
    Entry,
    TimelinePage,
    timeline_file,
    timeline_filters,
    timeline_page,
)
from core.templatetags.exports import downloads
from offices.enums.vocabularies import Vocabulary
from offices.models import Office
from offices.permissions import Permission, may
from offices.queries.labels import labels_of
from offices.requests import OfficeRequest
from outreach.presenters.timeline_entry import entries_of
from outreach.queries.timeline import timeline_activities
from partnerships.models import Partner

EN_DASH = "\N{EN DASH}"


def activity_entries(ask: Ask) -> list[Entry]:
    """Outreach's part of the timeline: everything planned or done with the partner."""
    labels = labels_of(ask.office, Vocabulary.ACTIVITY_KIND)
    rows = timeline_activities(
        ask.office, ask.partner, only=ask.only, before=ask.before, limit=ask.limit
    )
    return entries_of(ask.office.slug, rows, labels, ask.today)


def timeline_drawn(
    request: OfficeRequest, partner: Partner, *, goes_on: bool = False
) -> SafeString:
    """What the panel shows for `?timeline=` (a filter) and `?before=` (a cursor).

    With `goes_on` the entries will stand under the ones before them, not on a page of their own.
    """
    filters, office = timeline_filters(), request.office
    only = request.GET.get("timeline", "")
    only = only if only in dict(filters) else ""
    page, urls = _page(request, partner, only), _addresses(office.slug, partner)
    may_log = may(request.membership, Permission.LOG)
    rights = {"may_log": may_log, "may_thank": may(request.membership, Permission.THANK)}
    above = school_year(office, page.follows) if goes_on and page.follows else ""
    later, newest = urls(timeline=only, before=page.next or ""), urls(timeline=only)
    shape = {
        "has_lines": bool(page.entries),
        "has_next": page.next is not None,
        "has_newest": page.follows is not None,
        "is_filtered": bool(only),
        "may_begin": may_log and partner.archived_at is None,
    }
    shared = {"back": newest.page, "csrf_token": csrf_of(request) if may_log else ""}
    texts = {
        "chips": _chips(urls, [("", _("All")), *filters], only),
        "lines": _lines(office, page.entries, above, rights, shared),
        "next_page": later.page,
        "next_part": later.part,
        "newest_page": newest.page,
        "begin_url": f"{address_in(office.slug, 'log')}?partner={partner.pk}",
        "download": _download(request, partner, only) if page.entries else "",
    }
    return filled("outreach/timeline_panel.html", shape, texts)


def _page(request: OfficeRequest, partner: Partner, only: str) -> TimelinePage:
    """The page that was asked for; the first one if its cursor is bad."""
    office, cursor = request.office, request.GET.get("before", "")
    today = office.today()
    try:
        return timeline_page(office, partner, today=today, only=only, cursor=cursor)
    except BadCursor:
        return timeline_page(office, partner, today=today, only=only)


def _lines(
    office: Office,
    entries: list[Entry],
    above: str,
    rights: dict[str, bool],
    shared: dict[str, str],
) -> SafeString:
    """Entries under the school year they fall in, which stands there once."""
    lines: list[str] = []
    for entry in entries:
        year = school_year(office, entry.on)
        if year != above:
            lines.append(filled("outreach/timeline_year.html", {}, {"year": year}))
        shape = {**entry.shape, **rights}
        lines.append(filled(entry.template, shape, {**entry.texts, **shared}))
        above = year
    return together(lines)


def school_year(office: Office, day: date) -> str:
    """The school year of a day in words: two years, or one where it is the calendar's."""
    first = (office.year_starts_month, office.year_starts_day)
    year = day.year if (day.month, day.day) >= first else day.year - 1
    return str(year) if first == (1, 1) else f"{year}{EN_DASH}{(year + 1) % 100:02d}"


@dataclass(frozen=True)
class Link:
    """Where a link goes: `page` for everybody, `part` for htmx."""

    page: str
    part: str


def _addresses(slug: str, partner: Partner) -> Callable[..., Link]:
    """What says where a link with a query goes."""
    page, part = (address_of(slug, it, partner.pk) for it in ("partner", "partner_timeline"))

    def urls(**query: str) -> Link:
        asked = urlencode({name: value for name, value in query.items() if value})
        tail = f"?{asked}" if asked else ""
        return Link(f"{page}{tail}", f"{part}{tail}")

    return urls


def _chips(urls: Callable[..., Link], filters: list[tuple[str, Any]], only: str) -> SafeString:
    chips = []
    for number, (value, label) in enumerate(filters, start=1):
        to = urls(timeline=value)
        texts = {"number": number, "page": to.page, "part": to.part, "label": label}
        shape = {"is_current": value == only}
        chips.append(filled("outreach/timeline_filter.html", shape, texts))
    return together(chips)


def _download(request: OfficeRequest, partner: Partner, only: str) -> SafeString:
    if not may(request.membership, Permission.EXPORT):
        return SafeString()
    if file := timeline_file(only):
        return downloads(request, request.office.slug, file, partner=partner.pk)
    return downloads(request, request.office.slug, "partner_timeline", partner.pk)
