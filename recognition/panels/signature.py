"""One's own signature, on the page of one's profile."""

from typing import Any

from core.registries.panels import Panel
from offices.permissions import Permission, may
from offices.requests import OfficeRequest
from recognition.queries.stationery import signature_of

WIDE, HIGH = 200, 90  # pixels


def signature_panel(request: OfficeRequest) -> Panel | None:
    """The signature, or where to upload one; for whoever may sign."""
    if not may(request.membership, Permission.SIGN):
        return None
    signature = signature_of(request.office.pk, request.membership.pk)
    context: dict[str, Any] = {"signature": signature}
    if signature is not None:
        scale = min(WIDE / signature.width, HIGH / signature.height, 1)
        context |= {
            "width": round(signature.width * scale),
            "height": round(signature.height * scale),
        }
    return Panel("recognition/signature_panel.html", context)
