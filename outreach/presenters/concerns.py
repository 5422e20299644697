"""Concerns in words: on Today, on a partner's page, as lines of the list."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any
from urllib.parse import quote

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from core.addresses import address_by_id
from core.csrf import csrf_of
from core.moulds import filled
from core.templatetags.dates import day, due, is_late, weekday
from core.templatetags.icons import icon
from offices.permissions import Permission, may
from offices.requests import OfficeRequest
from outreach.enums.concerns import ConcernKind

TASK = "outreach/concern_task.html"
ITEM = "outreach/concern_item.html"
LINE = "outreach/concerns_row.html"
CONCERN_ICONS = {
    ConcernKind.CONCERN.value: "message-circle-warning",
    ConcernKind.QUESTION.value: "message-circle-question-mark",
}


def concern_tasks(request: OfficeRequest, rows: Iterable[Any]) -> list[SafeString]:
    """What the reader has to answer, as rows of Today."""
    to, today = _addresses(request), request.office.today()
    may_log, reader = may(request.membership, Permission.LOG), request.membership.pk
    drawn = []
    for row in rows:
        late = is_late(row.promised_on, today)
        others = row.owner_id is not None and row.owner_id != reader
        facts = [_("raised %(day)s") % {"day": day(row.raised_on, today)}]
        facts += [_("for %(name)s") % {"name": row.owner__display_name}] if others else []
        texts = {
            "key": row.id,
            "icon": icon(CONCERN_ICONS[row.kind]),
            "title": to_answer(row, today),
            "partner_url": to["partner"](row.partner_id),
            "late": due(row.promised_on, today) if late else "",
            "facts": " · ".join(facts),
            "answer_url": to["concern_answer"](row.id) + to_here(request),
        }
        drawn.append(filled(TASK, {"may_log": may_log, "is_late": late}, texts))
    return drawn


def to_answer(row: Any, today: date) -> str:
    """ "Answer Rivera Machining by Fri, Nov 20: Two students did not come"."""
    names = {"partner": row.partner__name, "what": row.what}
    if row.promised_on is None or is_late(row.promised_on, today):
        return _("Answer %(partner)s: %(what)s") % names
    names["day"] = weekday(row.promised_on)
    if row.promised_on == today:
        return _("Answer %(partner)s today: %(what)s") % names
    return _("Answer %(partner)s by %(day)s: %(what)s") % names


def concern_items(request: OfficeRequest, rows: Iterable[Any]) -> list[SafeString]:
    """A partner's concerns, drawn."""
    to, today = _addresses(request), request.office.today()
    may_log = may(request.membership, Permission.LOG)
    drawn = []
    for row in rows:
        is_open = row.answered_on is None
        late = is_open and is_late(row.promised_on, today)
        shape = {"may_log": may_log, "is_open": is_open, "is_late": late}
        texts = {
            "key": row.id,
            "kind": kind_words(row.kind),
            "what": row.what,
            "late": due(row.promised_on, today) if late else "",
            "facts": " · ".join(_facts(row, today)),
            "edit_url": to["concern_edit"](row.id),
            "answer_url": to["concern_answer"](row.id),
        }
        drawn.append(filled(ITEM, shape, texts))
    return drawn


def concern_lines(request: OfficeRequest, rows: Iterable[Any], view: str) -> list[SafeString]:
    """The concerns of a page of the list, drawn. `view` as in `ConcernFilters`."""
    to, today = _addresses(request), request.office.today()
    may_log = may(request.membership, Permission.LOG)
    back, csrf = to_here(request), csrf_of(request) if may_log else ""
    drawn = []
    for row in rows:
        is_open = row.answered_on is None
        late = is_open and is_late(row.promised_on, today)
        shape = {
            "may_log": may_log,
            "is_open": is_open,
            "is_late": late,
            "is_archived": view == "archived",
            "has_answer": bool(row.answer),
        }
        texts = {
            "key": row.id,
            "kind": kind_words(row.kind),
            "what": row.what,
            "name": row.partner__name,
            "url": to["partner"](row.partner_id),
            "late": due(row.promised_on, today) if late else "",
            "facts": " · ".join(_facts(row, today)),
            "answer": row.answer,
            "edit_url": to["concern_edit"](row.id) + back,
            "answer_url": to["concern_answer"](row.id) + back,
            "restore_url": to["concern_restore"](row.id) + back,
            "csrf": csrf,
        }
        drawn.append(filled(LINE, shape, texts))
    return drawn


def kind_words(kind: str) -> str:
    """The kind as a label."""
    return str(ConcernKind(kind).label) if kind in ConcernKind.values else kind


def promise_words(promised_on: date, today: date) -> str:
    """ "answer promised by Fri, Nov 20", with the year where it is another one."""
    is_near = promised_on.year == today.year
    words = weekday(promised_on) if is_near else day(promised_on, today)
    return _("answer promised by %(day)s") % {"day": words}


def to_here(request: OfficeRequest) -> str:
    """The query that leads a form back to this page."""
    return f"?next={quote(request.get_full_path())}"


def _facts(row: Any, today: date) -> Iterator[str]:
    """When it was raised, promised or answered, and whose it is."""
    yield _("raised %(day)s") % {"day": day(row.raised_on, today)}
    if row.answered_on is not None:
        yield _("answered %(day)s") % {"day": day(row.answered_on, today)}
    elif row.promised_on is not None:
        yield promise_words(row.promised_on, today)
    if row.answered_on is None and row.owner__display_name:
        yield _("for %(name)s") % {"name": row.owner__display_name}


def _addresses(request: OfficeRequest) -> dict[str, Callable[[int], str]]:
    names = ("partner", "concern_edit", "concern_answer", "concern_restore")
    return {name: address_by_id(name, request.office.slug) for name in names}
