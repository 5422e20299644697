"""What came of a partnership: forms in the dialog, and what one click does."""

from functools import partial
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from core.htmx import next_url, saved
from offices.forms.errors import tried
from offices.permissions import Permission, require
from offices.requests import OfficeRequest
from offices.views.found import found
from outcomes.actions.results import (
    archive_result,
    create_result,
    restore_result,
    share_results,
    update_result,
)
from outcomes.forms.results import EditResultForm, NewResultForm, ResultForm
from outcomes.models import Result
from outcomes.presenters.result_words import value_words
from outcomes.queries.measures import measures_of
from outcomes.queries.results import get_result, live_results, office_years
from outcomes.queries.shown_results import seen_of, threshold
from partnerships.models import Partner
from partnerships.presenters.undo import undo_of_this
from partnerships.queries.partners import get_partner
from partnerships.views.once import made_once, once_token

FORM = "outcomes/result_form.html"


@require_http_methods(["GET", "POST"])
def result_new(request: OfficeRequest, office: str, partner: int) -> HttpResponse:
    """Write down what came of it."""
    it = found(get_partner, request, partner)
    require(request.membership, Permission.EDIT_PARTNERS)
    form = NewResultForm(
        request.POST or None,
        measures=list(measures_of(request.office)),
        years=office_years(request.office),
        today=request.office.today(),
    )
    member = request.membership

    def make() -> Result:
        fields = form.result_fields()
        act = partial(create_result, by=member, partner=it, fields=fields)
        return made_once(request, {"partner": it.pk, **fields}, act, get_result)

    if made := tried(form, make):
        undo = reverse("result_archive", args=[office, made.pk])
        said = _("Written down: %(what)s.") % {"what": made.measure.name}
        return _done(request, it.pk, said, undo)
    action = reverse("result_new", args=[office, it.pk])
    return _form(request, form, it, action, once=once_token(request))


@require_http_methods(["GET", "POST"])
def result_edit(request: OfficeRequest, office: str, result: int) -> HttpResponse:
    """Correct it. What is not shown is not shown here either."""
    it = _found(request, result)
    below = threshold(request.office.pk)
    seen = seen_of(it, below)
    form = EditResultForm(
        request.POST or None,
        result=it,
        seen=seen,
        years=office_years(request.office),
        today=request.office.today(),
    )
    member = request.membership
    if tried(form, lambda: update_result(by=member, result=it, fields=form.result_fields())):
        undo = undo_of_this(request, it.partner_id)
        return _done(request, it.partner_id, _("Changes saved."), undo)
    context = {
        "result": it,
        "remove_url": reverse("result_archive", args=[office, it.pk]),
        "value": value_words(it.measure.unit, seen, below) if seen.held else "",
    }
    return _form(request, form, it.partner, reverse("result_edit", args=[office, it.pk]), **context)


@require_POST
def result_share(request: OfficeRequest, office: str, result: int) -> HttpResponse:
    """The partner was told today; Undo takes that back."""
    it = _found(request, result)
    if not share_results(by=request.membership, results=[it]):
        said = _("This has changed since, so it was left as it is.")
        return _done(request, it.partner_id, said)
    said = _("Shared with the partner today: %(what)s.") % {"what": it.measure.name}
    return _done(request, it.partner_id, said, undo_of_this(request, it.partner_id))


@require_POST
def results_share(request: OfficeRequest, office: str, partner: int) -> HttpResponse:
    """The partner was told everything today."""
    it = found(get_partner, request, partner)
    require(request.membership, Permission.EDIT_PARTNERS)
    unknown = live_results(request.office, it.pk).filter(shared_on=None)
    shared = share_results(by=request.membership, results=list(unknown))
    said = ngettext(
        "%(count)d result shared with the partner today.",
        "%(count)d results shared with the partner today.",
        len(shared),
    )
    undo = undo_of_this(request, it.pk)
    return _done(request, it.pk, said % {"count": len(shared)}, undo)


@require_POST
def result_archive(request: OfficeRequest, office: str, result: int) -> HttpResponse:
    """Put it away; Undo brings it back."""
    it = _found(request, result)
    archive_result(by=request.membership, result=it)
    undo = reverse("result_restore", args=[office, it.pk])
    said = _("Removed: %(what)s.") % {"what": it.measure.name}
    return _done(request, it.partner_id, said, undo)


@require_POST
def result_restore(request: OfficeRequest, office: str, result: int) -> HttpResponse:
    """Bring it back."""
    it = _found(request, result)
    try:
        restore_result(by=request.membership, result=it)
    except ValidationError as error:
        return _done(request, it.partner_id, " ".join(error.messages))
    return _done(request, it.partner_id, _("Back again: %(what)s.") % {"what": it.measure.name})


def _found(request: OfficeRequest, pk: int) -> Result:
    result = found(get_result, request, pk)
    require(request.membership, Permission.EDIT_PARTNERS)
    return result


def _form(
    request: OfficeRequest, form: ResultForm, partner: Partner, action: str, **more: Any
) -> HttpResponse:
    context = {
        "form": form,
        "partner": partner,
        "action_url": action,
        "next": next_url(request, ""),
        "cancel_url": next_url(request, _page(request, partner.pk)),
        **more,
    }
    return render(request, FORM, context, status=422 if form.is_bound else 200)


def _page(request: OfficeRequest, partner: int) -> str:
    return reverse("partner", args=[request.office.slug, partner])


def _done(request: OfficeRequest, partner: int, said: str, undo_url: str = "") -> HttpResponse:
    """Back to where the click was, or to the partner."""
    to = next_url(request, _page(request, partner))
    return saved(request, to=to, message=said, undo_url=undo_url)
