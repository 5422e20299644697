"""Today: what is due, what comes later this week, and what can be done with several at once."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from contacts.first_steps import BRING_IN
from core.addresses import address_in
from core.registries.panels import Panel
from offices.permissions import Permission, may
from offices.presenters.first_steps import open_first_steps
from offices.requests import OfficeRequest
from outreach.presenters.bulk import BulkBar, bulk_bar
from outreach.presenters.drawn import drawn_tasks
from outreach.presenters.rows import task_rows
from outreach.queries.follow_ups import FRIDAY
from outreach.queries.work import SHOWN, Tasks, work_of
from partnerships.models import Partner


def work_panel(request: OfficeRequest) -> Panel:
    """What is late or due today, and what comes until the end of the week."""
    today = request.office.today()
    work = work_of(request.office, request.membership, today)
    may_choose = may(request.membership, Permission.LOG) and bool(work.due.count + work.later.count)
    bulk = bulk_bar(request) if may_choose else None
    due = _tasks(request, work.due, bulk)
    later = _tasks(request, work.later, bulk, is_start=not work.due.count)
    context = {
        "due": due | _begun(request, work.due.count + work.later.count),
        "later": later | {"title": _title(today)},
        "bulk": bulk,
        "things_today": work.due.count,
        "minutes_today": work.due.minutes,
    }
    return Panel("outreach/today_work.html", context)


def _title(today: date) -> str:
    """From Friday on one looks into the next week."""
    is_next = today.weekday() >= FRIDAY
    return _("Until the end of next week") if is_next else _("Later this week")


def _begun(request: OfficeRequest, count: int) -> dict[str, bool]:
    """Whether the office has no partner so far: praise for kept promises would sound hollow.

    `begins`: the checklist of first steps says it already.
    """
    steps = {it.step.name: it.is_done for it in open_first_steps(request)} if not count else {}
    if BRING_IN.name in steps:
        return {"begins": not steps[BRING_IN.name], "is_new": False}
    partners = Partner.objects.filter(office=request.office, archived_at=None)
    # in the order of an index: EXISTS would read the table until it meets one of the office's
    is_new = not count and not partners.order_by("name_key", "id").values_list("pk")[:1]
    return {"begins": False, "is_new": is_new}


def _tasks(
    request: OfficeRequest, found: Tasks, bulk: BulkBar | None, *, is_start: bool = True
) -> dict[str, Any]:
    """The first rows, and how many there are."""
    rows = task_rows(request.office, found.rows, request.membership, is_start=is_start)
    return {
        "rows": drawn_tasks(request, rows, bulk),
        "count": found.count,
        "is_more": found.count > SHOWN,
        "all_url": address_in(request.office.slug, "follow_ups"),
    }
