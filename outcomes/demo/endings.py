"""How the demo's partnerships ended: those of its story, and those of earlier years."""

from datetime import date, datetime, timedelta

from offices.queries.school_years import school_year_of
from outcomes.demo.former import make_former
from outcomes.demo.reasons import OWN_REASONS, Ending, ending_of
from outreach.demo.calendar import open_day
from outreach.demo.partners import ENDED
from outreach.demo.world import Friend, World
from partnerships.enums.partners import Stage
from partnerships.models import Exit, ExitCause, OwnExitReason, Partner

WAIT = 12
"""Days after the last call on which it was put down that it is over."""


def make_endings(world: World) -> None:
    """An ending for everybody who has ended, and partners of earlier years with theirs."""
    own = _own_reasons(world)
    ended = [_of_story(it) for it in world.friends if it.pace is ENDED and it.until is not None]
    former = make_former(world, school_year_of(world.office, world.today))
    for partner, last, ending in [*ended, *former]:
        _end(world, partner, last, ending, own)


def _own_reasons(world: World) -> dict[str, OwnExitReason]:
    at = world.recorded(world.beginning, late=False)
    rows = [
        OwnExitReason(office=world.office, name=name, is_controllable=False, recorded_at=at)
        for name in OWN_REASONS
    ]
    return {it.name: it for it in OwnExitReason.objects.bulk_create(rows)}


def _of_story(friend: Friend) -> tuple[Partner, date, Ending]:
    """What the last call says; the rest of the office's story stops there."""
    last = friend.until
    assert last is not None
    words = [it.notes for it in friend.activities if it.starts_on == last and it.kind == "call"]
    return friend.partner, last, ending_of(words[-1])


def _end(
    world: World, partner: Partner, last: date, ending: Ending, own: dict[str, OwnExitReason]
) -> None:
    """The row, its reasons and the stage, as they were put down then."""
    day = min(open_day(last + timedelta(days=WAIT)), world.today)
    at: datetime = world.recorded(day, late=False)
    Partner.objects.filter(pk=partner.pk).update(stage=Stage.ENDED)
    row = Exit.objects.create(
        office=world.office,
        partner=partner,
        ended_on=day,
        as_planned=ending.is_planned,
        note=ending.note,
        from_stage=Stage.ACTIVE,
        recorded_by=partner.owner,
        recorded_at=at,
    )
    causes = [*((it.value, None) for it in ending.reasons), *(("", own[it]) for it in ending.own)]
    ExitCause.objects.bulk_create(
        ExitCause(office=world.office, exit=row, reason=reason, own=it, recorded_at=at)
        for reason, it in causes
    )
