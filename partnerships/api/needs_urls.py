"""The API's addresses of needs."""

from django.urls import URLPattern, URLResolver

from core.api.routers import addresses_of
from partnerships.api.needs import NeedViews

urlpatterns: list[URLPattern | URLResolver] = [*addresses_of({"needs": NeedViews})]
