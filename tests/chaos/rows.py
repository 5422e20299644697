"""Offices whose members all have something to do today; run as the database's owner.

Each member's digest is a due row that waits to be let go, and so is the reminder of what they have
to do. Each office has one more digest, of a member who does not exist: its handler fails always.
They are as old as their office, by which they are found again (`tests.chaos.figures`).
"""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction

from core.models.due import DueRow
from core.registries.standing import refresh_all_standing
from offices.enums.roles import Role
from offices.models import Membership, Office, User
from outreach.models import FollowUp
from outreach.queries.digests import RULE as DIGEST
from outreach.queries.reminders import RULE as REMINDER
from outreach.queries.reminders import reminder_occurrence
from partnerships.models import Partner, PartnerStanding
from tests.chaos.figures import NOBODY

OFFICES = 8
EVERY_DAY = list(range(1, 8))
ZONES = [
    *("America/Denver", "Europe/Berlin", "Asia/Kolkata", "Asia/Tokyo", "Australia/Sydney"),
    *("Pacific/Auckland", "Pacific/Honolulu", "America/New_York", "America/Sao_Paulo"),
    *("Africa/Nairobi", "Asia/Dhaka", "America/Anchorage", "Atlantic/Azores"),
]
DAYTIME = range(8, 21)  # neither seven nor midnight comes while the run lasts


def write_rows(count: int) -> None:
    """`count` due rows in all, two for each member: a digest, and the reminder of a follow-up."""
    people = count // 2
    now = datetime.now(UTC)
    zones = [zone for zone in ZONES if now.astimezone(ZoneInfo(zone)).hour in DAYTIME]
    with transaction.atomic():
        for number in range(OFFICES):
            office = Office.objects.create(
                slug=f"chaos-{number}",
                name=f"Office {number}",
                time_zone=zones[number % len(zones)],
                recorded_at=now,
            )
            size = people // OFFICES + (number < people % OFFICES)
            _fill(office, _members(office, size), now)


def _members(office: Office, size: int) -> list[Membership]:
    users = User.objects.bulk_create(
        User(email=f"{office.slug}-{number}@example.org", password="!") for number in range(size)
    )
    return Membership.objects.bulk_create(
        Membership(
            office=office,
            user=user,
            role=Role.COORDINATOR,
            display_name=user.email.partition("@")[0],
            digest_days=EVERY_DAY,
        )
        for user in users
    )


def _fill(office: Office, members: list[Membership], now: datetime) -> None:
    partner = Partner.objects.create(office=office, name="Rivera Machining")
    PartnerStanding.objects.create(office=office, partner=partner)
    today = office.today(now)
    follow_ups = FollowUp.objects.bulk_create(
        FollowUp(
            office=office,
            partner=partner,
            owner=member,
            what="Call about places",
            due_on=today,
            remind_at=now.replace(microsecond=0),
        )
        for member in members
    )
    refresh_all_standing(office.pk, [partner.pk])
    digests = [(DIGEST, member.actor_key, f"{today}") for member in members]
    reminders = [(REMINDER, it.owner.actor_key, reminder_occurrence(it)) for it in follow_ups]
    DueRow.objects.bulk_create(
        DueRow(
            office=office,
            rule=rule,
            recipient=recipient,
            occurrence=occurrence,
            due_at=now + timedelta(days=1),
            wall_date=today,
            wall_time=time(7),
            zone=office.time_zone,
            recorded_at=now,
        )
        for rule, recipient, occurrence in [(DIGEST, NOBODY, "never"), *digests, *reminders]
    )
