"""Addresses of the retention dashboard, under an office's."""

from django.urls import URLPattern, URLResolver, path

from core.exports.answers import file_paths
from outcomes.views.retention import (
    retention,
    retention_exits,
    retention_exits_file,
    retention_file,
    retention_partners,
    retention_partners_file,
)
from outcomes.views.retention_board import retention_board

urlpatterns: list[URLPattern | URLResolver] = [
    path("retention/", retention, name="retention"),
    *file_paths("retention", retention_file, "retention"),
    path("retention/board.pdf", retention_board, name="retention_board"),
    path("retention/partners/", retention_partners, name="retention_partners"),
    *file_paths("retention/partners", retention_partners_file, "retention_partners"),
    path("retention/exits/", retention_exits, name="retention_exits"),
    *file_paths("retention/exits", retention_exits_file, "retention_exits"),
]
