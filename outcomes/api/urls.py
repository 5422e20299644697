"""The nouns of outcomes."""

from django.urls import URLPattern, URLResolver

from outcomes.api.measures_urls import urlpatterns as measures_urls
from outcomes.api.risk_urls import urlpatterns as risk_urls

urlpatterns: list[URLPattern | URLResolver] = [*measures_urls, *risk_urls]
