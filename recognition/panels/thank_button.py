"""The head of a partner's pages: thank it, with one click."""

from typing import Any

from core.addresses import address_in
from core.registries.panels import Panel
from offices.permissions import Permission, may
from offices.requests import OfficeRequest


def thank_button(request: OfficeRequest, partner: Any) -> Panel | None:
    """For whoever may thank a partner that is there."""
    if partner.archived_at is not None or not may(request.membership, Permission.THANK):
        return None
    url = f"{address_in(request.office.slug, 'thanks_record')}?partner={partner.pk}"
    return Panel("recognition/thank_button.html", {"url": url})
