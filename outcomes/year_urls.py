"""Addresses of the close of a year, under an office's."""

from django.urls import URLPattern, URLResolver, path

from outcomes.views.years import (
    year_close,
    year_close_last,
    year_finish,
    year_reopen,
    year_undo,
)

YEAR = "retention/close/<int:year>"

urlpatterns: list[URLPattern | URLResolver] = [
    path("retention/close/", year_close_last, name="year_close_last"),
    path(f"{YEAR}/", year_close, name="year_close"),
    path(f"{YEAR}/undo/", year_undo, name="year_undo"),
    path(f"{YEAR}/finish/", year_finish, name="year_finish"),
    path(f"{YEAR}/reopen/", year_reopen, name="year_reopen"),
]
