"""The tables that are filled, in the order in which they need each other, and their columns.

Columns that are not named have a default in the database, or are computed by it.
"""

from typing import Final

OFFICE: Final = "offices_office"
USER: Final = "offices_user"
MEMBERSHIP: Final = "offices_membership"
SITE: Final = "offices_site"
SITE_LEADER: Final = "offices_siteleader"
PROGRAM: Final = "offices_program"
TERM: Final = "offices_term"
HOLIDAY: Final = "offices_holiday"
CADENCE: Final = "outreach_cadence"
PARTNER: Final = "partnerships_partner"
STANDING: Final = "partnerships_partnerstanding"
PARTNER_SITE: Final = "partnerships_partnersite"
CONTACT: Final = "contacts_contact"
AFFILIATION: Final = "contacts_affiliation"
EMAIL: Final = "contacts_affiliationemail"
PHONE: Final = "contacts_affiliationphone"
ACTIVITY: Final = "outreach_activity"
PARTICIPATION: Final = "outreach_participation"
ACTIVITY_CONTACT: Final = "outreach_activitycontact"
FOLLOW_UP: Final = "outreach_followup"
DUE_ROW: Final = "core_duerow"

_SPAN = "id office_id recorded_at name starts_on ends_on"

COLUMNS: dict[str, tuple[str, ...]] = {
    table: tuple(columns.split())
    for table, columns in {
        OFFICE: "id slug name kind time_zone year_starts_month year_starts_day recorded_at",
        USER: "id email password is_active language theme",
        MEMBERSHIP: "id office_id recorded_at user_id role display_name title digest"
        " deactivated_at",
        SITE: "id office_id recorded_at name kind town",
        SITE_LEADER: "id office_id recorded_at site_id member_id started_on",
        PROGRAM: "id office_id recorded_at site_id name career_cluster",
        TERM: _SPAN,
        HOLIDAY: _SPAN,
        CADENCE: "id office_id recorded_at tier days",
        PARTNER: "id office_id recorded_at name kind stage tier parent_id owner_id backup_owner_id"
        " one_person closing champion source partner_since career_clusters naics_sector street town"
        " region postal_code phone website notes custom recorded_by_id archived_at",
        STANDING: "id office_id recorded_at partner_id contact_count has_primary_contact"
        " has_backup_contact touch_count open_follow_up_count next_follow_up_what",
        PARTNER_SITE: "id office_id recorded_at partner_id site_id ally_id",
        CONTACT: "id office_id recorded_at name preferred_name language notes recorded_by_id",
        AFFILIATION: "id office_id recorded_at contact_id partner_id role holds decision_maker"
        " signatory started_on ended_on",
        EMAIL: "id office_id recorded_at affiliation_id address position bounced_at",
        PHONE: "id office_id recorded_at affiliation_id number position",
        ACTIVITY: "id office_id recorded_at kind status exchange starts_on ends_on site_id summary"
        " notes student_count recorded_by_id archived_at",
        PARTICIPATION: "id office_id recorded_at activity_id partner_id starts_on attended"
        " volunteers volunteer_hours",
        ACTIVITY_CONTACT: "id office_id recorded_at activity_id contact_id",
        FOLLOW_UP: "id office_id recorded_at partner_id what kind due_on remind_at owner_id status"
        " origin_id done_with_id recorded_by_id closed_at closed_by_id",
        DUE_ROW: "id office_id recorded_at rule recipient occurrence due_at wall_date wall_time"
        " zone state attempts finished_at outcome",
    }.items()
}
