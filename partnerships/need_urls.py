"""Addresses of needs, under an office's."""

from django.urls import URLPattern, URLResolver, path

from core.exports.answers import file_paths
from partnerships.views.needs import (
    need_archive,
    need_asked,
    need_edit,
    need_met,
    need_new,
    need_reopen,
    need_restore,
    needs_asked,
)
from partnerships.views.needs_list import needs, needs_file

urlpatterns: list[URLPattern | URLResolver] = [
    path("needs/", needs, name="needs"),
    *file_paths("needs", needs_file, "needs"),
    path("partners/<int:partner>/needs/new/", need_new, name="need_new"),
    path("partners/<int:partner>/needs/asked/", needs_asked, name="needs_asked"),
    path("needs/<int:need>/edit/", need_edit, name="need_edit"),
    path("needs/<int:need>/asked/", need_asked, name="need_asked"),
    path("needs/<int:need>/met/", need_met, name="need_met"),
    path("needs/<int:need>/reopen/", need_reopen, name="need_reopen"),
    path("needs/<int:need>/archive/", need_archive, name="need_archive"),
    path("needs/<int:need>/restore/", need_restore, name="need_restore"),
]
