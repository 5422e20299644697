"""Makes the demo's acts of thanks, one at a time, unsaved."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any

from outreach.demo.calendar import open_day
from outreach.demo.world import Friend, World
from recognition.demo.words import CHANNELS, NOTES
from recognition.enums.channels import Channel
from recognition.models import Recognition
from recognition.policies import usual_audience

IN_PERSON = frozenset({Channel.CARD, Channel.LETTER, Channel.LEADER_CALL})
BY_ROTE = 0.12  # the share of partners that are always thanked in the same way
SOONEST, LATEST = 2, 24  # days after an engagement


@dataclass
class Giver:
    """Thanks partners of a world, with luck of its own: the same day gives the same thanks."""

    world: World
    luck: Random
    given: list[Recognition] = field(default_factory=list)
    habits: dict[int, Channel | None] = field(default_factory=dict)

    @property
    def today(self) -> date:
        return self.world.today

    def thank(self, friend: Friend, day: date, **fields: Any) -> Recognition:
        """Thanks on the next open day, today at the latest."""
        channel = Channel(fields.pop("channel", "") or self.channel(friend))
        given_on = min(open_day(day), self.today)
        recognition = Recognition(
            office=self.world.office,
            partner=friend.partner,
            channel=channel,
            audience=usual_audience(channel),
            given_on=given_on,
            note=self.luck.choice(NOTES[channel]) if self.luck.random() < 0.3 else "",
            contact=self._person(friend, channel, given_on),
            recorded_by=friend.partner.owner or self.luck.choice(self.world.workers()),
            recorded_at=self._recorded(given_on),
            **fields,
        )
        self.given.append(recognition)
        return recognition

    def some_days_after(self, day: date) -> date:
        """When an engagement of that day is thanked for."""
        return day + timedelta(days=self.luck.randint(SOONEST, LATEST))

    def day_between(self, first: date, last: date) -> date:
        """Any day from `first` to `last`."""
        return first + timedelta(days=self.luck.randint(0, max((last - first).days, 0)))

    def channel(self, friend: Friend) -> Channel:
        """How this partner is thanked: some always with a certificate."""
        pk = friend.partner.pk
        if pk not in self.habits:
            is_rote = self.luck.random() < BY_ROTE
            self.habits[pk] = Channel.CERTIFICATE if is_rote else None
        return self.habits[pk] or _weighted(self.luck, CHANNELS)

    def _person(self, friend: Friend, channel: Channel, day: date) -> Any:
        people = friend.people_on(day) if channel in IN_PERSON else []
        return people[0].contact if people else None

    def _recorded(self, day: date) -> datetime:
        moment = time(8 + self.luck.randrange(9), self.luck.randrange(60))
        written = datetime.combine(day, moment, self.world.office.zone)
        return min(written, self.world.now - timedelta(minutes=self.luck.randrange(5, 180)))


def _weighted(luck: Random, choices: Sequence[tuple[Channel, int]]) -> Channel:
    names, weights = zip(*choices, strict=True)
    found: Channel = luck.choices(names, weights)[0]
    return found
