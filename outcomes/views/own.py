"""The page of a member's own: its partners, its promises, its thanks; nobody else's."""

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from core.addresses import address_in
from core.due.batch import batch
from core.pager import BadCursor, Page
from offices.enums.vocabularies import Vocabulary
from offices.permissions import Permission, require
from offices.queries.labels import labels_of
from offices.requests import OfficeRequest
from outcomes.presenters.own import headline, thanked
from outcomes.queries.own import count_late_answers, count_own, first_thanked_by, list_own
from outreach.panels.concerns import answers_panel
from outreach.presenters.drawn import drawn_tasks
from outreach.presenters.rows import task_rows
from outreach.queries.work import Promised, first_promised
from partnerships.presenters.lines import partner_lines
from partnerships.queries.partners import PartnerRow
from recognition.panels.owed import owed_panel
from recognition.queries.spans import term_so_far
from recognition.views.paging import links

FEW = 5


@require_GET
def mine(request: OfficeRequest, office: str) -> HttpResponse:
    """What the member who asks has in hand. Twelve statements, however much it is."""
    require(request.membership, Permission.SEE)
    member, today = request.membership, request.office.today()
    page = _page(request, today)
    with batch():  # promises and answers both ask who is there today
        promised = first_promised(request.office, member, today, FEW)
        late = promised.late + count_late_answers(request.office, member, today)
        answers = answers_panel(request)
    counts = count_own(request.office, member, today)
    kinds = {Vocabulary.PARTNER_KIND: labels_of(request.office, Vocabulary.PARTNER_KIND)}
    context = {
        "headline": headline(counts, late),
        "lines": partner_lines(request.office, page.rows, kinds, whose=member.display_name),
        "promises": _promises(request, promised),
        "answers": answers,
        "owed": owed_panel(request),
        "given": _given(request, today),
        **links(request, page),
    }
    return render(request, "outcomes/own.html", context)


def _page(request: OfficeRequest, today: date) -> Page[PartnerRow]:
    """The page that was asked for; the first one if its cursor is bad."""
    try:
        return list_own(request.office, request.membership, today, request.GET.get("page"))
    except BadCursor:
        return list_own(request.office, request.membership, today)


def _promises(request: OfficeRequest, promised: Promised) -> dict[str, Any]:
    rows = task_rows(request.office, promised.rows, request.membership)
    return {
        "rows": drawn_tasks(request, rows, None),
        "count": promised.count,
        "is_more": promised.count > FEW,
        "all_url": address_in(request.office.slug, "follow_ups"),
    }


def _given(request: OfficeRequest, today: date) -> dict[str, Any]:
    """What the member has thanked for in this term."""
    since = term_so_far(request.office, today)
    found, count = first_thanked_by(request.office, request.membership, since.day, FEW)
    query = urlencode({"by": request.membership.pk, "from": since.day.isoformat()})
    return {
        "rows": thanked(request.office, found, today),
        "count": count,
        "is_term": since.is_term,
        "is_more": count > FEW,
        "all_url": f"{address_in(request.office.slug, 'thanks_history')}?{query}",
    }
