"""Addresses of the import."""

from django.urls import URLPattern, URLResolver, path

from contacts.views.import_acts import (
    import_discard,
    import_go_on,
    import_start,
    import_stop,
    import_undo,
)
from contacts.views.import_choices import import_columns, import_matches, import_row, import_words
from contacts.views.import_files import import_bad, import_example
from contacts.views.imports import import_progress, import_run, imports
from core.exports.answers import file_paths

RUN = "import/<int:run>"

urlpatterns: list[URLPattern | URLResolver] = [
    path("import/", imports, name="imports"),
    *file_paths("import/example", import_example, "import_example"),
    path(f"{RUN}/", import_run, name="import_run"),
    path(f"{RUN}/progress/", import_progress, name="import_progress"),
    path(f"{RUN}/columns/", import_columns, name="import_columns"),
    path(f"{RUN}/words/", import_words, name="import_words"),
    path(f"{RUN}/matches/", import_matches, name="import_matches"),
    path(f"{RUN}/rows/<int:number>/", import_row, name="import_row"),
    path(f"{RUN}/start/", import_start, name="import_start"),
    path(f"{RUN}/stop/", import_stop, name="import_stop"),
    path(f"{RUN}/go-on/", import_go_on, name="import_go_on"),
    path(f"{RUN}/undo/", import_undo, name="import_undo"),
    path(f"{RUN}/discard/", import_discard, name="import_discard"),
    *file_paths(f"{RUN}/bad", import_bad, "import_bad"),
]
