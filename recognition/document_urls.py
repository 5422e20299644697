"""Addresses of certificates, letters and the office's stationery."""

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []
