"""How a follow-up is shown as a row of a list."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from babel.dates import format_time
from django.urls import reverse
from django.utils.translation import get_language, to_locale
from django.utils.translation import gettext as _

from core.templatetags.amounts import minutes
from core.templatetags.dates import day, due, is_late, weekday
from offices.models import Membership, Office
from outreach.enums.activities import KINDS, ActivityKind
from outreach.enums.minutes import minutes_of
from outreach.models import FollowUp
from outreach.presenters.escalated import escalated_words
from outreach.presenters.why import why
from outreach.queries.due import is_promised
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
    office: Office, follow_ups: Iterable[FollowUp], reader: Membership, *, is_start: bool = True
) -> list[TaskRow]:
    """Follow-ups in their order; `is_start`: the first of them is the first of all."""
    today = office.today()
    return [
        task_row(office, it, reader, today, is_first=is_start and not place)
        for place, it in enumerate(follow_ups)
    ]


def task_row(
    office: Office, follow_up: FollowUp, reader: Membership, today: date, *, is_first: bool = False
) -> TaskRow:
    """One follow-up as `reader` sees it on `today`."""
    slug = office.slug
    late = is_late(follow_up.due_on, today)
    return TaskRow(
        key=follow_up.pk,
        icon=icon_of(follow_up),
        title=follow_up.what,
        partner=follow_up.partner.name,
        partner_url=reverse("partner", args=[slug, follow_up.partner_id]),
        late=due(follow_up.due_on, today) if late else "",
        text=" · ".join(_facts(office, follow_up, reader, today)),
        minutes=minutes(minutes_of(follow_up.kind)),
        why=why(follow_up, today, is_first=is_first),
        settle_url=reverse("follow_up_settle", args=[slug, follow_up.pk]),
        later_url=reverse("follow_up_later", args=[slug, follow_up.pk]),
        edit_url=reverse("follow_up_edit", args=[slug, follow_up.pk]),
        log_url=log_url(slug, follow_up),
    )


def log_url(slug: str, follow_up: FollowUp) -> str:
    """The log form that closes the follow-up when it is saved."""
    return f"{reverse('log', args=[slug])}?follow_up={follow_up.pk}"


def icon_of(follow_up: FollowUp) -> str:
    """The icon of what it will probably be."""
    if follow_up.kind in ActivityKind.values:
        return KINDS[ActivityKind(follow_up.kind)].icon
    return PLAIN_ICON


def _facts(office: Office, follow_up: FollowUp, reader: Membership, today: date) -> Iterator[str]:
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


def _time(office: Office, follow_up: FollowUp) -> str:
    """The time of its reminder, on the office's clock, where that is on the day itself."""
    if follow_up.remind_at is None:
        return ""
    at = office.local(follow_up.remind_at)
    if at.date() != follow_up.due_on:
        return ""
    return str(format_time(at.time(), "short", locale=to_locale(get_language() or "en")))


def _whose(owner: Membership, today: date) -> str:
    """For whom the reader would do it."""
    name = {"name": owner.display_name}
    if owner.is_away(today):
        until = {"day": weekday(owner.away_until)}
        return _("for %(name)s, away until %(day)s") % (name | until)
    return _("for %(name)s") % name
