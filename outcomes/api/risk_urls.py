"""The API's addresses of risk and of mutes."""

from django.urls import URLPattern, URLResolver

from core.api.routers import addresses_of
from outcomes.api.mutes import MuteViews
from outcomes.api.risk import RiskViews

urlpatterns: list[URLPattern | URLResolver] = [
    *addresses_of({"risk": RiskViews, "mutes": MuteViews}),
]
