"""Addresses of batches: many certificates, letters or labels at once."""

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []
