"""A partner's timeline, line by line."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from core.addresses import address_by_id
from core.pager import BadCursor
from core.registries.timeline import (
    Ask,
    Entry,
    TimelinePage,
    timeline_filters,
    timeline_page,
)
from offices.enums.vocabularies import Vocabulary
from offices.models import Office
from offices.permissions import Permission, may
from offices.queries.labels import labels_of
from offices.requests import OfficeRequest
from outreach.enums.activities import KINDS, ActivityKind, Exchange, Status
from outreach.models import Participation
from outreach.queries.timeline import timeline_activities
from partnerships.models import Partner

EN_DASH = "\N{EN DASH}"

CANCELLED = (Status.CANCELLED_BY_US, Status.CANCELLED_BY_THEM)


@dataclass(frozen=True)
class Line:
    """An entry, and the heading that stands above it where a new group begins."""

    heading: str
    entry: Entry


def activity_entries(ask: Ask) -> list[Entry]:
    """Outreach's part of the timeline: everything planned or done with the partner."""
    labels = labels_of(ask.office, Vocabulary.ACTIVITY_KIND)
    parts = timeline_activities(
        ask.office, ask.partner, only=ask.only, before=ask.before, limit=ask.limit
    )
    buttons = _buttons(ask.office.slug)
    return [
        Entry(part.starts_on, part.activity_id, "outreach/timeline_activity.html", shown)
        for part in parts
        for shown in [_shown(part, labels) | buttons(part, labels)]
    ]


def _buttons(slug: str) -> Callable[[Participation, dict[str, str]], dict[str, str]]:
    """Where an entry is edited and archived, and what these buttons are called."""
    edit, archive = (address_by_id(it, slug) for it in ("activity_edit", "activity_archive"))
    to_edit = cache(lambda what: _("Edit %(what)s") % {"what": what})
    to_archive = cache(lambda what: _("Archive %(what)s") % {"what": what})
    return lambda part, labels: {
        "edit_url": edit(part.activity_id),
        "edit_label": to_edit(labels[part.activity.kind]),
        "archive_url": archive(part.activity_id),
        "archive_label": to_archive(labels[part.activity.kind]),
    }


def timeline_context(
    request: OfficeRequest, partner: Partner, *, goes_on: bool = False
) -> dict[str, Any]:
    """What the panel shows for `?timeline=` (a filter) and `?before=` (a cursor).

    With `goes_on` the entries will stand under the ones before them, not on a page of their own.
    """
    filters, office = timeline_filters(), request.office
    only = request.GET.get("timeline", "")
    only = only if only in dict(filters) else ""
    page = _page(request, partner, only)
    above = school_year(office, page.follows) if goes_on and page.follows else ""
    slug = office.slug
    return {
        "partner": partner,
        "lines": _lines(office, page.entries, above),
        "chips": [_chip(slug, partner, it, only) for it in [("", _("All")), *filters]],
        "next": page.next and _urls(slug, partner, timeline=only, before=page.next),
        "newest": page.follows and _urls(slug, partner, timeline=only),
        "is_filtered": bool(only),
        "may_log": may(request.membership, Permission.LOG),
        "back": _urls(slug, partner, timeline=only)["page"],
        "today": office.today(),
    }


def _page(request: OfficeRequest, partner: Partner, only: str) -> TimelinePage:
    """The page that was asked for; the first one if its cursor is bad."""
    office, cursor = request.office, request.GET.get("before", "")
    today = office.today()
    try:
        return timeline_page(office, partner, today=today, only=only, cursor=cursor)
    except BadCursor:
        return timeline_page(office, partner, today=today, only=only)


def _shown(part: Any, labels: dict[str, str]) -> dict[str, Any]:
    activity = part.activity
    return {
        "part": part,
        "activity": activity,
        "label": labels[activity.kind],
        "icon": KINDS[ActivityKind(activity.kind)].icon,
        "state": _state(activity.status),
        "status": _status(part),
        "places_for": labels.get(activity.places_kind, ""),
        "is_attempt": activity.exchange == Exchange.ATTEMPT,
        "others": part.others,
        "people": part.people,
    }


def _state(status: str) -> str:
    if status == Status.PLANNED:
        return "planned"
    return "cancelled" if status in CANCELLED else ""


def _status(part: Participation) -> str:
    """What is to be said besides that it happened."""
    if part.activity.status != Status.DONE:
        return str(part.activity.get_status_display())
    return "" if part.attended else _("They did not come")


def _lines(office: Office, entries: list[Entry], above: str) -> list[Line]:
    """Entries under the school year they fall in, which stands there once."""
    lines: list[Line] = []
    for entry in entries:
        year = school_year(office, entry.on)
        lines.append(Line("" if year == above else year, entry))
        above = year
    return lines


def school_year(office: Office, day: date) -> str:
    """The school year of a day in words: two years, or one where it is the calendar's."""
    first = (office.year_starts_month, office.year_starts_day)
    year = day.year if (day.month, day.day) >= first else day.year - 1
    return str(year) if first == (1, 1) else f"{year}{EN_DASH}{(year + 1) % 100:02d}"


def _urls(slug: str, partner: Partner, **query: str) -> dict[str, str]:
    """Where a link goes: `page` for everybody, `part` for htmx."""
    asked = urlencode({name: value for name, value in query.items() if value})
    page = reverse("partner", args=[slug, partner.pk])
    part = reverse("partner_timeline", args=[slug, partner.pk])
    tail = f"?{asked}" if asked else ""
    return {"page": f"{page}{tail}", "part": f"{part}{tail}"}


def _chip(slug: str, partner: Partner, chip: tuple[str, Any], only: str) -> dict[str, Any]:
    value, label = chip
    urls = _urls(slug, partner, timeline=value)
    return {"label": label, "urls": urls, "is_current": value == only}
