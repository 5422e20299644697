import base64
from typing import Any

from core.files import keep
from offices.models import Office
from partnerships.models import Partner
from recognition.actions.standing import refresh_recognition_standing
from recognition.models import Document, Recognition, StoredImage
from recognition.models.stationery import GOLD, PLUM
from recognition.policies import usual_audience

PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=="
)


def make_recognition(partner: Partner, **fields: Any) -> Recognition:
    """An act of thanks; a certificate given today unless told otherwise. Keeps the standing."""
    fields.setdefault("channel", "certificate")
    fields.setdefault("audience", usual_audience(fields["channel"]))
    fields.setdefault("given_on", partner.office.today())
    recognition = Recognition.objects.create(office=partner.office, partner=partner, **fields)
    refresh_recognition_standing(partner.office_id, [partner.pk])
    return recognition


def make_document(partner: Partner, **fields: Any) -> Document:
    """A certificate that is ready to be printed, unless told otherwise."""
    usual = {
        "kind": "certificate",
        "to_name": partner.name,
        "wording": "for opening doors.",
        "language": "en",
        "dated_on": partner.office.today(),
        "from_name": partner.office.name,
        "first_colour": PLUM,
        "second_colour": GOLD,
    }
    return Document.objects.create(office=partner.office, partner=partner, **(usual | fields))


def make_image(office: Office, **fields: Any) -> StoredImage:
    """The office's logo: a black pixel, kept."""
    usual = {"kind": "logo", "width": 1, "height": 1, "size": len(PIXEL), "sha256": "0" * 64}
    file = keep(office.pk, "images", PIXEL, ".png")
    return StoredImage.objects.create(office=office, file=file, **(usual | fields))
