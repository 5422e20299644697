"""The API's addresses of risk."""

from django.urls import URLPattern, URLResolver

from core.api.routers import addresses_of
from outcomes.api.risk import RiskViews

urlpatterns: list[URLPattern | URLResolver] = [*addresses_of({"risk": RiskViews})]
