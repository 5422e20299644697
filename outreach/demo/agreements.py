"""Adds written agreements to an office of the demo: kept, ending, lapsed, on their way."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any

from contacts.models import Affiliation
from core.days import years_before
from offices.enums.roles import Role
from offices.models import Membership
from outreach.demo import rivera
from outreach.demo.agreement_words import DEFAULT_GOAL, GOALS, OUR_PARTS, THEIR_PARTS, TITLES
from outreach.demo.calendar import open_day
from outreach.demo.partners import CHAMPION, FADING, SEASONAL, STEADY
from outreach.demo.world import Friend, World
from outreach.enums.activities import ENGAGEMENTS, ActivityKind, Status
from partnerships.enums.agreements import GoalUnit, Side
from partnerships.enums.partners import Stage
from partnerships.models import Agreement, AgreementGoal, AgreementSignatory, AgreementSite

SHARE = 0.16  # of the lively partners, besides those told by hand
ENDS_SOON, SOONER = 44, 58  # days; the first is Rivera's
YEAR = timedelta(days=365)


@dataclass
class Writer:
    """Writes agreements of a world, with luck of its own: the same day gives the same ones."""

    world: World
    luck: Random
    agreements: list[Agreement] = field(default_factory=list)
    rows: list[Any] = field(default_factory=list)

    @property
    def today(self) -> date:
        return self.world.today

    def write(
        self, friend: Friend, starts_on: date, ends_on: date | None, *, signs: str = "both"
    ) -> Agreement:
        """An agreement; `signs`: "both", "us" (they have not yet), "" (nobody was asked)."""
        starts_on = max(starts_on, friend.since)
        asked = open_day(starts_on - timedelta(days=self.luck.randint(8, 20)))
        signed = open_day(asked + timedelta(days=self.luck.randint(2, 5)))
        agreement = Agreement(
            office=self.world.office,
            partner=friend.partner,
            title=self.luck.choice(TITLES),
            starts_on=starts_on,
            ends_on=ends_on,
            notice_days=self.luck.choice((30, 30, 60, 90)),
            our_part=self.luck.choice(OUR_PARTS),
            their_part=self.luck.choice(THEIR_PARTS),
            asked_on=min(asked, self.today) if signs else None,
            recorded_by=friend.partner.owner,
            recorded_at=self._recorded(min(asked, self.today)),
        )
        self.agreements.append(agreement)
        self._rows(friend, agreement, signs, min(signed, self.today))
        return agreement

    def _rows(self, friend: Friend, agreement: Agreement, signs: str, signed: date) -> None:
        goals = list(_goals(friend, agreement, self.today, self.luck))
        owned: list[Any] = [AgreementSite(site=it) for it in friend.sites[:2]]
        owned += [AgreementGoal(**said) for said in goals]
        ours, theirs = self._director(), friend.people_on(agreement.starts_on)
        owned.append(_line(Side.OURS, ours.display_name, ours.title, signed if signs else None))
        if theirs or friend.people:
            person: Affiliation = (theirs or friend.people)[0]
            on = signed if signs == "both" else None
            owned.append(_line(Side.THEIRS, person.contact.name, person.role, on))
        for row in owned:
            row.office, row.agreement = self.world.office, agreement
            row.recorded_at = agreement.recorded_at
        self.rows += owned

    def _director(self) -> Membership:
        there = (it for it in self.world.members.values() if it.deactivated_at is None)
        return next(it for it in there if it.role == Role.DIRECTOR)

    def _recorded(self, day: date) -> datetime:
        moment = time(9 + self.luck.randrange(7), self.luck.randrange(60))
        written = datetime.combine(day, moment, self.world.office.zone)
        return min(written, self.world.now - timedelta(minutes=self.luck.randrange(5, 180)))


def make_agreements(world: World) -> None:
    """Some in force, two ending within 60 days, one lapsed in June, one waits, one is a draft,
    one was renewed. The same day gives the same ones."""
    writer = Writer(world, Random(f"agreements of {world.plan.slug}"))
    taken = _by_hand(writer)
    for friend in _lively(world):
        if friend not in taken and writer.luck.random() < SHARE:
            starts_on = _first_of(writer.today - timedelta(days=writer.luck.randint(60, 500)))
            ends_on = _years_later(starts_on, writer.luck.choice((2, 2, 3)))
            writer.write(friend, starts_on, ends_on if writer.luck.random() < 0.9 else None)
    _save(writer)


def _by_hand(writer: Writer) -> list[Friend]:
    """The few that there are always; answers whose they are."""
    world, today = writer.world, writer.today
    first, *others = [rivera.find(world), *_parents(world), *_lively(world)]
    lively = [it for it in dict.fromkeys(others) if it is not None and it is not first]
    ending, renewed, waiting, draft, parent = (lively + lively)[1:5] + lively[:1]
    soon = today + timedelta(days=ENDS_SOON)
    if first is not None:
        writer.write(first, *_years_until(soon, 2))
    writer.write(ending, *_years_until(today + timedelta(days=SOONER), 1))
    writer.write(parent, _first_of(today - YEAR), _first_of(today + YEAR) - timedelta(days=1))
    former_end = _first_of(today - timedelta(days=100)) - timedelta(days=1)
    former = writer.write(renewed, former_end - YEAR, former_end)
    following = writer.write(renewed, former_end + timedelta(days=1), former_end + YEAR)
    following.renews, following.title = former, former.title
    writer.write(waiting, _first_of(today + timedelta(days=40)), today + 2 * YEAR, signs="us")
    writer.write(draft, _first_of(today + timedelta(days=70)), today + 2 * YEAR, signs="")
    lapsed = _in_trouble(world)
    if lapsed is not None:
        june = date(today.year - (today <= date(today.year, 6, 30)), 6, 30)
        writer.write(lapsed, date(june.year - 2, 7, 1), june)
    return [it for it in (first, ending, parent, renewed, waiting, draft, lapsed) if it]


def _lively(world: World) -> Iterator[Friend]:
    """Active partners of our own, by name, with whom much happens."""
    for friend in sorted(world.friends, key=lambda it: it.partner.name):
        is_lively = friend.pace in (STEADY, CHAMPION, SEASONAL) and friend.people
        if is_lively and friend.partner.stage == Stage.ACTIVE and not friend.partner.parent_id:
            yield friend


def _parents(world: World) -> Iterator[Friend]:
    """Partners with branches, to which what they agree to passes."""
    parents = {friend.partner.parent_id for friend in world.friends} - {None}
    return (friend for friend in _lively(world) if friend.partner.pk in parents)


def _in_trouble(world: World) -> Friend | None:
    """One that fades away."""
    fading = (it for it in world.friends if it.pace is FADING and it.people)
    active = [it for it in fading if it.partner.stage == Stage.ACTIVE]
    return min(active, key=lambda it: it.partner.name, default=None)


def _goals(
    friend: Friend, agreement: Agreement, today: date, luck: Random
) -> Iterator[dict[str, Any]]:
    """What they do most, with a number of which about half is reached by now."""
    last = min(agreement.ends_on or today, today)
    done = Counter(
        ActivityKind(it.kind)
        for it in friend.activities
        if it.kind in ENGAGEMENTS
        and it.status == Status.DONE
        and agreement.starts_on <= it.starts_on <= last
    )
    kinds = done.most_common(2) or [(ActivityKind.GUEST_SPEAKER, 0)]
    for kind, count in kinds:
        yield {
            "words": GOALS.get(kind, DEFAULT_GOAL),
            "counts": GoalUnit.ACTIVITIES,
            "kind": kind,
            "target": max(2, round(count * luck.uniform(1.2, 2.2))),
        }


def _line(side: Side, name: str, title: str, signed_on: date | None) -> AgreementSignatory:
    return AgreementSignatory(side=side, name=name, title=title, signed_on=signed_on)


def _years_later(first: date, years: int) -> date:
    """The last day of so many years that begin on the first of a month."""
    return first.replace(year=first.year + years) - timedelta(days=1)


def _years_until(last: date, years: int) -> tuple[date, date]:
    """So many whole years that end on a day."""
    return years_before(last + timedelta(days=1), years), last


def _first_of(day: date) -> date:
    """The first of the day's month."""
    return day.replace(day=1)


def _save(writer: Writer) -> None:
    former = [it for it in writer.agreements if it.renews is None]
    for some in (former, [it for it in writer.agreements if it.renews is not None]):
        Agreement.objects.bulk_create(some)
    for model in (AgreementSite, AgreementGoal, AgreementSignatory):
        rows: Sequence[Any] = [it for it in writer.rows if isinstance(it, model)]
        model._default_manager.bulk_create(rows)
