"""The REST API: every noun of every app."""

from django.urls import include, path

urlpatterns = [
    path("", include("offices.api.urls")),
    path("", include("partnerships.api.urls")),
    path("", include("contacts.api.urls")),
    path("", include("outreach.api.urls")),
]
