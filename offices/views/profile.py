"""A member's own profile."""

from typing import cast

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from core.htmx import saved
from core.registries.panels import panels
from offices.actions.profiles import ProfileFields, update_profile
from offices.forms.errors import tried
from offices.forms.profiles import ProfileForm
from offices.models import Membership
from offices.queries.zones import clock, zone_label
from offices.requests import OfficeRequest
from offices.sign_in import set_preference_cookies


@require_http_methods(["GET", "POST"])
def profile(request: OfficeRequest, office: str) -> HttpResponse:
    """Name, language, appearance, digest and absence of whoever is signed in."""
    member = request.membership
    language = translation.get_language() or ""
    form = ProfileForm(request.POST or None, member=member, language=language)
    if tried(form, lambda: _save(member, form)):
        return _saved(request, member)
    if form.is_bound:
        member.refresh_from_db()  # the frame shows what is stored, not what was refused
    zone = request.office.time_zone
    context = {
        "form": form,
        "zone": zone_label(zone),
        "clock": clock(timezone.now(), zone),
        "away_now": member.is_away(request.office.today()),
        "panels": panels("profile:aside", request),
    }
    status = 422 if form.is_bound else 200
    return render(request, "offices/profile.html", context, status=status)


def _save(member: Membership, form: ProfileForm) -> Membership:
    return update_profile(by=member, fields=cast(ProfileFields, form.cleaned_data))


def _saved(request: OfficeRequest, member: Membership) -> HttpResponse:
    """The next page speaks the chosen language, and so does the message on it."""
    with translation.override(member.user.language):
        message = _("Your profile is saved.")
    url = reverse("profile", args=[request.office.slug])
    response = saved(request, to=url, message=message, leave=True)
    set_preference_cookies(response, member.user)
    return response
