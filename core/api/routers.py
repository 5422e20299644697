"""Addresses of nouns."""

from typing import Any

from django.urls import URLPattern
from rest_framework.routers import SimpleRouter
from rest_framework.viewsets import ViewSetMixin


def addresses_of(nouns: dict[str, type[ViewSetMixin]]) -> list[URLPattern]:
    """`{"follow-ups": FollowUpViews}` gives its list, its things and `restore/`."""
    router = SimpleRouter()
    for noun, views in nouns.items():
        router.register(noun, views, basename=noun)
    patterns: list[Any] = router.urls
    return patterns
