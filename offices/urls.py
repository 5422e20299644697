"""Addresses of the office itself: Today, the profile, the settings."""

from django.urls import URLPattern, URLResolver, path

from core.exports.answers import file_paths
from offices.views.calendar import (
    calendar,
    holiday_archive,
    holiday_edit,
    holiday_new,
    holiday_restore,
    term_archive,
    term_edit,
    term_new,
    term_restore,
)
from offices.views.downloads import downloads
from offices.views.files import calendar_file, members_file, sites_file
from offices.views.find import find
from offices.views.first_steps import first_steps, first_steps_drop, first_steps_restore
from offices.views.labels import labels, labels_of_vocabulary
from offices.views.mail import mail_settings, mail_test, mail_try_again
from offices.views.mail_preview import mail_html, mail_preview
from offices.views.members import members
from offices.views.profile import profile
from offices.views.programs import program_archive, program_edit, program_new, program_restore
from offices.views.settings import office_settings, settings
from offices.views.site_leaders import site_leader_end, site_leader_new, site_leader_reopen
from offices.views.sites import site_archive, site_edit, site_new, site_restore, sites
from offices.views.today import today
from offices.views.tokens import token_new, token_revoke, tokens

SITE = "settings/sites/<int:site>/"
PROGRAM = "settings/programs/<int:program>/"
TERM = "settings/calendar/terms/<int:term>/"
HOLIDAY = "settings/calendar/holidays/<int:holiday>/"
LEADER = "settings/leaders/<int:leader>/"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", today, name="today"),
    path("find/", find, name="find"),
    path("profile/", profile, name="profile"),
    path("settings/", settings, name="settings"),
    path("settings/office/", office_settings, name="office_settings"),
    path("settings/downloads/", downloads, name="downloads"),
    path("settings/first-steps/", first_steps, name="first_steps"),
    path("settings/first-steps/put-away/", first_steps_drop, name="first_steps_drop"),
    path("settings/first-steps/restore/", first_steps_restore, name="first_steps_restore"),
    path("settings/sites/", sites, name="sites"),
    *file_paths("settings/sites", sites_file, "sites"),
    path("settings/sites/new/", site_new, name="site_new"),
    path(f"{SITE}edit/", site_edit, name="site_edit"),
    path(f"{SITE}archive/", site_archive, name="site_archive"),
    path(f"{SITE}restore/", site_restore, name="site_restore"),
    path(f"{SITE}leader/", site_leader_new, name="site_leader_new"),
    path(f"{SITE}programs/new/", program_new, name="program_new"),
    path(f"{LEADER}end/", site_leader_end, name="site_leader_end"),
    path(f"{LEADER}reopen/", site_leader_reopen, name="site_leader_reopen"),
    path(f"{PROGRAM}edit/", program_edit, name="program_edit"),
    path(f"{PROGRAM}archive/", program_archive, name="program_archive"),
    path(f"{PROGRAM}restore/", program_restore, name="program_restore"),
    path("settings/calendar/", calendar, name="calendar"),
    *file_paths("settings/calendar", calendar_file, "calendar"),
    path("settings/calendar/terms/new/", term_new, name="term_new"),
    path(f"{TERM}edit/", term_edit, name="term_edit"),
    path(f"{TERM}archive/", term_archive, name="term_archive"),
    path(f"{TERM}restore/", term_restore, name="term_restore"),
    path("settings/calendar/holidays/new/", holiday_new, name="holiday_new"),
    path(f"{HOLIDAY}edit/", holiday_edit, name="holiday_edit"),
    path(f"{HOLIDAY}archive/", holiday_archive, name="holiday_archive"),
    path(f"{HOLIDAY}restore/", holiday_restore, name="holiday_restore"),
    path("settings/labels/", labels, name="labels"),
    path("settings/labels/<slug:vocabulary>/", labels_of_vocabulary, name="labels_of_vocabulary"),
    path("settings/members/", members, name="members"),
    *file_paths("settings/members", members_file, "members"),
    path("settings/mail/", mail_settings, name="mail_settings"),
    path("settings/mail/members/<int:member>/", mail_try_again, name="mail_try_again"),
    path("settings/mail/<slug:mail>/", mail_preview, name="mail_preview"),
    path("settings/mail/<slug:mail>/html/", mail_html, name="mail_html"),
    path("settings/mail/<slug:mail>/test/", mail_test, name="mail_test"),
    path("settings/tokens/", tokens, name="tokens"),
    path("settings/tokens/new/", token_new, name="token_new"),
    path("settings/tokens/<int:token>/revoke/", token_revoke, name="token_revoke"),
]
