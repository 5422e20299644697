"""What the tests of reminders at a time share: a Friday, a promise, and what came of it."""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from core.models.due import DueRow
from core.models.outbox import OutboxMessage
from core.tenancy.context import office_context
from offices.models import Membership, Office
from outreach.actions.follow_ups import (
    create_follow_up,
)
from outreach.models import FollowUp
from outreach.queries.reminders import RULE
from partnerships.models import Partner

DENVER = ZoneInfo("America/Denver")
MORNING = datetime(2026, 11, 20, 8, tzinfo=DENVER)
TODAY = date(2026, 11, 20)
THREE = datetime(2026, 11, 20, 15, tzinfo=DENVER)
FOUR = datetime(2026, 11, 20, 16, tzinfo=DENVER)


def promise(
    partner: Partner, by: Membership, remind_at: datetime | None = THREE, **fields: Any
) -> FollowUp:
    with office_context(partner.office_id):
        return create_follow_up(
            by=by,
            partner=partner,
            fields={"what": "Call Luis", "due_on": TODAY, "remind_at": remind_at, **fields},  # type: ignore[typeddict-item]  # fields of the tests
        )


def reminders(office: Office) -> list[tuple[str, str]]:
    """State and outcome of each row, by instant."""
    with office_context(office.pk):
        rows = DueRow.objects.filter(rule=RULE).order_by("occurrence", "id")
        return list(rows.values_list("state", "outcome"))


def mails(office: Office) -> list[OutboxMessage]:
    with office_context(office.pk):
        return list(OutboxMessage.objects.filter(rule=RULE).order_by("id"))


def told(office: Office) -> list[str]:
    return [mail.to_address.split("@")[0] for mail in mails(office)]


def act(action: Any, **arguments: Any) -> None:
    with office_context(arguments["by"].office_id):
        action(**arguments)


def change(thing: Any, **fields: Any) -> None:
    with office_context(thing.office_id):
        type(thing).objects.filter(pk=thing.pk).update(**fields)
