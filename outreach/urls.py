"""Addresses of logging, follow-ups and the timeline, under an office's."""

from django.urls import URLPattern, URLResolver, path

from outreach.views.activities import activity_archive, activity_edit, activity_restore
from outreach.views.cadences import cadence_settings
from outreach.views.follow_ups import (
    follow_up_archive,
    follow_up_done,
    follow_up_edit,
    follow_up_later,
    follow_up_new,
    follow_up_reopen,
    follow_up_restore,
)
from outreach.views.lists import follow_ups, losing_touch_list
from outreach.views.log import log, log_partner_options, log_people
from outreach.views.timeline import partner_timeline

urlpatterns: list[URLPattern | URLResolver] = [
    path("log/", log, name="log"),
    path("log/people/", log_people, name="log_people"),
    path("log/partners/", log_partner_options, name="log_partner_options"),
    path("activities/<int:activity>/edit/", activity_edit, name="activity_edit"),
    path("activities/<int:activity>/archive/", activity_archive, name="activity_archive"),
    path("activities/<int:activity>/restore/", activity_restore, name="activity_restore"),
    path("follow-ups/", follow_ups, name="follow_ups"),
    path("follow-ups/<int:follow_up>/done/", follow_up_done, name="follow_up_done"),
    path("follow-ups/<int:follow_up>/reopen/", follow_up_reopen, name="follow_up_reopen"),
    path("follow-ups/<int:follow_up>/later/", follow_up_later, name="follow_up_later"),
    path("follow-ups/<int:follow_up>/edit/", follow_up_edit, name="follow_up_edit"),
    path("follow-ups/<int:follow_up>/archive/", follow_up_archive, name="follow_up_archive"),
    path("follow-ups/<int:follow_up>/restore/", follow_up_restore, name="follow_up_restore"),
    path("partners/<int:partner>/follow-ups/new/", follow_up_new, name="follow_up_new"),
    path("partners/<int:partner>/timeline/", partner_timeline, name="partner_timeline"),
    path("losing-touch/", losing_touch_list, name="losing_touch"),
    path("settings/cadence/", cadence_settings, name="cadence_settings"),
]
