"""Record that a partner was thanked, on a page or in the dialog; change it, put it away."""

import json
from typing import Any

from django.db.models import Model
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from core.addresses import address_in
from core.api.fields import read_id
from core.htmx import in_dialog, next_url, saved
from core.once import new_token, once
from offices.enums.vocabularies import Vocabulary
from offices.forms.errors import tried
from offices.permissions import Permission, require
from offices.queries.labels import labels_of
from offices.requests import OfficeRequest
from outreach.views.found import found
from outreach.views.origin import partner_of_page
from partnerships.models import Partner
from partnerships.queries.partners import get_partner
from recognition.actions.recognitions import (
    archive_recognition,
    record_recognition,
    restore_recognition,
    update_recognition,
)
from recognition.enums.channels import Channel
from recognition.forms.recognitions import RecordForm, what_for
from recognition.models import Recognition
from recognition.presenters.reasons import reason
from recognition.presenters.thanks_head import SPOTLIGHT, thanks_head
from recognition.queries.ledger import get_recognition
from recognition.queries.owed import Owed, owed_to
from recognition.queries.proposals import propose_channel

ABOUT = "about-partner"  # what htmx replaces once a partner is chosen
SHEET, PAGE = "recognition/record_sheet.html", "recognition/record.html"


@require_http_methods(["GET", "POST"])
def thanks_record(request: OfficeRequest, office: str) -> HttpResponse:
    """Any act of thanks; `?partner=` says whom, and in the dialog it is not asked again."""
    require(request.membership, Permission.THANK)
    partner = _asked_partner(request)
    is_fixed = partner is not None and in_dialog(request) and "partner" in request.GET
    context = _proposed(request, partner)
    form = RecordForm(
        request.POST or None,
        initial=context.pop("initial"),
        office=request.office,
        today=request.office.today(),
        partner=partner,
        kinds=labels_of(request.office, Vocabulary.ACTIVITY_KIND),
        is_fixed=is_fixed,
    )
    if made := tried(form, lambda: _record(request, form, partner)):
        return _recorded(request, made)
    context |= {"form": form, "partner": partner, "is_fixed": is_fixed}
    return _page(request, form, context)


@require_http_methods(["GET", "POST"])
def recognition_edit(request: OfficeRequest, office: str, recognition: int) -> HttpResponse:
    """Change what was put down."""
    it = found(get_recognition, request.office, recognition)
    require(request.membership, Permission.THANK)
    form = RecordForm(
        request.POST or None,
        initial=_initial(it),
        office=request.office,
        today=request.office.today(),
        partner=it.partner,
        kinds=labels_of(request.office, Vocabulary.ACTIVITY_KIND),
        is_fixed=True,
    )
    member = request.membership
    if tried(
        form,
        lambda: update_recognition(by=member, recognition=it, fields=form.recognition_fields()),
    ):
        return saved(request, to=_history(request), message=_("Changes saved."))
    context = {"form": form, "recognition": it, "cancel_url": _history(request)}
    status = 422 if form.is_bound else 200
    return render(request, "recognition/edit.html", context, status=status)


@require_POST
def recognition_archive(request: OfficeRequest, office: str, recognition: int) -> HttpResponse:
    """Put it away; Undo brings it back."""
    it = found(get_recognition, request.office, recognition)
    archive_recognition(by=request.membership, recognition=it)
    message = _("Removed: %(what)s for %(partner)s.") % _named(it)
    undo = reverse("recognition_restore", args=[office, it.pk])
    return saved(request, to=_history(request), message=message, undo_url=undo)


@require_POST
def recognition_restore(request: OfficeRequest, office: str, recognition: int) -> HttpResponse:
    """Bring it back."""
    it = found(get_recognition, request.office, recognition)
    restore_recognition(by=request.membership, recognition=it)
    message = _("Back again: %(what)s for %(partner)s.") % _named(it)
    return saved(request, to=_history(request), message=message)


def _asked_partner(request: OfficeRequest) -> Partner | None:
    """Whom the address or the form names; else the partner on whose page one is."""
    sent = request.POST.get("partner") or request.GET.get("partner") or ""
    if not sent:
        return partner_of_page(request) if request.method == "GET" else None
    pk = read_id(sent)
    return found(get_partner, request.office, pk) if pk is not None else None


def _proposed(request: OfficeRequest, partner: Partner | None) -> dict[str, Any]:
    """What the form begins with: the channel that would vary, and what is owed."""
    asked = request.GET.get("channel", "")
    initial: dict[str, Any] = {"channel": asked if asked in Channel.values else ""}
    if partner is None or request.method == "POST":
        return {"initial": initial}
    office, today = request.office, request.office.today()
    proposal = propose_channel(office, [partner.pk], today).get(partner.pk)
    owed = owed_to(office, partner.pk, today)
    initial |= {"partner": partner.pk, **_of_owed(owed)}
    if proposal is not None and not initial["channel"]:
        initial["channel"] = str(proposal.channel)
    said = reason(owed, today) if owed else None
    return {"initial": initial, "proposal": proposal, "reason": said}


def _of_owed(owed: Owed | None) -> dict[str, Any]:
    if owed is None:
        return {}
    if owed.engagement is not None:
        return {"activity": str(owed.engagement.pk)}
    return {"what_for": what_for("anniversary", owed.years)} if owed.years else {}


def _initial(it: Recognition) -> dict[str, Any]:
    return {
        "channel": it.channel,
        "audience": it.audience,
        "given_on": it.given_on,
        "what_for": what_for(it.occasion, it.anniversary_years),
        "honours": it.honours,
        "note": it.note,
        "activity": str(it.activity_id or ""),
        "contact": it.contact_id,
        "honoured": it.activity,
    }


def _record(request: OfficeRequest, form: RecordForm, partner: Partner | None) -> Recognition:
    """Record it; the same form sent twice, by an impatient finger, records it once."""
    thanked = partner or form.cleaned_data["partner"]
    fields = form.recognition_fields()
    made: list[Recognition] = []

    def make() -> int:
        made.append(record_recognition(by=request.membership, partner=thanked, fields=fields))
        return made[0].pk

    said = json.dumps([thanked.pk, fields], default=_plain, sort_keys=True)
    token = request.POST.get("once", "")
    pk, _is_new = once(request.office.pk, request.membership.pk, token, said, make)
    return made[0] if made else get_recognition(request.office, pk)


def _plain(value: Any) -> Any:
    return value.pk if isinstance(value, Model) else str(value)


def _recorded(request: OfficeRequest, made: Recognition) -> HttpResponse:
    """Back to where one was, with Undo."""
    undo = reverse("recognition_archive", args=[request.office.slug, made.pk])
    message = _("%(what)s for %(partner)s recorded.") % _named(made)
    return saved(request, to=_history(request), message=message, undo_url=undo)


def _page(request: OfficeRequest, form: RecordForm, context: dict[str, Any]) -> HttpResponse:
    """The sheet of the dialog, the page, or only what follows from the partner."""
    context |= {
        "next": next_url(request, ""),
        "cancel_url": _history(request),
        "once": request.POST.get("once") or new_token(),
    }
    status = 422 if form.is_bound and not form.is_searching() else 200
    if request.htmx.target == ABOUT:
        return render(request, "recognition/record_about.html", context)
    if in_dialog(request):
        return render(request, SHEET, context, status=status)
    return render(request, PAGE, context | thanks_head(request, SPOTLIGHT), status=status)


def _named(it: Recognition) -> dict[str, str]:
    return {"what": it.get_channel_display(), "partner": it.partner.name}


def _history(request: OfficeRequest) -> str:
    return next_url(request, address_in(request.office.slug, "thanks_history"))
