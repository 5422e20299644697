"""Works everything that is due in the foreground, and says what went to whom."""

from argparse import ArgumentParser
from datetime import datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from core.actors import SYSTEM
from core.due.work import work_due_rows
from core.outbox.work import work_outbox
from core.registries.due_rules import planners
from core.tenancy.context import office_context
from offices.models import Membership, Office
from outreach.actions.digests import bring_digest_forward
from outreach.lookups import all_offices
from outreach.queries.digests import digest_members, digest_message, digest_row


class Command(BaseCommand):
    help = "Work what is due and send the mail that waits, here and now."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--now", action="store_true", help="send today's digests, whatever the time is"
        )
        parser.add_argument("--again", action="store_true", help="with --now: once more")
        parser.add_argument("--office", metavar="SLUG", help="only this office")

    def handle(self, *args: Any, **options: Any) -> None:
        offices = all_offices()
        if options["office"] and options["office"] not in offices:
            raise CommandError(f"There is no office “{options['office']}”.")
        for slug, office_id in offices.items():
            if options["office"] in (None, slug):
                self._work(office_id, forward=options["now"], again=options["again"])

    def _work(self, office_id: int, *, forward: bool, again: bool) -> None:
        now = timezone.now()
        with office_context(office_id):
            office = Office.objects.get(pk=office_id)
            for planner in planners().values():
                planner.plan(office_id, now)
            brought = _bring_forward(office, now, again) if forward else {}
        rows = work_due_rows(office_id, now)
        messages = work_outbox(office_id)
        self.stdout.write(f"{office.name}: {rows} due, {messages} to send")
        with office_context(office_id):
            for member, occurrence in brought.items():
                self.stdout.write(f"  {_tell(office, member, occurrence)}")


def _bring_forward(office: Office, now: datetime, again: bool) -> dict[Membership, str]:
    return {
        member: bring_digest_forward(by=SYSTEM, office=office, member=member, now=now, again=again)
        for member in digest_members(office)
    }


def _tell(office: Office, member: Membership, occurrence: str) -> str:
    """One line on what became of a member's digest."""
    who = f"{member.display_name} <{member.user.email}>"
    message = digest_message(office, member, occurrence)
    if message is not None:
        reason = f" ({message.error})" if message.error else ""
        return f"{who}: “{message.subject}”, {message.get_state_display()}{reason}"
    row = digest_row(office, member, occurrence)
    return f"{who}: {row.outcome or row.get_state_display()}" if row else f"{who}: not planned"
