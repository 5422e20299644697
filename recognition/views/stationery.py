"""The settings of the office's papers, and a member's own signature."""

from typing import Any, cast

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from core.downloads import send_kept
from core.htmx import next_url, saved
from offices.forms.errors import tried
from offices.models import Office
from offices.permissions import Permission, require
from offices.requests import OfficeRequest
from outreach.views.found import found
from partnerships.models import Partner
from recognition.actions.documents import new_document
from recognition.actions.stationery import (
    StationeryFields,
    remove_logo,
    remove_signature,
    restore_image,
    set_logo,
    set_signature,
    update_stationery,
)
from recognition.enums.documents import ImageKind
from recognition.forms.stationery import LogoForm, SignatureForm, StationeryForm
from recognition.models import StoredImage
from recognition.presenters.colours import colour_hints
from recognition.presenters.sheet import sheet_context
from recognition.queries.stationery import (
    get_image,
    logo_of,
    may_see_image,
    signature_of,
    stationery_of,
)
from recognition.wording.english import ENGLISH

LOGO, REMOVE_LOGO = "upload", "remove"
"""Buttons of the logo's form; without them it is the look that is saved."""


@require_http_methods(["GET", "POST"])
def stationery(request: OfficeRequest, office: str) -> HttpResponse:
    """Logo, colours, address, and how papers look unless one says otherwise."""
    require(request.membership, Permission.EDIT_OFFICE)
    if REMOVE_LOGO in request.POST:
        return _removed(request, remove_logo(by=request.membership, office=request.office))
    look = stationery_of(request.office.pk)
    if LOGO in request.POST:
        logo_form = LogoForm(request.POST, request.FILES)
        if tried(logo_form, lambda: _upload(request, logo_form)):
            return _done(request, "stationery", _("The logo is saved."))
        return _page(request, StationeryForm(stationery=look), logo_form)
    form = StationeryForm(request.POST or None, stationery=look)
    if tried(form, lambda: _save(request, form)):
        return _done(request, "stationery", _("The stationery is saved."))
    return _page(request, form, LogoForm())


@require_GET
def stationery_image(request: OfficeRequest, office: str, image: int) -> FileResponse:
    """A logo, for members of the office alone; a signature, once it stands on a paper."""
    require(request.membership, Permission.SEE)
    it = found(_image, request.office, image)
    if not may_see_image(it, request.membership.pk):
        raise Http404
    return send_kept(it.file, f"{it.kind}.png", "image/png", inline=True)


@require_POST
def stationery_image_restore(request: OfficeRequest, office: str, image: int) -> HttpResponse:
    """Bring back an image that was removed or replaced."""
    it = found(_image, request.office, image)
    restore_image(by=request.membership, image=it)
    to = "stationery" if it.kind == ImageKind.LOGO else "profile"
    return _done(request, to, _("Back again."))


@require_http_methods(["GET", "POST"])
def own_signature(request: OfficeRequest, office: str) -> HttpResponse:
    """Upload one's own signature, or remove it."""
    member = request.membership
    require(member, Permission.SIGN)
    if REMOVE_LOGO in request.POST:
        return _removed(request, remove_signature(by=member))
    is_sent = request.method == "POST"
    form = SignatureForm(request.POST, request.FILES) if is_sent else SignatureForm()
    if tried(form, lambda: set_signature(by=member, upload=form.cleaned_data["signature"])):
        return _done(request, "profile", _("Your signature is saved."))
    context = {
        "form": form,
        "signature": signature_of(request.office.pk, member.pk),
        "next": next_url(request, ""),
    }
    status = 422 if form.is_bound else 200
    return render(request, "recognition/own_signature.html", context, status=status)


def _page(request: OfficeRequest, form: StationeryForm, logo_form: LogoForm) -> HttpResponse:
    look = stationery_of(request.office.pk)
    context: dict[str, Any] = {
        "form": form,
        "logo_form": logo_form,
        "logo": logo_of(request.office.pk),
        "hints": colour_hints(look),
        **_sample(request.office),
    }
    status = 422 if form.is_bound or logo_form.is_bound else 200
    return render(request, "recognition/stationery.html", context, status=status)


def _sample(office: Office) -> dict[str, Any]:
    """A certificate as it looks now."""
    partner = Partner(office=office, name="Rivera Machining")
    return sheet_context(new_document(partner, {"wording": f"{ENGLISH.nothing}."}), [])


def _save(request: OfficeRequest, form: StationeryForm) -> object:
    fields = cast(StationeryFields, form.cleaned_data)
    return update_stationery(by=request.membership, office=request.office, fields=fields)


def _upload(request: OfficeRequest, form: LogoForm) -> object:
    upload = form.cleaned_data["logo"]
    return set_logo(by=request.membership, office=request.office, upload=upload)


def _image(office: Office, pk: int) -> StoredImage:
    return get_image(office.pk, pk)


def _removed(request: OfficeRequest, image: StoredImage | None) -> HttpResponse:
    """Undo brings it back."""
    to = "profile" if image is None or image.kind == ImageKind.SIGNATURE else "stationery"
    slug = request.office.slug
    undo = reverse("stationery_image_restore", args=[slug, image.pk]) if image else ""
    return _done(request, to, _("Removed."), undo)


def _done(request: OfficeRequest, to: str, message: str, undo_url: str = "") -> HttpResponse:
    back = next_url(request, reverse(to, args=[request.office.slug]))
    return saved(request, to=back, message=message, undo_url=undo_url, leave=True)
