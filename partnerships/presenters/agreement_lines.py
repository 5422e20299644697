"""The lines of the list of agreements, filled in instead of drawn anew."""

from collections.abc import Iterable
from typing import Any

from django.utils.safestring import SafeString

from core.addresses import address_by_id
from core.moulds import filled
from core.templatetags.dates import day
from offices.requests import OfficeRequest
from partnerships.policies.agreements import last_day
from partnerships.presenters.agreement_words import status_label
from partnerships.presenters.agreements import LATE, end_words

LINE = "partnerships/agreement_line.html"


def agreement_lines(request: OfficeRequest, rows: Iterable[Any]) -> list[SafeString]:
    """Each agreement, drawn."""
    today = request.office.today()
    to, partner = (address_by_id(it, request.office.slug) for it in ("agreement", "partner"))
    return [_line(row, to(row.id), partner(row.partner_id), today) for row in rows]


def _line(row: Any, url: str, partner_url: str, today: Any) -> SafeString:
    last = last_day(row.ends_on, row.ended_early_on)
    owner, ends = row.partner__owner__display_name or "", end_words(row, today)
    shape = {"is_late": row.status in LATE, "has_end": last is not None, "has_note": bool(ends)}
    texts = {
        "title": row.title,
        "url": url,
        "partner": row.partner__name,
        "partner_url": partner_url,
        "status": status_label(row.status),
        "on": day(last, today) if last else "",
        "note": ends,
        "owner": owner,
    }
    return filled(LINE, shape, texts)
