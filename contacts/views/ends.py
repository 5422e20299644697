"""Who holds an end, who leaves, who comes back."""

from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseBadRequest
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from contacts.actions.affiliations import end_affiliation, hold_end, reopen_affiliation
from contacts.enums.affiliations import Holds
from contacts.forms.ends import EndForm
from contacts.models import Affiliation
from contacts.queries.contacts import find_holder
from contacts.views.found import find_affiliation
from core.htmx import next_url, saved
from core.templatetags.dates import day
from offices.forms.errors import tried
from offices.permissions import Permission, require
from offices.requests import OfficeRequest
from partnerships.actions.partners import update_partner
from partnerships.models import Partner
from partnerships.views.finding import partner_or_404


@require_http_methods(["GET", "POST"])
def contact_end(request: OfficeRequest, office: str, affiliation: int) -> HttpResponse:
    """Say when somebody left the partner, or leaves."""
    role = find_affiliation(request, affiliation)
    require(request.membership, Permission.EDIT_PARTNERS)
    form = EndForm(request.POST or None, today=request.office.today())
    ended = tried(form, lambda: _end(request, form, role)) if request.method == "POST" else None
    if ended is not None:
        undo = reverse("contact_reopen", args=[office, role.pk])
        message = _ended_words(request, role)
        to = _partner_url(request, role.partner)
        return saved(request, to=to, message=message, undo_url=undo)
    context = {"form": form, "affiliation": role}
    return render(request, "contacts/leave.html", context, status=422 if form.is_bound else 200)


@require_POST
def contact_reopen(request: OfficeRequest, office: str, affiliation: int) -> HttpResponse:
    """Bring somebody back to the partner: they never left, or have returned."""
    role = find_affiliation(request, affiliation)
    message = _("%(name)s is back at %(partner)s.")
    try:
        reopen_affiliation(by=request.membership, affiliation=role)
    except ValidationError as error:
        return _answer(request, role.partner, " ".join(error.messages))
    return _answer(request, role.partner, message % _names(role))


@require_POST
def contact_hold(request: OfficeRequest, office: str, affiliation: int) -> HttpResponse:
    """Make somebody primary, backup or other contact (`holds`).

    Undo posts here too: `back_to` is the role that gets back the end that this one gives up.
    """
    role = find_affiliation(request, affiliation)
    holds = request.POST.get("holds") or request.GET.get("holds", "")
    if holds not in Holds.values:
        return HttpResponseBadRequest()
    before, former = role.holds, find_holder(role.partner, holds, but=role)
    try:
        hold_end(by=request.membership, affiliation=role, holds=holds)
        _give_back(request, before)
    except ValidationError as error:
        return _answer(request, role.partner, " ".join(error.messages))
    undo = "" if "back_to" in request.GET else _undo_hold(role, before, former)
    return _answer(request, role.partner, _held_words(role), undo)


@require_POST
def partner_one_person(request: OfficeRequest, office: str, partner: int) -> HttpResponse:
    """Say whether a partner is one person (`one_person`: yes or no)."""
    shop = partner_or_404(request, partner)
    is_one = (request.POST.get("one_person") or request.GET.get("one_person")) == "yes"
    update_partner(by=request.membership, partner=shop, fields={"one_person": is_one})
    words = _("%(partner)s is one person.") if is_one else _("%(partner)s is more than one person.")
    other = f"{request.path}?one_person={'no' if is_one else 'yes'}"
    undo = "" if "one_person" in request.GET else other
    return _answer(request, shop, words % {"partner": shop}, undo)


def _end(request: OfficeRequest, form: EndForm, role: Affiliation) -> Affiliation:
    ended_on = form.cleaned_data["ended_on"]
    return end_affiliation(by=request.membership, affiliation=role, ended_on=ended_on)


def _ended_words(request: OfficeRequest, role: Affiliation) -> str:
    today, ended_on = request.office.today(), role.ended_on
    if ended_on is not None and ended_on > today:
        words = _("%(name)s is leaving %(day)s.")
        return words % {"name": role.contact, "day": day(ended_on, today)}
    return _("%(name)s is no longer at %(partner)s.") % _names(role)


def _give_back(request: OfficeRequest, holds: str) -> None:
    wanted = request.GET.get("back_to", "")
    if wanted.isdecimal() and holds != Holds.OTHER:
        other = find_affiliation(request, int(wanted))
        hold_end(by=request.membership, affiliation=other, holds=holds)


def _undo_hold(role: Affiliation, before: str, former: Affiliation | None) -> str:
    url = reverse("contact_hold", args=[role.office.slug, role.pk])
    return f"{url}?holds={before}&back_to={former.pk if former else ''}"


def _held_words(role: Affiliation) -> str:
    words = {
        Holds.PRIMARY: _("%(name)s is now primary contact at %(partner)s."),
        Holds.BACKUP: _("%(name)s is now backup contact at %(partner)s."),
        Holds.OTHER: _("%(name)s holds no end at %(partner)s now."),
    }
    return words[Holds(role.holds)] % _names(role)


def _names(role: Affiliation) -> dict[str, object]:
    return {"name": role.contact, "partner": role.partner}


def _answer(
    request: OfficeRequest, partner: Partner, message: str, undo_url: str = ""
) -> HttpResponse:
    to = next_url(request, _partner_url(request, partner))
    return saved(request, to=to, message=message, undo_url=undo_url)


def _partner_url(request: OfficeRequest, partner: Partner) -> str:
    return reverse("partner", args=[request.office.slug, partner.pk])
