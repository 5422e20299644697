"""Addresses of stages and exits, under an office's."""

from django.urls import URLPattern, URLResolver, path

from core.exports.answers import file_paths
from partnerships.views.exit_reasons import (
    exit_reason_archive,
    exit_reason_edit,
    exit_reason_new,
    exit_reason_restore,
    exit_reasons,
)
from partnerships.views.exits import (
    exit_edit,
    exit_restore,
    exit_undo,
    exits,
    exits_file,
    partner_end,
)
from partnerships.views.stages import partner_pause, partner_resume, partner_stage

PARTNER, EXIT = "partners/<int:partner>", "exits/<int:exit>"
REASONS = "settings/exit-reasons"

urlpatterns: list[URLPattern | URLResolver] = [
    path(f"{PARTNER}/end/", partner_end, name="partner_end"),
    path(f"{PARTNER}/pause/", partner_pause, name="partner_pause"),
    path(f"{PARTNER}/resume/", partner_resume, name="partner_resume"),
    path(f"{PARTNER}/stage/", partner_stage, name="partner_stage"),
    path("exits/", exits, name="exits"),
    *file_paths("exits", exits_file, "exits"),
    path(f"{EXIT}/edit/", exit_edit, name="exit_edit"),
    path(f"{EXIT}/undo/", exit_undo, name="exit_undo"),
    path(f"{EXIT}/restore/", exit_restore, name="exit_restore"),
    path(f"{REASONS}/", exit_reasons, name="exit_reasons"),
    path(f"{REASONS}/new/", exit_reason_new, name="exit_reason_new"),
    path(f"{REASONS}/<int:reason>/edit/", exit_reason_edit, name="exit_reason_edit"),
    path(f"{REASONS}/<int:reason>/archive/", exit_reason_archive, name="exit_reason_archive"),
    path(f"{REASONS}/<int:reason>/restore/", exit_reason_restore, name="exit_reason_restore"),
]
