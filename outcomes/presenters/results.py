"""Results, drawn: on a partner's page, and as lines of the list."""

from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import quote

from django.utils.safestring import SafeString

from core.addresses import address_by_id
from core.csrf import csrf_of
from core.moulds import filled
from offices.permissions import Permission, may
from offices.requests import OfficeRequest
from outcomes.presenters.result_words import period_words, shared_words, value_words
from outcomes.queries.shown_results import shown_of
from partnerships.models import Partner

ITEM, LINE = "outcomes/result_item.html", "outcomes/results_row.html"


def result_items(
    request: OfficeRequest, partner: Partner, rows: Iterable[Any], below: int
) -> list[SafeString]:
    """A partner's results, drawn."""
    may_edit = may(request.membership, Permission.EDIT_PARTNERS) and partner.archived_at is None
    to, csrf = _addresses(request), csrf_of(request) if may_edit else ""
    drawn = []
    for row in rows:
        shape = {"may_edit": may_edit, "is_shared": row.shared_on is not None}
        texts = _texts(request, row, below) | {
            "edit_url": to["result_edit"](row.id),
            "share_url": to["result_share"](row.id),
            "csrf": csrf,
        }
        drawn.append(filled(ITEM, shape, texts))
    return drawn


def result_lines(
    request: OfficeRequest, rows: Iterable[Any], below: int, view: str
) -> list[SafeString]:
    """The results of a page of the list, drawn. `view` as in `ResultFilters`."""
    may_edit = may(request.membership, Permission.EDIT_PARTNERS)
    to, csrf = _addresses(request), csrf_of(request) if may_edit else ""
    back = f"?next={quote(request.get_full_path())}"
    drawn = []
    for row in rows:
        shape = {
            "may_edit": may_edit,
            "is_shared": row.shared_on is not None,
            "is_archived": view == "archived",
            "has_source": bool(row.source),
        }
        texts = _texts(request, row, below) | {
            "name": row.partner__name,
            "url": to["partner"](row.partner_id),
            "source": row.source,
            "edit_url": to["result_edit"](row.id) + back,
            "share_url": to["result_share"](row.id) + back,
            "restore_url": to["result_restore"](row.id) + back,
            "csrf": csrf,
        }
        drawn.append(filled(LINE, shape, texts))
    return drawn


def _texts(request: OfficeRequest, row: Any, below: int) -> dict[str, Any]:
    """What both have in common."""
    today = request.office.today()
    return {
        "key": row.id,
        "what": row.measure__name,
        "period": period_words(row.starts_on, row.ends_on, today),
        "value": value_words(row.measure__unit, shown_of(row, below), below),
        "shared": shared_words(row.shared_on, today),
    }


def _addresses(request: OfficeRequest) -> dict[str, Callable[[int], str]]:
    names = ("partner", "result_edit", "result_share", "result_restore")
    return {name: address_by_id(name, request.office.slug) for name in names}
