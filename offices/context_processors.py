"""What every page's frame shows: office, member, navigation, theme."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from core.registries.navigation import navigation
from offices.lookups import OfficeLink, offices_of
from offices.models import Membership, Office
from offices.permissions import Permission, may
from offices.requests import user_id

THEME_COOKIE = "theme"


def frame(request: HttpRequest) -> dict[str, Any]:
    """Context of base.html; pages outside an office have `office` None and no navigation."""
    office: Office | None = getattr(request, "office", None)
    membership: Membership | None = getattr(request, "membership", None)
    shared = {
        "office": office,
        "membership": membership,
        "theme": request.COOKIES.get(THEME_COOKIE, ""),
        "theme_url": reverse("theme"),
    }
    if office is None or membership is None:
        return shared
    return shared | {
        "nav_items": navigation(office.slug, request.path),
        "log_url": reverse("log", args=[office.slug]),
        "find_url": reverse("find", args=[office.slug]),
        "may": {permission.name.lower(): may(membership, permission) for permission in Permission},
        "other_offices": SimpleLazyObject(lambda: _others(request, office)),
    }


def _others(request: HttpRequest, office: Office) -> list[OfficeLink]:
    return [link for link in offices_of(user_id(request)) if link.slug != office.slug]
