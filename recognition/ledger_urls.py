"""Addresses of the ledger of thanks: who is owed, who was thanked, and recording it."""

from django.urls import URLPattern, URLResolver, path

from core.exports.answers import file_paths
from recognition.views.history import history_file, thanks_history
from recognition.views.many import thanks_many, thanks_many_undo
from recognition.views.owed import owed_file, thanks_owed
from recognition.views.record import (
    recognition_archive,
    recognition_edit,
    recognition_restore,
    thanks_record,
)
from recognition.views.thanked import (
    engagements_file,
    partners_file,
    thanks_engagements,
    thanks_partners,
)

ONE = "thanks/<int:recognition>"

urlpatterns: list[URLPattern | URLResolver] = [
    path("thanks/spotlight/", thanks_record, name="thanks_record"),
    path("thanks/history/", thanks_history, name="thanks_history"),
    *file_paths("thanks/history", history_file, "thanks_history"),
    path("thanks/owed/", thanks_owed, name="thanks_owed"),
    *file_paths("thanks/owed", owed_file, "thanks_owed"),
    path("thanks/partners/", thanks_partners, name="thanks_partners"),
    *file_paths("thanks/partners", partners_file, "thanks_partners"),
    path("thanks/engagements/", thanks_engagements, name="thanks_engagements"),
    *file_paths("thanks/engagements", engagements_file, "thanks_engagements"),
    path("thanks/many/", thanks_many, name="thanks_many"),
    path("thanks/many/undo/", thanks_many_undo, name="thanks_many_undo"),
    path(f"{ONE}/edit/", recognition_edit, name="recognition_edit"),
    path(f"{ONE}/archive/", recognition_archive, name="recognition_archive"),
    path(f"{ONE}/restore/", recognition_restore, name="recognition_restore"),
]
