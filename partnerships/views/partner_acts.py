"""What one click does to a partner: archive, restore, hand to an owner or a backup."""

from collections.abc import Callable
from functools import partial
from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse, HttpResponseBadRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from core.htmx import next_url, saved
from offices.models import Membership
from offices.permissions import Permission, require
from offices.queries.members import get_member
from offices.requests import OfficeRequest
from partnerships.actions.owners import set_backup_owner, set_owner
from partnerships.actions.partners import (
    PartnerFields,
    archive_partner,
    restore_partner,
    update_partner,
)
from partnerships.models import Partner
from partnerships.views.finding import partner_or_404


@require_POST
def partner_archive(request: OfficeRequest, office: str, partner: int) -> HttpResponse:
    """Take the partner out of the lists; the toast offers to undo it."""
    found = _found(request, partner)
    archive_partner(by=request.membership, partner=found)
    said = _("%(partner)s archived.") % {"partner": found.name}
    return _done(request, found, said, undo_url=_url("partner_restore", found))


@require_POST
def partner_restore(request: OfficeRequest, office: str, partner: int) -> HttpResponse:
    """Bring it back."""
    found = _found(request, partner)
    restore_partner(by=request.membership, partner=found)
    said = _("%(partner)s restored.") % {"partner": found.name}
    return _done(request, found, said)


@require_POST
def partner_set_owner(request: OfficeRequest, office: str, partner: int) -> HttpResponse:
    """Make `member` the owner, none for an empty one; with `backup`, set both (that is Undo)."""
    found = _found(request, partner)
    before = _both(found)
    owner = _member(request, "member")
    if "backup" in request.GET:
        fields = PartnerFields(owner=owner, backup_owner=_member(request, "backup"))
        act = partial(update_partner, by=request.membership, partner=found, fields=fields)
    else:
        act = partial(set_owner, by=request.membership, partner=found, member=owner)
    return _tried(act) or _done(request, found, _owner_said(found, owner), undo_url=before)


@require_POST
def partner_set_backup(request: OfficeRequest, office: str, partner: int) -> HttpResponse:
    """Make `member` the backup owner, none for an empty one."""
    found = _found(request, partner)
    before = _both(found)
    backup = _member(request, "member")
    act = partial(set_backup_owner, by=request.membership, partner=found, member=backup)
    return _tried(act) or _done(request, found, _backup_said(found, backup), undo_url=before)


def _tried(act: Callable[[], Partner]) -> HttpResponse | None:
    """Act; answer 400 with the reason when it may not be."""
    try:
        act()
    except ValidationError as error:
        return HttpResponseBadRequest(" ".join(error.messages))
    return None


def _both(partner: Partner) -> str:
    """The address that sets both owners to what they are now."""
    said = {"member": partner.owner_id or "", "backup": partner.backup_owner_id or ""}
    return f"{_url('partner_set_owner', partner)}?{urlencode(said)}"


def _member(request: OfficeRequest, name: str) -> Membership | None:
    """The member that the form names; the Undo button names it in the address."""
    said = request.POST.get(name, request.GET.get(name, ""))
    if not said:
        return None
    try:
        return get_member(request.office, int(said))
    except (Membership.DoesNotExist, ValueError, OverflowError) as error:
        raise Http404 from error


def _owner_said(partner: Partner, member: Membership | None) -> str:
    if member is None:
        return _("%(partner)s has no owner now.") % {"partner": partner.name}
    words = {"member": member.display_name, "partner": partner.name}
    return _("%(member)s now owns %(partner)s.") % words


def _backup_said(partner: Partner, member: Membership | None) -> str:
    if member is None:
        return _("%(partner)s has no backup now.") % {"partner": partner.name}
    words = {"member": member.display_name, "partner": partner.name}
    return _("%(member)s is now backup for %(partner)s.") % words


def _found(request: OfficeRequest, pk: int) -> Partner:
    partner = partner_or_404(request, pk)
    require(request.membership, Permission.EDIT_PARTNERS)
    return partner


def _url(name: str, partner: Partner) -> str:
    return reverse(name, args=[partner.office.slug, partner.pk])


def _done(request: OfficeRequest, partner: Partner, said: str, **more: Any) -> HttpResponse:
    """Back to where the click was, or to the partner."""
    to = next_url(request, _url("partner", partner))
    return saved(request, to=to, message=said, **more)
