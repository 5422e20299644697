"""What was promised to a partner and is overdue, and how much its owner has to carry."""

from core.registries.checks import Facts, Lens
from partnerships.enums.partners import Stage

LATE = 14  # days after which those in charge are told


def _promises(lens: Lens) -> str:
    escalated = "f.escalated_at IS NOT NULL AND f.due_on <= p.day - 14"
    if lens.known_at is not None:
        escalated = f"f.escalated_at <= %(known_at)s AND {escalated}"
    return f"""
        SELECT f.partner_id, count(*) AS overdue, min(f.due_on) AS overdue_since,
            count(*) FILTER (WHERE {escalated}) AS escalated,
            min(f.due_on) FILTER (WHERE {escalated}) AS escalated_since
        FROM {_follow_ups(lens)} f JOIN scanned p ON p.partner_id = f.partner_id
        WHERE f.office_id = %(office)s AND {lens.chosen("f.partner_id")} AND {lens.there("f")}
          AND {lens.not_yet("f.closed_at", "known_at")} AND f.due_on < p.day
        GROUP BY f.partner_id
    """


def _follow_ups(lens: Lens) -> str:
    """The table; of the past, as the history says: when they were due then, whether they were open,
    and when somebody was told. Where it begins later, they were due as it says first.

    Whatever was open then is open still or was closed later, so the history of few is read.
    """
    if lens.known_at is None:
        return "outreach_followup"
    return f"""(
        SELECT f.office_id, f.partner_id, f.recorded_at, f.archived_at,
            coalesce(v.due_on, f.due_on) AS due_on,
            CASE WHEN v.is_of_then THEN v.closed_at ELSE f.closed_at END AS closed_at,
            CASE WHEN v.is_of_then THEN v.escalated_at ELSE f.escalated_at END AS escalated_at
        FROM outreach_followup f
        LEFT JOIN LATERAL (
            SELECT h.due_on, h.closed_at, h.escalated_at,
                h.pgh_created_at <= %(known_at)s AS is_of_then
            FROM outreach_followuphistory h
            WHERE h.office_id = f.office_id AND h.pgh_obj_id = f.id
              AND (h.pgh_created_at <= %(known_at)s OR h.pgh_label = 'insert')
            ORDER BY h.pgh_created_at <= %(known_at)s DESC, h.pgh_id DESC LIMIT 1
        ) v ON true
        WHERE f.office_id = %(office)s AND {lens.chosen("f.partner_id")}
          AND {lens.not_yet("f.closed_at", "known_at")}
    )"""


def _load(lens: Lens) -> str:
    """How many partners an owner cares for beside how many they say they can."""
    cared = ", ".join(f"'{it}'" for it in (Stage.APPROACHED, Stage.EXPLORING, Stage.ACTIVE))
    owned = f"""SELECT owner_id, count(*) AS partners FROM scanned
        WHERE stage IN ({cared}) GROUP BY owner_id"""
    if lens.few:
        owned = f"""SELECT o.owner_id, count(*) AS partners FROM partnerships_partner o
            WHERE o.office_id = %(office)s AND o.archived_at IS NULL AND o.stage IN ({cared})
              AND o.owner_id IN (SELECT owner_id FROM scanned)
            GROUP BY o.owner_id"""
    return f"""
        SELECT p.partner_id, m.id AS owner_id, b.id AS backup_id,
            {lens.local_day("m.deactivated_at")} AS owner_gone_on,
            {lens.local_day("b.deactivated_at")} AS backup_gone_on,
            n.partners, m.capacity
        FROM scanned p
        LEFT JOIN ({_members(lens)}) m ON m.id = p.owner_id
        LEFT JOIN ({_members(lens)}) b ON b.id = p.backup_owner_id
        LEFT JOIN ({owned}) n ON n.owner_id = p.owner_id
        WHERE m.id IS NOT NULL OR b.id IS NOT NULL
    """


def _members(lens: Lens) -> str:
    gone = "deactivated_at"
    if lens.known_at is not None:
        gone = "CASE WHEN deactivated_at <= %(known_at)s THEN deactivated_at END"
    return f"""SELECT id, capacity, {gone} AS deactivated_at FROM offices_membership
        WHERE office_id = %(office)s"""


PROMISES = Facts("promises", _promises)
OURS = Facts("ours", _load)
"""The partner's owner and backup owner, when they were deactivated, and the owner's load."""
