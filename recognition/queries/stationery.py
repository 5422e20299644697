"""How an office's papers look, and the images that stand on them."""

from django.db.models import QuerySet

from recognition.enums.documents import ImageKind
from recognition.models import DocumentSigner, Stationery, StoredImage


def stationery_of(office_id: int) -> Stationery:
    """What the office chose, else how it comes; not saved then."""
    found = Stationery.objects.filter(office_id=office_id).first()
    return found or Stationery(office_id=office_id)


def logo_of(office_id: int) -> StoredImage | None:
    """The office's logo, if it has one."""
    return _images(office_id, ImageKind.LOGO).first()


def signature_of(office_id: int, member_id: int) -> StoredImage | None:
    """The member's signature, if they have uploaded one."""
    return _images(office_id, ImageKind.SIGNATURE).filter(member_id=member_id).first()


def get_image(office_id: int, pk: int) -> StoredImage:
    """One image, replaced or not. Raises StoredImage.DoesNotExist."""
    return StoredImage.objects.get(office_id=office_id, pk=pk)


def may_see_image(image: StoredImage, member_id: int) -> bool:
    """Logos are everybody's. A signature is its member's, until it stands on what they signed."""
    if image.kind == ImageKind.LOGO or image.member_id == member_id:
        return True
    return DocumentSigner.objects.filter(office_id=image.office_id, image=image).exists()


def _images(office_id: int, kind: ImageKind) -> QuerySet[StoredImage]:
    return StoredImage.objects.filter(office_id=office_id, kind=kind, archived_at=None)
