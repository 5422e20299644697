"""Addresses of logging, follow-ups and the timeline, under an office's."""

from django.urls import URLPattern, URLResolver, path

from core.exports.answers import file_paths
from outreach.cadence_urls import urlpatterns as cadence_urls
from outreach.concern_urls import urlpatterns as concern_urls
from outreach.views.activities import activity_archive, activity_edit, activity_restore
from outreach.views.bulk import follow_ups_bulk, follow_ups_undo
from outreach.views.files import (
    activities_file,
    follow_ups_file,
    losing_touch_file,
    timeline_file,
)
from outreach.views.follow_ups import (
    follow_up_archive,
    follow_up_edit,
    follow_up_later,
    follow_up_new,
    follow_up_reopen,
    follow_up_restore,
)
from outreach.views.lists import follow_ups, losing_touch_list
from outreach.views.log import log, log_partner_options, log_people
from outreach.views.parse import log_parse
from outreach.views.settling import follow_up_drop, follow_up_settle, follow_up_unsettle
from outreach.views.timeline import partner_timeline

urlpatterns: list[URLPattern | URLResolver] = [
    *concern_urls,
    *cadence_urls,
    path("log/", log, name="log"),
    path("log/parse/", log_parse, name="log_parse"),
    path("log/people/", log_people, name="log_people"),
    path("log/partners/", log_partner_options, name="log_partner_options"),
    path("activities/<int:activity>/edit/", activity_edit, name="activity_edit"),
    path("activities/<int:activity>/archive/", activity_archive, name="activity_archive"),
    path("activities/<int:activity>/restore/", activity_restore, name="activity_restore"),
    *file_paths("activities", activities_file, "activities"),
    path("follow-ups/", follow_ups, name="follow_ups"),
    *file_paths("follow-ups", follow_ups_file, "follow_ups"),
    path("follow-ups/bulk/", follow_ups_bulk, name="follow_ups_bulk"),
    path("follow-ups/undo/", follow_ups_undo, name="follow_ups_undo"),
    path("follow-ups/<int:follow_up>/settle/", follow_up_settle, name="follow_up_settle"),
    path("follow-ups/<int:follow_up>/unsettle/", follow_up_unsettle, name="follow_up_unsettle"),
    path("follow-ups/<int:follow_up>/drop/", follow_up_drop, name="follow_up_drop"),
    path("follow-ups/<int:follow_up>/reopen/", follow_up_reopen, name="follow_up_reopen"),
    path("follow-ups/<int:follow_up>/later/", follow_up_later, name="follow_up_later"),
    path("follow-ups/<int:follow_up>/edit/", follow_up_edit, name="follow_up_edit"),
    path("follow-ups/<int:follow_up>/archive/", follow_up_archive, name="follow_up_archive"),
    path("follow-ups/<int:follow_up>/restore/", follow_up_restore, name="follow_up_restore"),
    path("partners/<int:partner>/follow-ups/new/", follow_up_new, name="follow_up_new"),
    path("partners/<int:partner>/timeline/", partner_timeline, name="partner_timeline"),
    *file_paths("partners/<int:partner>/timeline", timeline_file, "partner_timeline"),
    path("losing-touch/", losing_touch_list, name="losing_touch"),
    *file_paths("losing-touch", losing_touch_file, "losing_touch"),
]
