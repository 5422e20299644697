"""The door: to the user's office, and the theme for pages outside one."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from core.htmx import next_url
from offices.enums.offices import Theme
from offices.last_office import last_office
from offices.lookups import offices_of
from offices.models import User
from offices.requests import user_id
from offices.sign_in import set_preference_cookies


@require_GET
@login_required
def home(request: HttpRequest) -> HttpResponse:
    """Go to the only office or the one of last time, else choose."""
    links = offices_of(user_id(request))
    known = [link for link in links if len(links) == 1 or link.slug == last_office(request)]
    if known:
        return redirect(known[0].url)
    return render(request, "offices/choose_office.html", {"offices": links})


@require_POST
def theme(request: HttpRequest) -> HttpResponse:
    """Set light, dark or the device's; kept in the profile of a signed-in user."""
    chosen = request.POST.get("theme", "")
    if chosen not in Theme.values:
        return HttpResponseBadRequest()
    response = redirect(next_url(request, "/"))
    user = request.user if isinstance(request.user, User) else User()
    user.theme = chosen
    if user.pk:
        user.save(update_fields=["theme"])
    set_preference_cookies(response, user)
    return response
