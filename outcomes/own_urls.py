"""Addresses of a member's own page, under an office's."""

from django.urls import URLPattern, URLResolver, path

from outcomes.views.own import mine

urlpatterns: list[URLPattern | URLResolver] = [path("mine/", mine, name="mine")]
