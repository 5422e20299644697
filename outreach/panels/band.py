"""Today's box: one sentence says what happened."""

from core.registries.panels import Panel
from offices.permissions import Permission, may
from offices.requests import OfficeRequest


def band_panel(request: OfficeRequest) -> Panel | None:
    """The box, for who may log."""
    if not may(request.membership, Permission.LOG):
        return None
    return Panel("outreach/today_band.html", {})
