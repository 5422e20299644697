"""Addresses of risk, under an office's."""

from django.urls import URLPattern, URLResolver, path

from outcomes.views.risk import risk_of_partner

urlpatterns: list[URLPattern | URLResolver] = [
    path("risk/partners/<int:partner>/", risk_of_partner, name="risk_of_partner"),
]
