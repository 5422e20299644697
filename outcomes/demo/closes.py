"""The demo's school years: the one before the last is closed, the last one half settled."""

from datetime import datetime, time, timedelta

from offices.enums.roles import Role
from offices.models import Membership
from offices.queries.school_years import last_years
from outcomes.actions.years import settle_year
from outcomes.enums.risk import YearAnswer
from outcomes.models import ClosedYear, YearSettlement
from outcomes.queries.years import OPEN, missed_rows
from outcomes.queries.years_to_close import Closing, missed
from outreach.demo.world import World
from outreach.models import Participation
from partnerships.enums.partners import Stage, Tier
from partnerships.models import Exit, Partner

ANSWERS = (
    YearAnswer.EVERY_OTHER,
    YearAnswer.ENDED,
    YearAnswer.LOGGED,
    YearAnswer.EVERY_OTHER,
    YearAnswer.COMPLETED,
)
"""What becomes of those who did not take part in the last year, by turns."""


def close_years(world: World) -> None:
    """As a director would have done it by now."""
    first, before, last, _running = last_years(world.office, world.today, 4)
    director = next(it for it in world.members.values() if it.role == Role.DIRECTOR)
    _close(world, Closing(before, first, None, is_over=True), director)
    closing = Closing(last, before, None, is_over=True)
    rows = missed_rows(world.office, closing, OPEN).exclude(tier=Tier.KEY)
    waiting = [row.id for row in rows.order_by("search_key", "id")]
    half = waiting[: (len(waiting) + 1) // 2]
    heard = _heard_of_since(world, closing)
    settle_year(
        by=director,
        office=world.office,
        closing=closing,
        answers={
            pk: (YearAnswer.EVERY_OTHER if pk in heard else ANSWERS[at % len(ANSWERS)]).value
            for at, pk in enumerate(half)
        },
        ending={"reasons": ["no_retention_strategy", "no_staff_time"]},
    )


def _heard_of_since(world: World, closing: Closing) -> set[int]:
    """Partners with whom anything was tried after the year: they have not ended in it."""
    later = Participation.objects.filter(
        office=world.office, starts_on__gt=closing.year.ends_on
    ).values_list("partner_id", flat=True)
    return set(later)


def _close(world: World, closing: Closing, director: Membership) -> None:
    """Settle everybody, and close the year in the September after."""
    day = min(closing.year.ends_on + timedelta(days=40), world.today)
    at = datetime.combine(day, time(15, 20), world.office.zone)
    exits = {it.partner_id: it for it in Exit.objects.filter(office=world.office)}
    YearSettlement.objects.bulk_create(
        YearSettlement(
            office=world.office,
            partner=it,
            year_starts_on=closing.year.starts_on,
            answer=_answer(it, exits.get(it.pk)),
            stage_before=Stage.ACTIVE,
            recorded_by=director,
            recorded_at=at,
        )
        for it in missed(world.office, closing).order_by("pk")
    )
    ClosedYear.objects.create(
        office=world.office,
        starts_on=closing.year.starts_on,
        ends_on=closing.year.ends_on,
        closed_by=director,
        recorded_at=at,
    )


def _answer(partner: Partner, exit: Exit | None) -> str:
    """What was said of it then; those who are still there were to come back."""
    if exit is not None:
        return YearAnswer.COMPLETED if exit.as_planned else YearAnswer.ENDED
    return YearAnswer.PAUSED if partner.stage == Stage.PAUSED else YearAnswer.EVERY_OTHER
