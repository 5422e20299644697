"""Addresses of measures and results, under an office's."""

from django.urls import URLPattern, URLResolver, path

from core.exports.answers import file_paths
from outcomes.views.measures import (
    measure_archive,
    measure_edit,
    measure_new,
    measure_restore,
    measure_take,
    measures,
)
from outcomes.views.results import (
    result_archive,
    result_edit,
    result_new,
    result_restore,
    result_share,
    results_share,
)
from outcomes.views.results_list import results, results_file

urlpatterns: list[URLPattern | URLResolver] = [
    path("measures/", measures, name="measures"),
    path("measures/new/", measure_new, name="measure_new"),
    path("measures/take/", measure_take, name="measure_take"),
    path("measures/<int:measure>/edit/", measure_edit, name="measure_edit"),
    path("measures/<int:measure>/archive/", measure_archive, name="measure_archive"),
    path("measures/<int:measure>/restore/", measure_restore, name="measure_restore"),
    path("results/", results, name="results"),
    *file_paths("results", results_file, "results"),
    path("partners/<int:partner>/results/new/", result_new, name="result_new"),
    path("partners/<int:partner>/results/share/", results_share, name="results_share"),
    path("results/<int:result>/edit/", result_edit, name="result_edit"),
    path("results/<int:result>/share/", result_share, name="result_share"),
    path("results/<int:result>/archive/", result_archive, name="result_archive"),
    path("results/<int:result>/restore/", result_restore, name="result_restore"),
]
