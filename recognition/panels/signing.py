"""Today: what waits for the member's signature, what came back to them, who can no longer sign."""

from django.utils import timezone

from core.registries.panels import Panel
from offices.permissions import Permission, may
from offices.requests import OfficeRequest
from recognition.queries.signing import signing_today


def signing_panel(request: OfficeRequest) -> Panel | None:
    """Stays away where there is neither."""
    member = request.membership
    count, back, left = signing_today(member, timezone.now())
    if not may(member, Permission.THANK):
        back, left = [], []
    if not count and not back and not left:
        return None
    context = {"count": count, "back": back, "left": left}
    return Panel("recognition/today_signing.html", context)
