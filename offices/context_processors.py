"""What every page is given: office, member, theme, and what the member may do."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from django.http import HttpRequest

from core.addresses import address_in
from offices.enums.offices import Theme
from offices.models import Membership, Office
from offices.permissions import TABLE, Permission

THEME_COOKIE = "theme"
THEMES = frozenset(Theme.values)


def frame(request: HttpRequest) -> dict[str, Any]:
    """Context of base.html; pages outside an office have `office` None and no navigation."""
    office: Office | None = getattr(request, "office", None)
    membership: Membership | None = getattr(request, "membership", None)
    theme = request.COOKIES.get(THEME_COOKIE, "")
    shared = {
        "office": office,
        "membership": membership,
        "theme": theme if theme in THEMES else "",
    }
    if office is None or membership is None:
        return shared
    return shared | {
        "log_url": address_in(office.slug, "log"),
        "find_url": address_in(office.slug, "find"),
        "may": _allowed(membership.role),
    }


@cache
def _allowed(role: str) -> Mapping[str, bool]:
    """By the names that templates use: `may.edit_partners`."""
    return {permission.name.lower(): role in TABLE[permission] for permission in Permission}
