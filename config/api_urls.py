"""The REST API: every noun of every app, their description, and its page."""

from django.urls import include, path

from core.api.views import docs, schema

urlpatterns = [
    path("schema/", schema, name="api_schema"),
    path("docs/", docs, name="api_docs"),
    path("", include("partnerships.api.urls")),
    path("", include("contacts.api.urls")),
    path("", include("outreach.api.urls")),
    path("", include("recognition.api.urls")),
    path("", include("outcomes.api.urls")),
    path("", include("offices.api.urls")),
]
