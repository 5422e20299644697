"""What the makers of the demo share: the office, its day, its luck, and the rows so far."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random
from typing import TypeVar

from django.db.models import Model

from contacts.models import Affiliation
from offices.models import Membership, Office, Site
from outreach.demo.calendar import HISTORY_DAYS
from outreach.demo.engagement_notes import FOLLOW_UPS
from outreach.demo.plans import OfficePlan, Place
from outreach.demo.trades import Trade
from outreach.enums.activities import ActivityKind
from outreach.models import Activity
from partnerships.enums.partners import PartnerKind
from partnerships.models import Partner

M = TypeVar("M", bound=Model)


WITHIN = (
    PartnerKind.FACULTY_DEPARTMENT,
    PartnerKind.STUDENT_ORGANISATION,
    PartnerKind.ALUMNI_GROUP,
)


@dataclass(frozen=True)
class Pace:
    """How lively a partnership is.

    `touches` scales the days between two-way touchpoints (1: as the tier's cadence asks),
    `engagements` is their number a school year.
    """

    name: str
    touches: float
    engagements: float


@dataclass(eq=False)
class Friend:
    """A partner with everything that its story needs."""

    partner: Partner
    trade: Trade
    pace: Pace
    since: date
    until: date | None
    sites: list[Site]
    people: list[Affiliation] = field(default_factory=list)
    activities: list[Activity] = field(default_factory=list)
    told: set[str] = field(default_factory=set)

    @property
    def is_within(self) -> bool:
        """Whether it is a department or a group, and no firm."""
        return self.partner.kind in WITHIN

    def choose(self, rng: Random, texts: Sequence[str]) -> str:
        """One of the texts, none twice while there are others."""
        fresh = [text for text in texts if text not in self.told]
        if not fresh:
            self.told.difference_update(texts)
        text = rng.choice(fresh or texts)
        self.told.add(text)
        return text

    def people_on(self, day: date) -> list[Affiliation]:
        """Who was there on that day, the primary contact first."""
        there = [
            it
            for it in self.people
            if (it.started_on is None or it.started_on <= day)
            and (it.ended_on is None or it.ended_on >= day)
        ]
        return sorted(there, key=lambda it: it.holds != "primary")


@dataclass
class World:
    """One office in the making. `today` is the office's date; nothing else tells the time."""

    office: Office
    plan: OfficePlan
    today: date
    rng: Random
    members: dict[str, Membership] = field(default_factory=dict)
    sites: dict[str, Site] = field(default_factory=dict)
    friends: list[Friend] = field(default_factory=list)
    rows: list[Model] = field(default_factory=list)
    promises: list[tuple[ActivityKind, str]] = field(default_factory=list)

    @property
    def beginning(self) -> date:
        """The first day of the history."""
        return self.today - timedelta(days=HISTORY_DAYS)

    @property
    def now(self) -> datetime:
        """Noon of the office's day: what was written down today was written before it."""
        return datetime.combine(self.today, time(12), self.office.zone)

    def add(self, row: M) -> M:
        """Keep a row for saving."""
        self.rows.append(row)
        return row

    def recorded(self, day: date, *, late: bool = True) -> datetime:
        """When something of that day was written down: that afternoon, now and then days later."""
        delay = self.rng.choice((1, 1, 2, 5)) if late and self.rng.random() < 0.12 else 0
        moment = time(8 + self.rng.randrange(9), self.rng.randrange(60), self.rng.randrange(60))
        written = datetime.combine(day + timedelta(days=delay), moment, self.office.zone)
        return min(written, self.now - timedelta(minutes=self.rng.randrange(5, 180)))

    def place_of(self, site: Site) -> Place:
        """The plan of a site."""
        return next(place for place in self.plan.places if place.name == site.name)

    def next_promise(self) -> tuple[ActivityKind, str]:
        """What might be promised; each once before one comes again."""
        if not self.promises:
            self.promises = self.rng.sample(FOLLOW_UPS, len(FOLLOW_UPS))
        return self.promises.pop()

    def workers(self) -> list[Membership]:
        """The members who own partners, as often as their share says."""
        people = [person for person in self.plan.people if person.owns]
        return [self.members[person.name] for person in people for _ in range(person.owns)]

    def departed(self) -> Membership | None:
        """The coordinator who has left, if there is one."""
        return next(
            (
                self.members[person.name]
                for person in self.plan.people
                if person.left and person.role == "coordinator"
            ),
            None,
        )
