"""Addresses of the office itself: Today, the profile, the settings."""

from django.urls import URLPattern, URLResolver, path

from offices.views.today import today

urlpatterns: list[URLPattern | URLResolver] = [
    path("", today, name="today"),
]
