"""Addresses of outcomes, under an office's."""

from django.urls import URLPattern, URLResolver

from outcomes.measure_urls import urlpatterns as measure_urls
from outcomes.own_urls import urlpatterns as own_urls
from outcomes.retention_urls import urlpatterns as retention_urls
from outcomes.risk_urls import urlpatterns as risk_urls
from outcomes.year_urls import urlpatterns as year_urls

urlpatterns: list[URLPattern | URLResolver] = [
    *measure_urls,
    *risk_urls,
    *retention_urls,
    *year_urls,
    *own_urls,
]
