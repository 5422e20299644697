"""The four pages of the bare project."""

from django.urls import path

from benchmarks.floors.views import detail, log, partners, search

urlpatterns = [
    path("list/", partners),
    path("search/", search),
    path("detail/<int:pk>/", detail),
    path("log/", log),
]
