"""Works everything that is due in the foreground, and says what went to whom."""

from argparse import ArgumentParser
from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from core.actors import SYSTEM
from core.due.work import work_due_rows
from core.models.due import DueRow
from core.outbox.work import work_outbox
from core.registries.due_rules import planners
from core.tenancy.context import office_context
from offices.models import Membership, Office
from outreach.actions.digests import bring_digest_forward
from outreach.actions.escalations import bring_escalation_forward
from outreach.actions.reminders import bring_reminders_forward
from outreach.lookups import all_offices
from outreach.queries.digests import digest_members, digest_message, digest_row
from outreach.queries.escalations import escalation_row

MOST = 10_000  # rows, and messages, of one office in one run

Line = Callable[[], str]
"""What became of something, to be asked once the work is done."""


class Command(BaseCommand):
    help = "Work what is due and send the mail that waits, here and now."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--now",
            action="store_true",
            help="send today's digests and reminders, whatever the time is",
        )
        parser.add_argument(
            "--escalation",
            action="store_true",
            help="tell those in charge what is long overdue, whatever the day is",
        )
        parser.add_argument(
            "--again",
            action="store_true",
            help="with --now or --escalation: digests and escalations once more",
        )
        parser.add_argument("--office", metavar="SLUG", help="only this office")

    def handle(self, *args: Any, **options: Any) -> None:
        offices = all_offices()
        if options["office"] and options["office"] not in offices:
            raise CommandError(f"There is no office “{options['office']}”.")
        for slug, office_id in offices.items():
            if options["office"] in (None, slug):
                self._work(office_id, options)

    def _work(self, office_id: int, options: dict[str, Any]) -> None:
        now, again = timezone.now(), options["again"]
        lines: list[Line] = []
        with office_context(office_id):
            office = Office.objects.get(pk=office_id)
            for planner in planners().values():
                planner.plan(office_id, now)
            if options["now"]:
                lines += _digests(office, now, again) + _reminders(office, now)
            if options["escalation"]:
                lines.append(_escalation(office, now, again))
        rows = work_due_rows(office_id, now, MOST)
        messages = work_outbox(office_id, MOST)
        self.stdout.write(f"{office.name}: {rows} due, {messages} to send")
        with office_context(office_id):
            for line in lines:
                self.stdout.write(f"  {line()}")


def _digests(office: Office, now: datetime, again: bool) -> list[Line]:
    return [_digest(office, member, now, again) for member in digest_members(office)]


def _digest(office: Office, member: Membership, now: datetime, again: bool) -> Line:
    occurrence = bring_digest_forward(by=SYSTEM, office=office, member=member, now=now, again=again)
    return lambda: _tell(office, member, occurrence)


def _tell(office: Office, member: Membership, occurrence: str) -> str:
    """One line on what became of a member's digest."""
    who = f"{member.display_name} <{member.user.email}>"
    message = digest_message(office, member, occurrence)
    if message is not None:
        reason = f" ({message.error})" if message.error else ""
        return f"{who}: “{message.subject}”, {message.get_state_display()}{reason}"
    row = digest_row(office, member, occurrence)
    return f"{who}: {_outcome(row)}" if row else f"{who}: not planned"


def _reminders(office: Office, now: datetime) -> list[Line]:
    return [_reminder(row) for row in bring_reminders_forward(office, now)]


def _reminder(row: DueRow) -> Line:
    return lambda: f"Reminder for {row.wall_time:%H:%M}: {_outcome(row)}"


def _escalation(office: Office, now: datetime, again: bool) -> Line:
    occurrence = bring_escalation_forward(by=SYSTEM, office=office, now=now, again=again)
    row = escalation_row(office, occurrence)
    assert row is not None
    return lambda: f"Long overdue: {_outcome(row)}"


def _outcome(row: DueRow) -> str:
    """What came of it, or that it still waits."""
    row.refresh_from_db()
    return row.outcome or str(row.get_state_display())
