"""The API's addresses of cadences."""

from django.urls import URLPattern, URLResolver

from core.api.routers import addresses_of
from outreach.api.cadences import CadenceViews

urlpatterns: list[URLPattern | URLResolver] = [*addresses_of({"cadences": CadenceViews})]
