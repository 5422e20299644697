"""Which activities and follow-ups belong to the history of a partner.

An activity belongs to it from the transaction on in which the partner came to it: the audit knows
that one; of rows that were loaded without the audit, `recorded_at` does.
"""

from core.registries.history import Source
from outreach.models import Activity, ActivityContact, FollowUp, Participation

ACTIVITIES, FOLLOW_UPS = "activities", "follow-ups"


def _shared(column: str) -> str:
    """The condition that the partner took part by then in the activity of this column."""
    mine = "p.office_id = %(office)s AND p.partner_id = %(subject)s"
    here = f"{mine} AND p.activity_id = h.{column}"
    return f"""h.{column} IN (SELECT p.activity_id FROM outreach_participation p WHERE {mine})
        AND (EXISTS (SELECT FROM outreach_participationhistory p
                WHERE {here} AND p.pgh_created_at <= h.pgh_created_at)
            OR EXISTS (SELECT FROM outreach_participation p
                WHERE {here} AND p.recorded_at <= h.pgh_created_at))"""


SOURCES = (
    Source("activity", ACTIVITIES, Activity, _shared("pgh_obj_id")),
    Source(
        "part",
        ACTIVITIES,
        Participation,
        "h.partner_id = %(subject)s",
        ignored=("starts_on",),
        may_return=True,
    ),
    Source(
        "company",
        ACTIVITIES,
        Participation,
        f"h.partner_id <> %(subject)s AND {_shared('activity_id')}",
        ignored=("starts_on",),
        may_return=True,
    ),
    Source("attendance", ACTIVITIES, ActivityContact, _shared("activity_id"), may_return=True),
    Source(
        "follow_up",
        FOLLOW_UPS,
        FollowUp,
        "h.partner_id = %(subject)s",
        ignored=("escalated_at", "escalated_to"),
    ),
)

FACTS = {
    "activity": """
        SELECT id, jsonb_build_object('kind', kind, 'starts_on', starts_on) AS facts
        FROM outreach_activity WHERE office_id = %(office)s AND id = ANY(%(ids)s)
    """,
}
