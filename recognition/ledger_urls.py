"""Addresses of the ledger of thanks: who is owed, who was thanked, and recording it."""

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []
