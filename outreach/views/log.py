"""Log a touchpoint, from anywhere."""

import json
from dataclasses import replace
from typing import Any, cast

from django.db.models import Model
from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from core.addresses import address_of
from core.api.fields import read_id
from core.htmx import is_htmx, next_url, saved
from core.once import new_token, once
from core.pickers import LIMIT, picker_options
from core.templatetags.dates import weekday
from offices.forms.errors import tried
from offices.permissions import Permission, require
from offices.requests import OfficeRequest
from outreach.actions.activities import log_activity
from outreach.actions.parts import Part
from outreach.actions.settling import ClosedMeanwhile, log_and_settle
from outreach.enums.activities import ActivityKind, Status
from outreach.forms.log import ACTS, LogForm
from outreach.models import Activity, FollowUp
from outreach.queries.activities import get_activity
from outreach.queries.follow_ups import open_follow_ups
from outreach.views.found import found
from outreach.views.hearing import BOX, SHEET, Hearing, given, listen, log_form
from outreach.views.origin import partner_of_page
from partnerships.queries.partners import best_partners, get_partner, partners_of


@require_http_methods(["GET", "POST"])
def log(request: OfficeRequest, office: str) -> HttpResponse:
    """The form, as a dialog or a page; `?partner=`, `?notes=`, `?follow_up=` fill it in, and so
    does any field of it. What the note says is read into the fields that nobody has touched."""
    require(request.membership, Permission.LOG)
    if request.method == "GET":
        hearing = listen(request, _begun(request))
        return _page(request, hearing)
    saves = not any(act in request.POST for act in ACTS)
    is_heard = is_htmx(request) and "heard" in request.POST
    if saves and not is_heard:
        return _save_as_sent(request)
    hearing = listen(request, request.POST)
    if saves and not _asks(request, hearing) and (activity := _tried(request, hearing.form)):
        return _saved(request, hearing.form, activity)
    return _page(request, hearing)


@require_GET
def log_people(request: OfficeRequest, office: str) -> HttpResponse:
    """The parts of an activity's form that follow from its partners: their people, their parts."""
    require(request.membership, Permission.LOG)
    data: QueryDict = request.GET.copy()
    data["read"] = "1"  # keep what is there, judge nothing
    return render(request, "outreach/log_people.html", {"form": log_form(request, data)})


@require_GET
def log_partner_options(request: OfficeRequest, office: str) -> HttpResponse:
    """Partners for what was typed into the picker."""
    require(request.membership, Permission.LOG)
    picker = log_form(request, QueryDict()).fields["partners"].widget
    words = request.GET.get("q", "").replace("\x00", "")
    partners = best_partners(request.office, partners_of(request.office), words, LIMIT)
    return picker_options(request, picker.options(partners))


def _asks(request: OfficeRequest, hearing: Hearing) -> bool:
    """Whether Today's box has to ask first which partner is meant: it may have been too quick to
    be read. In the dialog the question was seen, and needs no answer."""
    unsettled = [it for it in hearing.heard.candidates if it.noun == "partner" and it.options]
    if request.POST.get("place") != BOX or not unsettled:
        return False
    said = _("Which %(name)s?") % {"name": unsettled[0].said}
    hearing.form.add_error("partners", said)
    return True


def _save_as_sent(request: OfficeRequest) -> HttpResponse:
    """Without the script nobody has seen what a sentence that was not read yet may say: what is
    in the fields counts, and only where they do not do the sentence fills them, to be looked at."""
    form = log_form(request, request.POST)
    if form.is_searching():
        return _page(request, listen(request, request.POST))
    if activity := _tried(request, form):
        return _saved(request, form, activity)
    hearing = listen(request, request.POST)
    if form.chosen:
        hearing = replace(hearing, form=form)
    hearing.form.is_valid()
    return _page(request, hearing)


def _page(request: OfficeRequest, hearing: Hearing) -> HttpResponse:
    form = hearing.form
    form.fields["partners"].widget.is_lazy = is_htmx(request)  # the script asks for the likeliest
    context = {
        "form": form,
        "heard": hearing.chips(request, is_box=False),
        "place": SHEET,
        "settles": _follow_up(request, str(form["done_follow_up"].value() or "")),
        "next": next_url(request, ""),
        "once": request.POST.get("once") or new_token(),
        "lacks_partners": not form.chosen and not partners_of(request.office).exists(),
    }
    return render(request, "outreach/log.html", context, status=200 if form.is_searching() else 422)


def _begun(request: OfficeRequest) -> QueryDict:
    """What is known already is not asked: from the link, the follow-up, the page one is on."""
    data: QueryDict = request.GET.copy()
    data["read"] = "1"
    data.pop("heard", None)
    asked = [pk for it in data.pop("partner", []) if (pk := read_id(it)) is not None]
    for pk in asked:
        found(get_partner, request.office, pk)
    kind = str(ActivityKind.CALL)
    if settles := _follow_up(request, data.get("follow_up", "")):
        asked = asked or [settles.partner_id]
        kind = settles.kind or kind
        data["done_follow_up"] = str(settles.pk)
    if read_id(data.get("follow_up", "")) is not None:
        del data["follow_up"]
    data.setlist("partners", [str(pk) for pk in asked])
    here = None if asked else partner_of_page(request)
    return given(data, partners=[here.pk] if here else [], kind=kind)


def _follow_up(request: OfficeRequest, pk: str) -> FollowUp | None:
    """The follow-up that saving will close; one that is closed by now is no hindrance."""
    number = read_id(pk)
    return None if number is None else open_follow_ups(request.office).filter(pk=number).first()


def _to_settle(request: OfficeRequest, form: LogForm) -> FollowUp | None:
    """The follow-up that the form came from, open or not."""
    number = form.cleaned_data["done_follow_up"]
    if number is None:
        return None
    there = FollowUp.objects.filter(office=request.office, archived_at=None)
    return there.filter(partner__archived_at=None, pk=number).select_related("closed_by").first()


def _tried(request: OfficeRequest, form: LogForm) -> Activity | None:
    """Log it; the same form sent twice, by an impatient finger, logs it once."""
    settles = _to_settle(request, form) if form.is_valid() else None
    token = request.POST.get("once", "")

    def write() -> Activity:
        made: list[Activity] = []

        def make() -> int:
            made.append(_write(request, form, settles))
            return made[0].pk

        said = _content(form)
        pk, _is_new = once(request.office.pk, request.membership.pk, token, said, make)
        first = made[0] if made else get_activity(request.office, pk)
        return first if first.archived_at is None else _write(request, form, settles)

    return tried(form, write)


def _content(form: LogForm) -> str:
    """All that saving the form would write, to tell a second click from another activity."""
    contacts, settles = list(form.cleaned_data["contacts"]), form.cleaned_data["done_follow_up"]
    said = [form.activity_fields(), form.parts(), contacts, form.follow_up_fields(), settles]
    return json.dumps(said, default=_plain, sort_keys=True)


def _plain(value: Any) -> Any:
    if isinstance(value, Part):
        return vars(value)
    return value.pk if isinstance(value, Model) else str(value)


def _write(request: OfficeRequest, form: LogForm, settles: FollowUp | None) -> Activity:
    by, fields, parts = request.membership, form.activity_fields(), form.parts()
    contacts, step = list(form.cleaned_data["contacts"]), form.follow_up_fields()
    if settles is None:
        return log_activity(
            by=by,
            office=request.office,
            fields=fields,
            parts=parts,
            contacts=contacts,
            follow_up=step,
        )
    try:
        return log_and_settle(
            by=by, follow_up=settles, fields=fields, parts=parts, contacts=contacts, next_step=step
        )
    except ClosedMeanwhile:
        form.data = cast("QueryDict", form.data).copy()  # saving again no longer settles anything
        form.data["done_follow_up"] = ""
        raise


def _saved(request: OfficeRequest, form: LogForm, activity: Activity) -> HttpResponse:
    slug = request.office.slug
    first = address_of(slug, "partner", form.chosen[0].pk)
    return saved(
        request,
        to=next_url(request, first),
        message=_message(form, activity),
        undo_url=address_of(slug, "activity_archive", activity.pk),
    )


def _message(form: LogForm, activity: Activity) -> str:
    """ "Call with Rivera Machining logged. Follow-up set for Tue, Nov 24." """
    names = {
        "kind": form.labels[activity.kind],
        "partners": ", ".join(it.name for it in form.chosen),
        "day": weekday(activity.starts_on),
    }
    if activity.status == Status.PLANNED:
        said = _("%(kind)s with %(partners)s planned for %(day)s.") % names
    else:
        said = _("%(kind)s with %(partners)s logged.") % names
    due_on = form.cleaned_data["follow_up_due_on"]
    if due_on is None:
        return said
    return f"{said} {_('Follow-up set for %(day)s.') % {'day': weekday(due_on)}}"
