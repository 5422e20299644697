"""The look of an office's papers: colours, address, logo, and its people's signatures.

An image that is replaced or removed is put away, not deleted: documents that were made with it are
printed again the same.
"""

from collections.abc import Mapping
from typing import IO, Any, TypedDict, cast

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from core.actions import action, hold
from core.actors import Actor
from core.files import keep
from core.images import LOGO, SIGNATURE, CannotUse, CleanImage, ImageLimits, clean_image
from offices.actions.rules import may, set_fields
from offices.models import Membership, Office
from offices.permissions import Permission
from recognition.actions.authors import author
from recognition.enums.documents import ImageKind
from recognition.models import Stationery, StoredImage
from recognition.queries.stationery import logo_of, signature_of

FOLDER = "images"


class StationeryFields(TypedDict, total=False):
    """What a form may say of the look."""

    first_colour: str
    second_colour: str
    address: str
    layout: str
    paper: str


@action
def update_stationery(*, by: Actor, office: Office, fields: StationeryFields) -> Stationery:
    """Change how the office's papers look from now on. Raises ValidationError by field."""
    may(by, Permission.EDIT_OFFICE)
    Stationery.objects.bulk_create([Stationery(office=office)], ignore_conflicts=True)
    stationery = Stationery.objects.select_for_update(no_key=True).get(office=office)
    changed = set_fields(stationery, cast(Mapping[str, Any], fields), StationeryFields)
    if changed:
        stationery.save(update_fields=changed)
    return stationery


@action
def set_logo(*, by: Actor, office: Office, upload: IO[bytes] | Any) -> StoredImage:
    """Take an uploaded logo in the place of the former. Raises ValidationError for `logo`."""
    may(by, Permission.EDIT_OFFICE)
    clean = _clean("logo", upload, LOGO)
    _lock(office.pk)
    _put_away(logo_of(office.pk))
    return _keep(by, office.pk, ImageKind.LOGO, clean, None)


@action
def remove_logo(*, by: Actor, office: Office) -> StoredImage | None:
    """Papers go without a logo from now on; answers the one that was put away."""
    may(by, Permission.EDIT_OFFICE)
    return _put_away(logo_of(office.pk))


@action
def set_signature(*, by: Membership, upload: IO[bytes] | Any) -> StoredImage:
    """Take the author's own signature. Raises ValidationError for `signature`."""
    may(by, Permission.SIGN)
    clean = _clean("signature", upload, SIGNATURE)
    _lock(by.office_id)
    _put_away(signature_of(by.office_id, by.pk))
    return _keep(by, by.office_id, ImageKind.SIGNATURE, clean, by)


@action
def remove_signature(*, by: Membership) -> StoredImage | None:
    """The author signs without an image from now on; answers the one that was put away."""
    may(by, Permission.SIGN)
    return _put_away(signature_of(by.office_id, by.pk))


@action
def restore_image(*, by: Membership, image: StoredImage) -> StoredImage:
    """Bring a logo or one's own signature back, in the place of one that came since."""
    is_logo = image.kind == ImageKind.LOGO
    may(by, Permission.EDIT_OFFICE if is_logo else Permission.SIGN)
    if not is_logo and image.member_id != by.pk:
        raise PermissionDenied
    _lock(image.office_id)
    hold(image)
    if image.archived_at is None:
        return image
    _put_away(logo_of(by.office_id) if is_logo else signature_of(by.office_id, by.pk))
    image.archived_at = None
    image.save(update_fields=["archived_at"])
    return image


def _clean(field: str, upload: IO[bytes] | Any, limits: ImageLimits) -> CleanImage:
    try:
        return clean_image(upload, limits=limits)
    except CannotUse as refused:
        raise ValidationError({field: [refused.words]}) from refused


def _lock(office_id: int) -> None:
    """One upload of an office after the other: each puts away what the one before has brought."""
    Office.objects.select_for_update(no_key=True).get(pk=office_id)


def _put_away(image: StoredImage | None) -> StoredImage | None:
    if image is not None:
        image.archived_at = timezone.now()
        image.save(update_fields=["archived_at"])
    return image


def _keep(
    by: Actor, office_id: int, kind: ImageKind, clean: CleanImage, member: Membership | None
) -> StoredImage:
    file = keep(office_id, FOLDER, clean.content, ".png")
    return StoredImage.objects.create(
        office_id=office_id,
        kind=kind,
        member=member,
        file=file,
        sha256=file.rpartition("/")[2].removesuffix(".png"),
        width=clean.width,
        height=clean.height,
        size=len(clean.content),
        recorded_by=author(by),
    )
