"""Close a follow-up with what came of it, in one go, and take that back in one go."""

from core.actions import action, hold
from core.actors import Actor
from outreach.actions.activities import archive_activity, log_activity
from outreach.actions.authors import author, require_logging
from outreach.actions.follow_ups import complete_follow_up, reopen_follow_up
from outreach.actions.parts import Part
from outreach.enums.activities import Status
from outreach.enums.follow_ups import FollowUpStatus
from outreach.enums.outcomes import LOGGED, Outcome, kind_of
from outreach.models import Activity, FollowUp


@action
def settle_follow_up(*, by: Actor, follow_up: FollowUp, outcome: Outcome) -> Activity | None:
    """Log what happened today and mark the follow-up done with it; JUST_DONE logs nothing.

    A second time does no harm: what is closed already stays as it is, and nothing is logged.
    """
    require_logging(by)
    hold(follow_up)
    if follow_up.status != FollowUpStatus.OPEN:
        return None
    activity = _log(by, follow_up, outcome) if outcome in LOGGED else None
    complete_follow_up(by=by, follow_up=follow_up, done_with=activity)
    return activity


@action
def unsettle_follow_up(*, by: Actor, follow_up: FollowUp) -> bool:
    """Open it again, and archive the activity that it was done with.

    False, and nothing is changed, where somebody else has closed it since.
    """
    require_logging(by)
    hold(follow_up)
    if follow_up.status != FollowUpStatus.OPEN and follow_up.closed_by != author(by):
        return False
    if follow_up.status == FollowUpStatus.DONE and follow_up.done_with is not None:
        archive_activity(by=by, activity=follow_up.done_with)
        hold(follow_up)
    reopen_follow_up(by=by, follow_up=follow_up)
    return True


def _log(by: Actor, follow_up: FollowUp, outcome: Outcome) -> Activity:
    office = follow_up.office
    return log_activity(
        by=by,
        office=office,
        fields={
            "kind": kind_of(outcome, follow_up.kind),
            "status": Status.DONE,
            "exchange": LOGGED[outcome].exchange,
            "starts_on": office.today(),
            "notes": follow_up.what,
        },
        parts=[Part(follow_up.partner)],
    )
