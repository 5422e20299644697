"""Who is asked to sign is told so by mail: half an hour after the first thing, once a day at most.

What comes together, as the certificates of a batch do, is told together. The planner asks who has
something new to sign, so that nothing that writes documents has to remember the mail.
"""

from datetime import date, datetime, time, timedelta

from core.actions import action
from core.actors import SYSTEM, Actor
from core.due.plan import Plan, plan_rows
from core.models.due import DueRow
from core.outbox.write import Slot, post, supersede_waiting
from core.registries.due_rules import Outcome
from offices.models import Membership, Office
from recognition.queries.signing import (
    RULE,
    SHOWN_BY_MAIL,
    count_waiting,
    is_told_on,
    untold_members,
    waiting_for,
)
from recognition.signature_emails import Asked, asked_letter

PATIENCE = timedelta(minutes=30)  # for what comes together
WALL_TIME = time(7, 30)  # on a day whose mail has gone already, or on which they are away


def work_asked(row: DueRow, now: datetime) -> Outcome:
    """Handle a due row: tell the member all that waits for their signature."""
    member = Membership.objects.select_related("office", "user").get(
        office=row.office_id, pk=row.recipient.removeprefix("member:")
    )
    if member.deactivated_at or not member.signatures or not member.user.is_active:
        return Outcome("switched off")
    return write_asked(by=SYSTEM, member=member, occurrence=row.occurrence, now=now)


@action
def write_asked(*, by: Actor, member: Membership, occurrence: str, now: datetime) -> Outcome:
    """Put the mail into the outbox, if something still waits; once they are back, of the away."""
    asked = gather_asked(member)
    if not asked.count:
        return Outcome("nothing waits")
    if member.is_away(member.office.today(now)):
        assert member.away_until is not None
        back = member.away_until + timedelta(days=1)
        plan_rows(member.office_id, RULE, [_plan_on(member, back, WALL_TIME)])
        return Outcome("away")
    slot = Slot(member.office_id, RULE, f"member:{member.pk}", occurrence)
    message = post(slot, asked_letter(asked), now)
    supersede_waiting(slot)
    return Outcome(message.subject)


def gather_asked(member: Membership) -> Asked:
    """What waits for the member's signature, the first few by name."""
    shown = list(waiting_for(member)[:SHOWN_BY_MAIL])
    count = len(shown) if len(shown) < SHOWN_BY_MAIL else count_waiting(member)
    return Asked(member, shown, count)


def plan_missing_asked(office_id: int, now: datetime) -> None:
    """Plan the mail of each member who has something new to sign."""
    office = Office.objects.get(pk=office_id)
    members = untold_members(office).select_related("office")
    plan_rows(office_id, RULE, [_next_plan(member, now) for member in members])


def _next_plan(member: Membership, now: datetime) -> Plan:
    """In half an hour; where the mail of that day has gone already, the next morning."""
    soon = member.office.local(now + PATIENCE)
    if is_told_on(member, soon.date().isoformat()):
        return _plan_on(member, soon.date() + timedelta(days=1), WALL_TIME)
    return _plan_on(member, soon.date(), soon.time())


def _plan_on(member: Membership, day: date, wall_time: time) -> Plan:
    return Plan(
        recipient=f"member:{member.pk}",
        occurrence=day.isoformat(),
        wall_date=day,
        wall_time=wall_time,
        zone=member.office.time_zone,
    )
