"""How a follow-up is shown as a row of a list."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from babel.dates import format_time
from django.utils.translation import get_language, to_locale
from django.utils.translation import gettext as _

from core.addresses import address_by_id, address_in
from core.templatetags.amounts import minutes
from core.templatetags.dates import day, due, is_late, weekday
from offices.models import Membership, Office
from outreach.enums.activities import KINDS, ActivityKind
from outreach.enums.minutes import minutes_of
from outreach.models import FollowUp
from outreach.presenters.escalated import escalated_words
from outreach.presenters.why import why
from outreach.queries.due import is_promised
from outreach.queries.tasks import Task, TaskOwner
from partnerships.enums.partners import Tier

PLAIN_ICON = "arrow-right"


@dataclass(frozen=True)
class TaskRow:
    """What `outreach/task_row.html` needs of one follow-up."""

    key: int
    icon: str
    title: str
    partner: str
    partner_url: str
    late: str
    text: str
    minutes: str
    why: str
    settle_url: str
    later_url: str
    edit_url: str
    log_url: str


def task_rows(
    office: Office,
    follow_ups: Iterable[FollowUp | Task],
    reader: Membership,
    *,
    is_start: bool = True,
) -> list[TaskRow]:
    """Follow-ups in their order; `is_start`: the first of them is the first of all."""
    today = office.today()
    return [
        task_row(office, it, reader, today, is_first=is_start and not place)
        for place, it in enumerate(follow_ups)
    ]


def task_row(
    office: Office,
    follow_up: FollowUp | Task,
    reader: Membership,
    today: date,
    *,
    is_first: bool = False,
) -> TaskRow:
    """One follow-up as `reader` sees it on `today`."""
    to, pk = addresses(office.slug), follow_up.pk
    late = is_late(follow_up.due_on, today)
    return TaskRow(
        key=pk,
        icon=icon_of(follow_up),
        title=follow_up.what,
        partner=follow_up.partner.name,
        partner_url=to.partner(follow_up.partner_id),
        late=due(follow_up.due_on, today) if late else "",
        text=" · ".join(_facts(office, follow_up, reader, today)),
        minutes=minutes(minutes_of(follow_up.kind)),
        why=why(follow_up, today, is_first=is_first),
        settle_url=to.settle(pk),
        later_url=to.later(pk),
        edit_url=to.edit(pk),
        log_url=f"{to.log}?follow_up={pk}",
    )


class Addresses(NamedTuple):
    """Where the rows of an office lead."""

    partner: Callable[[int], str]
    settle: Callable[[int], str]
    later: Callable[[int], str]
    edit: Callable[[int], str]
    ends: Callable[[int], str]
    log: str


@lru_cache(maxsize=1024)
def addresses(slug: str) -> Addresses:
    """The addresses of an office's follow-ups; what `log` says closes one: `?follow_up=`."""
    return Addresses(
        partner=address_by_id("partner", slug),
        settle=address_by_id("follow_up_settle", slug),
        later=address_by_id("follow_up_later", slug),
        edit=address_by_id("follow_up_edit", slug),
        ends=address_by_id("partner_ends", slug),
        log=address_in(slug, "log"),
    )


def log_url(slug: str, follow_up: FollowUp) -> str:
    """The log form that closes the follow-up when it is saved."""
    return f"{addresses(slug).log}?follow_up={follow_up.pk}"


def icon_of(follow_up: FollowUp | Task) -> str:
    """The icon of what it will probably be."""
    if follow_up.kind in ActivityKind.values:
        return KINDS[ActivityKind(follow_up.kind)].icon
    return PLAIN_ICON


def _facts(
    office: Office, follow_up: FollowUp | Task, reader: Membership, today: date
) -> Iterator[str]:
    """When, why it stands where it does, and for whom the reader would do it."""
    if follow_up.due_on > today:
        yield due(follow_up.due_on, today)
    if at := _time(office, follow_up):
        yield at
    if is_promised(follow_up) and follow_up.origin is not None:
        yield _("promised %(day)s") % {"day": day(follow_up.origin.starts_on, today)}
    elif follow_up.due_on < today:
        yield _("since %(day)s") % {"day": weekday(follow_up.due_on)}
    if follow_up.partner.tier == Tier.KEY:
        yield _("key partner")
    if follow_up.owner_id != reader.pk:
        yield _whose(follow_up.owner, today)
    if told := escalated_words(office, follow_up, today):
        yield told


def _time(office: Office, follow_up: FollowUp | Task) -> str:
    """The time of its reminder, on the office's clock, where that is on the day itself."""
    if follow_up.remind_at is None:
        return ""
    at = office.local(follow_up.remind_at)
    if at.date() != follow_up.due_on:
        return ""
    return str(format_time(at.time(), "short", locale=to_locale(get_language() or "en")))


def _whose(owner: Membership | TaskOwner, today: date) -> str:
    """For whom the reader would do it."""
    name = {"name": owner.display_name}
    if owner.is_away(today):
        until = {"day": weekday(owner.away_until)}
        return _("for %(name)s, away until %(day)s") % (name | until)
    return _("for %(name)s") % name
