"""Who holds our end, and whether whoever is new was introduced to the partner."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.registries.checks import Check, Click, Evidence, Facts, Lens, flag, word
from outreach.checks.promises import OURS
from outreach.checks.touches import DONE, INTRODUCTION, TOUCHES
from partnerships.checks.words import NEVER, PRESENT, day_in, form, log, on_page
from partnerships.enums.exits import SURVEY_SHARES, ExitReason

NEW = 90  # days for which somebody is new


def _handovers(lens: Lens) -> str:
    """When the partner's owner changed last, within the days that count; from the history."""
    until = "" if lens.known_at is None else "AND h.pgh_created_at <= %(known_at)s"
    return f"""
        WITH versions AS (
            SELECT h.pgh_obj_id, h.owner_id, h.pgh_created_at, coalesce(
                lag(h.owner_id) OVER (PARTITION BY h.pgh_obj_id ORDER BY h.pgh_id),
                (SELECT e.owner_id FROM partnerships_partnerhistory e
                 WHERE e.office_id = h.office_id AND e.pgh_obj_id = h.pgh_obj_id
                   AND e.pgh_id < h.pgh_id ORDER BY e.pgh_id DESC LIMIT 1)
            ) AS before_id
            FROM partnerships_partnerhistory h
            WHERE h.office_id = %(office)s AND {lens.chosen("h.pgh_obj_id")} {until}
              AND h.pgh_created_at > %(as_of)s::date - {NEW + 120} AND h.pgh_label = 'update'
        )
        SELECT v.pgh_obj_id AS partner_id, max({lens.local_day("v.pgh_created_at")}) AS changed_on
        FROM versions v
        WHERE v.before_id IS NOT NULL AND v.before_id IS DISTINCT FROM v.owner_id
        GROUP BY v.pgh_obj_id
    """


def _leaders(lens: Lens) -> str:
    """Since when a site of the partner has a new leader whom the partner has not met."""
    return f"""
        WITH newcomers AS (
            SELECT s.partner_id, l.member_id, l.started_on
            FROM offices_siteleader l
            JOIN partnerships_partnersite s ON s.office_id = l.office_id AND s.site_id = l.site_id
            JOIN scanned p ON p.partner_id = s.partner_id
            WHERE l.office_id = %(office)s AND {lens.known("l")}
              AND {lens.not_yet("l.ended_on", "as_of")}
              AND l.started_on <= %(as_of)s AND l.started_on > p.day - {NEW}
              AND EXISTS (
                SELECT FROM offices_siteleader e
                WHERE e.office_id = l.office_id AND e.site_id = l.site_id
                  AND e.started_on < l.started_on)
        ), met AS (
            SELECT n.partner_id, n.member_id
            FROM newcomers n JOIN done d ON d.partner_id = n.partner_id
            WHERE d.starts_on >= n.started_on
              AND (d.leader_id = n.member_id OR d.kind = {INTRODUCTION})
        )
        SELECT n.partner_id, max(n.started_on) AS leader_since
        FROM newcomers n
        LEFT JOIN met m ON m.partner_id = n.partner_id AND m.member_id = n.member_id
        WHERE m.partner_id IS NULL
        GROUP BY n.partner_id
    """


HANDOVERS = Facts("handovers", _handovers)
LEADERS = Facts("leaders", _leaders, (DONE,))

OWNER_GONE = "ours.owner_gone_on IS NOT NULL"
OWNER_LEFT = "p.owner_id IS NULL AND handovers.changed_on IS NOT NULL"
NO_BACKUP = "(p.backup_owner_id IS NULL OR ours.backup_gone_on IS NOT NULL)"
NOT_MET = f"""(handovers.changed_on > p.day - {NEW} AND greatest(touches.owner_on,
    touches.introduced_on) >= handovers.changed_on IS NOT TRUE) IS TRUE"""


def _sentence(evidence: Evidence, state: str) -> str:
    if evidence.get("owner_gone_on"):
        return _("Their owner left on %(day)s") % {"day": day_in(evidence, "owner_gone_on")}
    if evidence.get("no_owner"):
        return _("No owner on our side")
    if evidence.get("no_backup"):
        return _("No backup on our side")
    if evidence.get("changed_on"):
        day = day_in(evidence, "changed_on")
        return _("New owner since %(day)s, not introduced yet") % {"day": day}
    if evidence.get("leader_since"):
        day = day_in(evidence, "leader_since")
        return _("New leader since %(day)s, not introduced yet") % {"day": day}
    return _("Two on our side")


def _mend(slug: str, partner_id: int, evidence: Evidence) -> Click:
    if evidence.get("owner_gone_on") or evidence.get("no_owner"):
        return form(_("Choose an owner"), "partner_edit", slug, partner_id)
    if evidence.get("no_backup"):
        return form(_("Choose a backup"), "partner_edit", slug, partner_id)
    return log(_("Log an introduction"), slug, partner_id)


OUR_SIDE = Check(
    key=ExitReason.SCHOOL_CONTACT_LEFT,
    label=gettext_lazy("Our side"),
    weight=SURVEY_SHARES[ExitReason.SCHOOL_CONTACT_LEFT],
    strands=("backup",),
    applies=PRESENT,
    state=f"""CASE WHEN {OWNER_GONE} OR ({OWNER_LEFT}) THEN 'm'
        WHEN p.owner_id IS NULL THEN {NEVER}
        WHEN {NO_BACKUP} OR {NOT_MET} OR leaders.leader_since IS NOT NULL THEN 'w'
        ELSE 'o' END""",
    evidence={
        "owner_gone_on": word("ours.owner_gone_on"),
        "no_owner": flag("p.owner_id IS NULL"),
        "no_backup": flag(NO_BACKUP),
        "changed_on": word(f"CASE WHEN {NOT_MET} THEN handovers.changed_on END"),
        "leader_since": word("leaders.leader_since"),
    },
    facts=(OURS, HANDOVERS, LEADERS, TOUCHES),
    sentence=_sentence,
    action=_mend,
    proof=on_page("ends"),
)
