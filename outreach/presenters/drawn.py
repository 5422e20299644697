"""Rows of lists, drawn: their templates are filled in, not drawn anew for each row."""

from collections.abc import Iterable
from urllib.parse import quote

from django.utils.safestring import SafeString

from core.moulds import filled
from core.templatetags.icons import icon
from offices.permissions import Permission, may
from offices.requests import OfficeRequest
from outreach.presenters.bulk import BulkBar
from outreach.presenters.rows import TaskRow
from outreach.presenters.silence import Silence

TASK = "outreach/task_row.html"
SILENCE = "outreach/silence_row.html"


def drawn_tasks(
    request: OfficeRequest, rows: Iterable[TaskRow], bulk: BulkBar | None
) -> list[SafeString]:
    """Each follow-up's row; `bulk`: the bar below the list, if several can be chosen for it."""
    may_log = may(request.membership, Permission.LOG)
    fixed = {"may_log": may_log, "may_choose": bulk is not None}
    fixed["is_chosen"] = bulk is not None and bulk.is_all
    back = f"?next={quote(request.get_full_path())}"
    return [_task(row, fixed, back) for row in rows]


def _task(row: TaskRow, fixed: dict[str, bool], back: str) -> SafeString:
    shape = {**fixed, "is_late": bool(row.late), "has_text": bool(row.text)}
    texts = {
        "key": row.key,
        "icon": icon(row.icon),
        "title": row.title,
        "partner": row.partner,
        "partner_url": row.partner_url,
        "late": row.late,
        "text": row.text,
        "minutes": row.minutes,
        "why": row.why,
        "settle_url": row.settle_url,
        "later_url": row.later_url,
        "back": back,
    }
    return filled(TASK, shape, texts)


def drawn_silences(request: OfficeRequest, rows: Iterable[Silence]) -> list[SafeString]:
    """Each silent partner's row."""
    may_log = may(request.membership, Permission.LOG)
    return [_silence(row, may_log=may_log) for row in rows]


def _silence(row: Silence, *, may_log: bool) -> SafeString:
    return filled(SILENCE, {"may_log": may_log, "has_owner": bool(row.owner)}, vars(row))
