"""Addresses of concerns, under an office's."""

from django.urls import URLPattern, URLResolver, path

from core.exports.answers import file_paths
from outreach.views.concerns import (
    concern_answer,
    concern_archive,
    concern_edit,
    concern_new,
    concern_of_activity,
    concern_reopen,
    concern_restore,
)
from outreach.views.concerns_list import concerns, concerns_file

urlpatterns: list[URLPattern | URLResolver] = [
    path("concerns/", concerns, name="concerns"),
    *file_paths("concerns", concerns_file, "concerns"),
    path("partners/<int:partner>/concerns/new/", concern_new, name="concern_new"),
    path(
        "activities/<int:activity>/concerns/new/", concern_of_activity, name="concern_of_activity"
    ),
    path("concerns/<int:concern>/edit/", concern_edit, name="concern_edit"),
    path("concerns/<int:concern>/answer/", concern_answer, name="concern_answer"),
    path("concerns/<int:concern>/reopen/", concern_reopen, name="concern_reopen"),
    path("concerns/<int:concern>/archive/", concern_archive, name="concern_archive"),
    path("concerns/<int:concern>/restore/", concern_restore, name="concern_restore"),
]
