"""The thanks of the demo's past years: after engagements, and now and then without one."""

from collections import defaultdict
from datetime import date, timedelta

from core.days import years_before
from outreach.demo import rivera
from outreach.demo.world import Friend
from outreach.enums.activities import ENGAGEMENTS, Exchange, Status
from outreach.models import Participation
from recognition.demo.giving import Giver
from recognition.enums.channels import Channel

RARELY, OFTEN = 0.35, 0.85  # the share of engagements that somebody thinks of, by partner
APART = timedelta(days=40)
WITHOUT_CAUSE = 0.25  # the share of partners that are thanked in May for the year as a whole

Engagements = dict[int, list[tuple[int, date]]]


def engagements_of(office: int) -> Engagements:
    """By partner what it did, (activity, day), the first first."""
    rows = Participation.objects.filter(
        office=office,
        attended=True,
        activity__kind__in=ENGAGEMENTS,
        activity__status=Status.DONE,
        activity__archived_at=None,
    ).exclude(activity__exchange=Exchange.ATTEMPT)
    found: Engagements = defaultdict(list)
    for partner, activity, day in rows.order_by("starts_on", "activity_id").values_list(
        "partner_id", "activity_id", "starts_on"
    ):
        found[partner].append((activity, day))
    return found


def thank_as_usual(giver: Giver, engagements: Engagements) -> None:
    """What was given for the engagements of these years, and in May for the year."""
    for friend in giver.world.friends:
        if friend.partner.name == rivera.NAME:
            _rivera(giver, friend)
            continue
        _for_engagements(giver, friend, engagements.get(friend.partner.pk, []))
        for year in range(friend.since.year, giver.today.year + 1):
            may = giver.day_between(date(year, 5, 5), date(year, 5, 22))
            there = friend.since <= may <= min(friend.until or giver.today, giver.today)
            if giver.luck.random() < WITHOUT_CAUSE and there:
                giver.thank(friend, may, occasion="other", honours=f"The school year {year - 1}")


def _for_engagements(giver: Giver, friend: Friend, done: list[tuple[int, date]]) -> None:
    care, last = giver.luck.uniform(RARELY, OFTEN), date.min
    for activity, day in done:
        given_on = giver.some_days_after(day)
        is_thought_of = giver.luck.random() < care
        if is_thought_of and given_on <= giver.today and given_on - APART > last:
            giver.thank(friend, given_on, activity_id=activity)
            last = given_on


def _rivera(giver: Giver, friend: Friend) -> None:
    """A letter, a card, and last a certificate in May."""
    may = date(giver.today.year, 5, 7)
    if may > giver.today:
        may = years_before(may)
    for days, channel in ((510, Channel.LETTER), (160, Channel.CARD)):
        giver.thank(friend, may - timedelta(days=days), channel=channel)
    giver.thank(
        friend,
        may,
        channel=Channel.CERTIFICATE,
        honours="Spring job shadows in the CNC cell, and a seat on the advisory board",
    )
