"""Addresses of risk, under an office's."""

from django.urls import URLPattern, URLResolver, path

from core.exports.answers import file_paths
from outcomes.views.changes import changes_file, risk_changes
from outcomes.views.mutes import mute_archive, mute_new, mute_restore
from outcomes.views.risk import risk_of_partner
from outcomes.views.risk_settings import risk_settings, risk_settings_undo
from outcomes.views.scan import risk_scan

urlpatterns: list[URLPattern | URLResolver] = [
    path("risk/partners/<int:partner>/", risk_of_partner, name="risk_of_partner"),
    path(
        "risk/partners/<int:partner>/checks/<slug:check>/mute/",
        mute_new,
        name="mute_new",
    ),
    path("mutes/<int:mute>/archive/", mute_archive, name="mute_archive"),
    path("mutes/<int:mute>/restore/", mute_restore, name="mute_restore"),
    path("settings/risk/", risk_settings, name="risk_settings"),
    path("settings/risk/undo/", risk_settings_undo, name="risk_settings_undo"),
    path("risk/scan/", risk_scan, name="risk_scan"),
    path("risk/changes/", risk_changes, name="risk_changes"),
    *file_paths("risk/changes", changes_file, "risk_changes"),
]
