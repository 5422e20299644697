"""Addresses of cadences, under an office's."""

from django.urls import URLPattern, URLResolver, path

from outreach.views.cadences import cadence_settings, partner_cadence, partner_cadence_undo

urlpatterns: list[URLPattern | URLResolver] = [
    path("settings/cadence/", cadence_settings, name="cadence_settings"),
    path("partners/<int:partner>/cadence/", partner_cadence, name="partner_cadence"),
    path("partners/<int:partner>/cadence/undo/", partner_cadence_undo, name="partner_cadence_undo"),
]
