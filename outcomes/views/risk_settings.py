"""Settings: from when a partner needs care or is at risk, and what is asked of whom."""

from typing import Any

from django.core import signing
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
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
    act = {"by": request.membership, "office": here}
    if made := tried(form, lambda: set_risk_settings(**act, fields=form.settings_fields())):
        return _done(request, before, values_of(made))
    context = {"form": form, "is_usual": before == usual_values(here)}
    status = 422 if form.is_bound else 200
    return render(request, "outcomes/risk_settings.html", context, status=status)


@require_POST
def risk_settings_undo(request: OfficeRequest, office: str) -> HttpResponse:
    """Set what was set before (`was`, signed by us)."""
    require(request.membership, Permission.EDIT_OFFICE)
    try:
        of, was = signing.loads(request.GET.get("was", ""), salt=SALT)
    except signing.BadSignature as error:
        raise Http404 from error
    if of != request.office.pk:
        raise Http404
    try:
        set_risk_settings(by=request.membership, office=request.office, fields=_read(was))
    except ValidationError as error:
        raise Http404 from error
    return saved(request, to=_page(request), message=_("The settings are as they were."))


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
