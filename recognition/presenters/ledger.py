"""Acts of thanks as lines of the ledger, in words."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any
from urllib.parse import quote

from django.utils.safestring import SafeString

from core.addresses import address_by_id
from core.csrf import csrf_of
from core.moulds import filled
from core.templatetags.dates import day, time_tag
from offices.enums.vocabularies import Vocabulary
from offices.permissions import Permission, may
from offices.queries.labels import labels_of
from offices.requests import OfficeRequest
from recognition.enums.channels import Audience, Channel, Occasion
from recognition.presenters.timeline import years_of_partnership

LINE = "recognition/history_row.html"


def ledger_lines(request: OfficeRequest, rows: Iterable[Any]) -> list[SafeString]:
    """Each act of thanks, drawn."""
    kinds = labels_of(request.office, Vocabulary.ACTIVITY_KIND)
    may_thank = may(request.membership, Permission.THANK)
    back = f"?next={quote(request.get_full_path())}"
    to = _addresses(request.office.slug)
    return [_line(request, row, kinds, to, back, may_thank=may_thank) for row in rows]


def _line(
    request: OfficeRequest,
    row: Any,
    kinds: Mapping[str, str],
    to: Mapping[str, Callable[[int], str]],
    back: str,
    *,
    may_thank: bool,
) -> SafeString:
    today = request.office.today()
    shape = {
        "may_thank": may_thank,
        "has_file": row.document_id is not None,
        "is_archived": row.archived_at is not None,
    }
    texts = {
        "key": row.id,
        "on": time_tag(row.given_on, today),
        "channel": Channel(row.channel).label,
        "audience": Audience(row.audience).label,
        "name": row.partner__name,
        "url": to["partner"](row.partner_id),
        "what_for": _what_for(row, kinds, today),
        "by": row.recorded_by__display_name or "",
        "edit_url": to["recognition_edit"](row.id) + back,
        "restore_url": to["recognition_restore"](row.id) + back,
        "file_url": to["document_pdf"](row.document_id) if row.document_id else "",
        "csrf": _token(request, needed=may_thank and row.archived_at is not None),
    }
    return filled(LINE, shape, texts)


def _addresses(slug: str) -> dict[str, Callable[[int], str]]:
    names = ("partner", "recognition_edit", "recognition_restore", "document_pdf")
    return {name: address_by_id(name, slug) for name in names}


def _token(request: OfficeRequest, *, needed: bool) -> str:
    """The form's token; making one marks the page as nobody else's."""
    return csrf_of(request) if needed else ""


def _what_for(row: Any, kinds: Mapping[str, str], today: Any) -> str:
    """ "Job shadow, Nov 12", "5 years of partnership", what was written, or what is usual."""
    if row.honours:
        return str(row.honours)
    if row.activity_id is not None:
        kind = kinds.get(row.activity__kind, row.activity__kind)
        return f"{kind}, {day(row.activity__starts_on, today)}"
    if row.anniversary_years:
        return years_of_partnership(row.anniversary_years)
    return "" if row.occasion == Occasion.ENGAGEMENT else str(Occasion(row.occasion).label)
