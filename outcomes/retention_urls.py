"""Addresses of the retention dashboard, under an office's."""

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []
