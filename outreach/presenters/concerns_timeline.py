"""A concern on the timeline, when it was raised and when it was answered."""

from collections.abc import Callable, Hashable
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from core.addresses import address_by_id
from core.paragraphs import paragraphs
from core.registries.timeline import Ask, Entry
from core.templatetags.dates import day, due, is_late, time_tag
from core.templatetags.icons import icon
from outreach.presenters.concerns import CONCERN_ICONS, kind_words, promise_words
from outreach.queries.concerns_timeline import timeline_concerns

TEMPLATE = "outreach/timeline_concern.html"


def concern_entries(ask: Ask) -> list[Entry]:
    """Outreach's other part of the timeline: what the partner waited for, and our answers."""
    if not getattr(ask.partner, "has_concerns", True):  # the page knows it from its panel
        return []
    rows = timeline_concerns(ask.office, ask.partner, before=ask.before, limit=ask.limit)
    texts = _texts(ask.office.slug, ask.today)
    return [Entry(row.on, row.entry, TEMPLATE, _shape(row, ask.today), texts(row)) for row in rows]


def _shape(row: Any, today: date) -> dict[str, Hashable]:
    is_open = row.answered_on is None
    return {
        "is_answer": row.is_answer,
        "is_open": is_open,
        "is_late": is_open and is_late(row.promised_on, today),
        "is_promised": is_open and row.promised_on is not None,
        "has_by": not row.is_answer and bool(row.recorded_by__display_name),
        "has_answer": row.is_answer and bool(row.answer),
    }


def _texts(slug: str, today: date) -> Callable[[Any], dict[str, Any]]:
    edit, archive, answer = (
        address_by_id(it, slug) for it in ("concern_edit", "concern_archive", "concern_answer")
    )

    def texts(row: Any) -> dict[str, Any]:
        kind = kind_words(row.kind)
        promised = row.promised_on if row.answered_on is None else None
        return {
            "key": row.entry,
            "icon": icon("message-circle-check" if row.is_answer else CONCERN_ICONS[row.kind]),
            "label": _("Answered") if row.is_answer else kind,
            "begins": time_tag(row.on, today),
            "by": row.recorded_by__display_name,
            "what": row.what,
            "answer": paragraphs(row.answer) if row.is_answer else "",
            "promised": promise_words(promised, today) if promised else "",
            "late": due(promised, today) if is_late(promised, today) else "",
            "answered": day(row.answered_on, today),
            "edit_url": edit(row.id),
            "edit_label": _("Edit %(what)s") % {"what": kind},
            "archive_url": archive(row.id),
            "archive_label": _("Archive %(what)s") % {"what": kind},
            "answer_url": answer(row.id),
        }

    return texts
