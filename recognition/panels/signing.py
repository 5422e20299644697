"""Today: what waits for the member's signature, and what came back to them unsigned."""

from django.utils import timezone

from core.registries.panels import Panel
from offices.permissions import Permission, may
from offices.requests import OfficeRequest
from recognition.queries.signing import signing_today


def signing_panel(request: OfficeRequest) -> Panel | None:
    """Stays away where there is neither."""
    member = request.membership
    count, back = signing_today(member, timezone.now())
    back = back if may(member, Permission.THANK) else []
    if not count and not back:
        return None
    return Panel("recognition/today_signing.html", {"count": count, "back": back})
