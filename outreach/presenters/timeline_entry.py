"""One activity on the timeline: what decides how it is drawn, and the texts in it."""

from collections.abc import Callable, Hashable
from datetime import date, time
from functools import cache
from typing import Any

from django.utils.formats import time_format
from django.utils.translation import gettext as _

from core.addresses import address_by_id
from core.paragraphs import paragraphs
from core.registries.timeline import Entry
from core.templatetags.dates import time_tag
from core.templatetags.icons import icon
from outreach.enums.activities import KINDS, ActivityKind, Exchange, Status
from outreach.presenters.timeline_facts import facts_of

TEMPLATE = "outreach/timeline_activity.html"
CANCELLED = (Status.CANCELLED_BY_US, Status.CANCELLED_BY_THEM)


def entries_of(slug: str, rows: list[Any], labels: dict[str, str], today: date) -> list[Entry]:
    """The rows of `outreach.queries.timeline` as entries."""
    texts = _texts(slug, labels, today)
    return [
        Entry(row.starts_on, row.activity_id, TEMPLATE, _shape(row, labels), texts(row))
        for row in rows
    ]


def _shape(row: Any, labels: dict[str, str]) -> dict[str, Hashable]:
    return {
        "state": _state(row.activity__status),
        "is_attempt": row.activity__exchange == Exchange.ATTEMPT,
        "has_end": row.activity__ends_on is not None,
        "has_time": row.activity__starts_at is not None,
        "has_by": bool(row.activity__recorded_by__display_name),
        "has_status": row.activity__status != Status.DONE or not row.attended,
        "has_summary": row.activity__summary not in ("", labels[row.activity__kind]),
        "has_notes": bool(row.activity__notes),
    }


def _texts(slug: str, labels: dict[str, str], today: date) -> Callable[[Any], dict[str, Any]]:
    """What makes the texts of a row: addresses and words that rows share are made once."""
    names = ("activity_edit", "activity_archive", "concern_of_activity", "partner")
    edit, archive, concern, partner = (address_by_id(it, slug) for it in names)
    to_edit = cache(lambda what: _("Edit %(what)s") % {"what": what})
    to_archive = cache(lambda what: _("Archive %(what)s") % {"what": what})

    def texts(row: Any) -> dict[str, Any]:
        label = labels[row.activity__kind]
        return {
            "key": row.activity_id,
            "icon": icon(KINDS[ActivityKind(row.activity__kind)].icon),
            "label": label,
            "begins": time_tag(row.starts_on, today),
            "ends": time_tag(row.activity__ends_on, today) if row.activity__ends_on else "",
            "at": _time(row.activity__starts_at),
            "by": row.activity__recorded_by__display_name,
            "status": _status(row),
            "summary": row.activity__summary,
            "notes": paragraphs(row.activity__notes),
            "facts": facts_of(row, labels, partner),
            "edit_url": edit(row.activity_id),
            "edit_label": to_edit(label),
            "concern_url": f"{concern(row.activity_id)}?partner={row.partner_id}",
            "archive_url": archive(row.activity_id),
            "archive_label": to_archive(label),
        }

    return texts


def _time(at: time | None) -> str:
    return "" if at is None else time_format(at, "TIME_FORMAT")


def _state(status: str) -> str:
    if status == Status.PLANNED:
        return "planned"
    return "cancelled" if status in CANCELLED else ""


def _status(row: Any) -> str:
    """What is to be said besides that it happened."""
    if row.activity__status != Status.DONE:
        return str(Status(row.activity__status).label)
    return "" if row.attended else _("They did not come")
