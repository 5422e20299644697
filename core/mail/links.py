"""Addresses that work outside Lanyard: whole, and under the address of this installation."""

from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse


def link(url_name: str, *parts: object) -> str:
    """The whole address of a page; the office's slug is the first of `parts`."""
    return absolute(reverse(url_name, args=parts))


def absolute(path: str) -> str:
    """The path under BASE_URL."""
    return f"{settings.BASE_URL.rstrip('/')}{path}"


def list_id(rule: str, slug: str) -> str:
    """The List-Id (RFC 2919) of one kind of mail of one office, for people's filters."""
    return f"<{rule}.{slug}.{urlsplit(settings.BASE_URL).hostname}>"
