"""Thank several partners at once: choose them, then record it, or go on to what is printed."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from core.addresses import address_in
from core.htmx import saved
from core.once import new_token, once
from offices.forms.errors import tried
from offices.permissions import Permission, require
from offices.requests import OfficeRequest
from recognition.actions.recognitions import archive_many, record_many
from recognition.forms.batches import ids_of
from recognition.forms.recognitions import ThanksForm
from recognition.models import Recognition
from recognition.presenters.many import Chosen, many_rows, many_words, scopes, selects
from recognition.presenters.thanks_head import thanks_head
from recognition.queries.choosing import (
    MOST,
    Choice,
    choosable,
    choosable_rows,
    chosen_partners,
    ids_that_fit,
    order_of_choice,
)
from recognition.queries.undo import read_ids, signed_ids
from recognition.views.paging import asked_page, links

PAGE, FIT = "page", "fit"


@require_http_methods(["GET", "POST"])
def thanks_many(request: OfficeRequest, office: str) -> HttpResponse:
    """The partners to choose from. POST records the same act of thanks for those `partners`."""
    require(request.membership, Permission.THANK)
    office_, today = request.office, request.office.today()
    form = ThanksForm(request.POST or None, office=office_, today=today)
    sent = ids_of(request.POST.getlist("partners"))
    if made := tried(form, lambda: _record(request, form, sent)):
        return _recorded(request, made)
    return _page(request, form, sent)


@require_POST
def thanks_many_undo(request: OfficeRequest, office: str) -> HttpResponse:
    """Put away all that one click has recorded (`of`)."""
    require(request.membership, Permission.THANK)
    ids = read_ids(request.office, request.GET.get("of", ""))
    count = archive_many(by=request.membership, office=request.office, ids=ids)
    words = ngettext(
        "Taken back: thanks to %(count)d partner.",
        "Taken back: thanks to %(count)d partners.",
        count,
    )
    return saved(request, to=_history(request), message=words % {"count": count})


def _record(request: OfficeRequest, form: ThanksForm, ids: list[int]) -> list[int]:
    """The ids of what was recorded; the same form sent twice records it once."""
    member, made = request.membership, list[Recognition]()
    partners = chosen_partners(request.office, ids)

    def make() -> int:
        fields = form.recognition_fields()
        made.extend(record_many(by=member, partners=partners, fields=fields))
        return len(made)

    said = repr([sorted(ids), sorted(form.cleaned_data.items())])
    once(request.office.pk, member.pk, request.POST.get("once", ""), said, make)
    return [it.pk for it in made] or [0]


def _recorded(request: OfficeRequest, made: list[int]) -> HttpResponse:
    ids = [pk for pk in made if pk]
    undo = reverse("thanks_many_undo", args=[request.office.slug])
    words = ngettext(
        "Thanks to %(count)d partner recorded.", "Thanks to %(count)d partners recorded.", len(ids)
    )
    if not ids:  # the second of two clicks
        return saved(request, to=_history(request), message=_("Recorded."), leave=True)
    return saved(
        request,
        to=_history(request),
        message=words % {"count": len(ids)},
        undo_url=f"{undo}?{urlencode({'of': signed_ids(request.office, ids)})}",
        leave=True,
    )


def _page(request: OfficeRequest, form: ThanksForm, sent: list[int]) -> HttpResponse:
    choice, today = Choice.read(request.GET.dict()), request.office.today()
    rows = choosable_rows(choosable(request.office, choice, today), choice, today)
    page = asked_page(request, rows, order_of_choice(choice))
    fitting = ids_that_fit(request.office, choice, today) if _asks(request, FIT) else []
    here = [it.partner_id for it in page.rows] if _asks(request, PAGE) else []
    chosen = Chosen(tuple(sent or fitting[:MOST] or here))
    words = many_words(request)
    elsewhere = chosen.elsewhere(page.rows)
    context: dict[str, Any] = {
        "form": form,
        "rows": many_rows(request, page.rows, choice, words, chosen),
        "choice": choice,
        "scopes": scopes(choice),
        "selects": selects(request, choice, words),
        "elsewhere": ",".join(map(str, elsewhere)),
        "elsewhere_count": len(elsewhere),
        "is_cut": len(fitting) > MOST,
        "most": MOST,
        "page_url": f"?{_query(request, PAGE)}",
        "fit_url": f"?{choice.as_query(all=FIT)}",
        "clear_url": f"?{choice.as_query()}",
        "plain_url": f"?{Choice(choice.scope).as_query()}",
        "once": request.POST.get("once") or new_token(),
        **links(request, page),
        **thanks_head(request),
    }
    status = 422 if form.is_bound else 200
    return render(request, "recognition/many.html", context, status=status)


def _asks(request: OfficeRequest, what: str) -> bool:
    return request.GET.get("all") == what


def _query(request: OfficeRequest, what: str) -> str:
    query = request.GET.copy()
    query["all"] = what
    return query.urlencode()


def _history(request: OfficeRequest) -> str:
    return address_in(request.office.slug, "thanks_history")
