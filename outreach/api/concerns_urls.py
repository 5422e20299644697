"""The API's addresses of concerns."""

from django.urls import URLPattern, URLResolver

from core.api.routers import addresses_of
from outreach.api.concerns import ConcernViews

urlpatterns: list[URLPattern | URLResolver] = [*addresses_of({"concerns": ConcernViews})]
