"""Settings: from when a partner needs care or is at risk, and what is asked of whom."""

from typing import Any

from django.core import signing
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from core.htmx import saved
from offices.forms.errors import tried
from offices.permissions import Permission, require
from offices.requests import OfficeRequest
from outcomes.actions.risk_settings import set_risk_settings
from outcomes.forms.risk_settings import RiskSettingsForm
from outcomes.models import RiskSettings
from outcomes.presenters.risk_settings import changes_in_words, usual_in_words
from outcomes.queries.risk_settings import current_values, usual_values, values_of

SALT = "outcomes.risk_settings"


@require_http_methods(["GET", "POST"])
def risk_settings(request: OfficeRequest, office: str) -> HttpResponse:
    """The form; what was changed is said in words, with Undo."""
    require(request.membership, Permission.EDIT_OFFICE)
    here, before = request.office, current_values(request.office)
    form = RiskSettingsForm(
        request.POST or None,
        office=here,
        usual=usual_in_words(here, usual_values(here)),
        initial=before,
    )
    if made := tried(form, lambda: _save(request, form)):
        return _done(request, before, values_of(made))
    context = {"form": form, "is_usual": before == usual_values(here)}
    status = 422 if form.is_bound else 200
    return render(request, "outcomes/risk_settings.html", context, status=status)


@require_POST
def risk_settings_undo(request: OfficeRequest, office: str) -> HttpResponse:
    """Set what was set before (`was`, signed by us); what was set meanwhile may stand against
    it."""
    require(request.membership, Permission.EDIT_OFFICE)
    was = _was(request)
    try:
        set_risk_settings(by=request.membership, office=request.office, fields=_read(was or {}))
    except ValidationError:
        was = None
    if was is None:
        return saved(request, to=_page(request), message=_("This cannot be undone any more."))
    return saved(request, to=_page(request), message=_("The settings are as they were."))


def _save(request: OfficeRequest, form: RiskSettingsForm) -> RiskSettings:
    fields = form.settings_fields()
    return set_risk_settings(by=request.membership, office=request.office, fields=fields)


def _was(request: OfficeRequest) -> dict[str, Any] | None:
    """What we said was set before, in this office; None where it is not ours."""
    try:
        of, was = signing.loads(request.GET.get("was", ""), salt=SALT)
    except signing.BadSignature:
        return None
    return was if of == request.office.pk else None


def _done(request: OfficeRequest, before: dict[str, Any], after: dict[str, Any]) -> HttpResponse:
    said = changes_in_words(request.office, before, after)
    if not said:
        return saved(request, to=_page(request), message=_("Nothing was changed."))
    plain = {
        name: it if isinstance(it, list) else str(it)
        for name, it in before.items()
        if it != after[name]
    }
    was = signing.dumps([request.office.pk, plain], salt=SALT)
    undo = reverse("risk_settings_undo", args=[request.office.slug])
    words = " ".join([*said, _("All partners are looked at anew.")])
    return saved(
        request, to=_page(request), message=words, undo_url=f"{undo}?{urlencode({'was': was})}"
    )


def _read(was: dict[str, Any]) -> Any:
    """The values as the action wants them; those that nobody changed are not among them."""
    fields = RiskSettingsForm.base_fields
    return {
        name: it if isinstance(it, list) else fields[name].clean(it)
        for name, it in was.items()
        if name in fields
    }


def _page(request: OfficeRequest) -> str:
    return reverse("risk_settings", args=[request.office.slug])
