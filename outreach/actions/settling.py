"""Close a follow-up with what came of it, in one go, and take that back in one go."""

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from contacts.models import Contact
from core.actions import action, hold
from core.actors import Actor
from outreach.actions.activities import ActivityFields, archive_activity, log_activity
from outreach.actions.authors import author, require_logging
from outreach.actions.follow_ups import FollowUpFields, complete_follow_up, reopen_follow_up
from outreach.actions.parts import Part
from outreach.enums.activities import Status
from outreach.enums.follow_ups import FollowUpStatus
from outreach.enums.outcomes import LOGGED, Outcome, kind_of
from outreach.models import Activity, FollowUp

CLOSED = _(
    "%(name)s has closed “%(what)s” meanwhile, so nothing is saved yet."
    " Save again if yours is another touch."
)


class ClosedMeanwhile(ValidationError):
    """A colleague has closed the follow-up since the form was opened."""


@action
def log_and_settle(
    *,
    by: Actor,
    follow_up: FollowUp,
    fields: ActivityFields,
    parts: Sequence[Part],
    contacts: Sequence[Contact] = (),
    next_step: FollowUpFields | None = None,
) -> Activity:
    """Log what happened, and mark the follow-up done with it unless it is only planned.

    Raises ClosedMeanwhile: then nothing is logged, since it may be the same touch.
    """
    require_logging(by)
    hold(follow_up)
    settles = fields.get("status") == Status.DONE
    closer = follow_up.closed_by
    is_open = follow_up.status == FollowUpStatus.OPEN
    if settles and not is_open and closer is not None and closer != author(by):
        names = {"name": closer.display_name, "what": follow_up.what}
        raise ClosedMeanwhile(CLOSED % names)
    activity = log_activity(
        by=by,
        office=follow_up.office,
        fields=fields,
        parts=parts,
        contacts=contacts,
        follow_up=next_step,
    )
    if settles and is_open:
        complete_follow_up(by=by, follow_up=follow_up, done_with=activity)
    return activity


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
