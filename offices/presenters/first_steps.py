"""What an office that has just begun does first, ticked from what is there."""

from dataclasses import dataclass
from typing import Any, cast
from weakref import WeakKeyDictionary

from django.urls import reverse

from core.registries.first_steps import FirstStep, first_steps
from offices.actions.first_steps import put_away_first_steps
from offices.models import Office
from offices.permissions import Permission, may
from offices.requests import OfficeRequest

_known: WeakKeyDictionary[OfficeRequest, list["StepLine"]] = WeakKeyDictionary()


@dataclass(frozen=True)
class StepLine:
    """A step as it stands; `is_next` is the first that is open."""

    step: FirstStep
    url: str
    other_url: str
    is_done: bool
    is_next: bool


def open_first_steps(request: OfficeRequest) -> list[StepLine]:
    """The steps that Today shows; none for leaders, nor once all is done or put away.

    Done once is done: then it is put away, so that Today asks no more.
    """
    member = request.membership
    if member.first_steps_over_at is not None or not may(member, Permission.EDIT_PARTNERS):
        return []
    if request not in _known:
        lines = step_lines(request)
        if all(line.is_done for line in lines):
            put_away_first_steps(by=member)
            lines = []
        _known[request] = lines
    return _known[request]


def step_lines(request: OfficeRequest) -> list[StepLine]:
    """The steps that the member may take, with what is done; one statement."""
    steps = [it for it in first_steps() if may(request.membership, it.permission)]
    if not steps:
        return []
    facts = {it.name: it.is_done(request.office.pk) for it in steps}
    row = Office.objects.filter(pk=request.office.pk).values(**facts).get()
    done = cast("dict[str, bool]", row)
    following = next((it.name for it in steps if not done[it.name]), "")
    return [_line(request, it, done[it.name], it.name == following) for it in steps]


def steps_context(lines: list[StepLine]) -> dict[str, Any]:
    """What a list of steps shows."""
    return {"lines": lines, "done": sum(it.is_done for it in lines), "count": len(lines)}


def _line(request: OfficeRequest, step: FirstStep, is_done: bool, is_next: bool) -> StepLine:
    slug = request.office.slug
    return StepLine(
        step=step,
        url=f"{reverse(step.url_name, args=[slug])}{step.query}",
        other_url=reverse(step.other[1], args=[slug]) if step.other else "",
        is_done=is_done,
        is_next=is_next,
    )
