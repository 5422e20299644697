"""Who leads a site: the next one, the end, and its undoing."""

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from offices.actions.site_leaders import end_site_leader, reopen_site_leader, start_site_leader
from offices.forms.errors import tried
from offices.forms.sites import LeaderEndForm, LeaderForm
from offices.models import Site, SiteLeader
from offices.queries.sites import get_leader, get_site
from offices.requests import OfficeRequest
from offices.views.found import to_edit
from offices.views.sites import back_to_sites


@require_http_methods(["GET", "POST"])
def site_leader_new(request: OfficeRequest, office: str, site: int) -> HttpResponse:
    """Name who leads the site from a day on; the former leader ends the day before."""
    place = to_edit(get_site, request, site)
    form = LeaderForm(request.POST or None, office=request.office)
    leader = tried(form, lambda: _start(request, form, place))
    if leader is not None:
        return back_to_sites(request, _said(_("%(name)s leads %(site)s."), leader))
    status = 422 if form.is_bound else 200
    return render(request, "offices/leader_new.html", {"form": form, "site": place}, status=status)


@require_http_methods(["GET", "POST"])
def site_leader_end(request: OfficeRequest, office: str, leader: int) -> HttpResponse:
    """Say on which day somebody leads the site last; the toast offers to undo it."""
    it = to_edit(get_leader, request, leader)
    form = LeaderEndForm(request.POST or None, today=request.office.today())
    if tried(form, lambda: _end(request, form, it)):
        undo = reverse("site_leader_reopen", args=[office, leader])
        words = _("The last day of %(name)s at %(site)s is saved.")
        return back_to_sites(request, _said(words, it), undo_url=undo)
    status = 422 if form.is_bound else 200
    return render(request, "offices/leader_end.html", {"form": form, "leader": it}, status=status)


@require_POST
def site_leader_reopen(request: OfficeRequest, office: str, leader: int) -> HttpResponse:
    """Undo the end."""
    it = to_edit(get_leader, request, leader)
    try:
        reopen_site_leader(by=request.membership, leader=it)
    except ValidationError as error:
        return back_to_sites(request, " ".join(error.messages))
    return back_to_sites(request, _said(_("%(name)s leads %(site)s."), it))


def _start(request: OfficeRequest, form: LeaderForm, site: Site) -> SiteLeader:
    said = form.cleaned_data
    return start_site_leader(
        by=request.membership, site=site, member=said["member"], started_on=said["started_on"]
    )


def _end(request: OfficeRequest, form: LeaderEndForm, leader: SiteLeader) -> SiteLeader:
    ended_on = form.cleaned_data["ended_on"]
    return end_site_leader(by=request.membership, leader=leader, ended_on=ended_on)


def _said(words: str, leader: SiteLeader) -> str:
    return words % {"name": leader.member.display_name, "site": leader.site.name}
