"""The lines of the list of endings."""

from collections.abc import Iterable
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from core.addresses import address_by_id
from core.moulds import filled
from core.templatetags.dates import time_tag
from offices.permissions import Permission, may
from offices.requests import OfficeRequest
from partnerships.presenters.exits import hands_in_words, reasons_in_words

LINE = "partnerships/exit_row.html"


def exit_lines(request: OfficeRequest, rows: Iterable[Any]) -> list[SafeString]:
    """Each ending, drawn."""
    may_edit = may(request.membership, Permission.EDIT_PARTNERS)
    slug, today = request.office.slug, request.office.today()
    partner, edit = address_by_id("partner", slug), address_by_id("exit_edit", slug)
    return [
        filled(
            LINE,
            {"may_edit": may_edit, "is_back": row.over_at is not None, "has_note": bool(row.note)},
            {
                "key": row.id,
                "name": row.partner__name,
                "url": partner(row.partner_id),
                "on": time_tag(row.ended_on, today),
                "why": _capital(reasons_in_words(row)),
                "hands": hands_in_words(row),
                "note": row.note,
                "by": row.recorded_by__display_name or "",
                "edit_url": edit(row.id),
                "edit_label": _("Edit why %(partner)s ended") % {"partner": row.partner__name},
            },
        )
        for row in rows
    ]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
