"""How a follow-up is shown as a row of a list."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from core.templatetags.dates import due, is_late, weekday
from offices.models import Membership
from outreach.enums.activities import KINDS, ActivityKind
from outreach.models import FollowUp

PLAIN_ICON = "arrow-right"


@dataclass(frozen=True)
class TaskRow:
    """What `outreach/task_rows.html` needs of one follow-up."""

    key: int
    icon: str
    title: str
    partner: str
    partner_url: str
    late: str
    text: str
    done_url: str
    later_url: str
    edit_url: str
    log_url: str


def task_row(slug: str, follow_up: FollowUp, reader: Membership, today: date) -> TaskRow:
    """One follow-up as `reader` sees it on `today`."""
    late = is_late(follow_up.due_on, today)
    words = [
        "" if late or follow_up.due_on == today else due(follow_up.due_on, today),
        _("since %(day)s") % {"day": weekday(follow_up.due_on)} if late else "",
        _whose(follow_up.owner, reader, today),
    ]
    return TaskRow(
        key=follow_up.pk,
        icon=icon_of(follow_up),
        title=follow_up.what,
        partner=follow_up.partner.name,
        partner_url=reverse("partner", args=[slug, follow_up.partner_id]),
        late=due(follow_up.due_on, today) if late else "",
        text=" · ".join(word for word in words if word),
        done_url=reverse("follow_up_done", args=[slug, follow_up.pk]),
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


def _whose(owner: Membership, reader: Membership, today: date) -> str:
    """For whom the reader would do it, where it is not their own."""
    if owner.pk == reader.pk:
        return ""
    name = {"name": owner.display_name}
    if owner.is_away(today):
        until = {"day": weekday(owner.away_until)}
        return _("for %(name)s, away until %(day)s") % (name | until)
    return _("for %(name)s") % name
