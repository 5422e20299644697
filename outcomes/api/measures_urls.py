"""The API's addresses of measures and results."""

from django.urls import URLPattern, URLResolver

from core.api.routers import addresses_of
from outcomes.api.measures import MeasureViews
from outcomes.api.results import ResultViews

urlpatterns: list[URLPattern | URLResolver] = [
    *addresses_of({"measures": MeasureViews, "results": ResultViews})
]
