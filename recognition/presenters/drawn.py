"""Rows of the lists of thanks, filled in instead of drawn anew."""

from collections.abc import Iterable
from urllib.parse import quote

from django.utils.safestring import SafeString

from core.moulds import filled
from offices.permissions import Permission, may
from offices.requests import OfficeRequest
from recognition.presenters.reasons import OwedRow

OWED = "recognition/owed_row.html"


def drawn_owed(request: OfficeRequest, rows: Iterable[OwedRow]) -> list[SafeString]:
    """Each partner that is owed thanks, with its reason and the ways to thank it."""
    may_thank = may(request.membership, Permission.THANK)
    back = f"&next={quote(request.get_full_path())}"
    return [_owed(row, back, may_thank=may_thank) for row in rows]


def _owed(row: OwedRow, back: str, *, may_thank: bool) -> SafeString:
    shape = {
        "may_thank": may_thank,
        "is_late": row.is_late,
        "has_when": bool(row.when),
        "has_owner": bool(row.owner),
    }
    texts = {name: text for name, text in vars(row).items() if name != "is_late"}
    return filled(OWED, shape, texts | {"back": back})
