"""What outreach does by itself: each rule with its handler and its planner."""

from core.registries.due_rules import Handler, Planner
from outreach import lookups
from outreach.actions import digests, escalations, reminders
from outreach.queries.digests import RULE as DIGEST
from outreach.queries.escalations import RULE as ESCALATION
from outreach.queries.reminders import RULE as REMINDER

DUE_RULES: tuple[tuple[str, Handler, Planner], ...] = (
    (
        DIGEST,
        digests.work_digest,
        Planner(lookups.unplanned_digests, digests.plan_missing_digests),
    ),
    (
        REMINDER,
        reminders.work_reminder,
        Planner(lookups.unplanned_reminders, reminders.plan_missing_reminders),
    ),
    (
        ESCALATION,
        escalations.work_escalation,
        Planner(lookups.unplanned_escalations, escalations.plan_missing_escalations),
    ),
)
