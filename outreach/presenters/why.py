"""Why a follow-up stands where it stands, in words."""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from babel.lists import format_list
from django.utils.translation import get_language, ngettext, to_locale
from django.utils.translation import gettext as _

from core.templatetags.dates import day, weekday
from outreach.models import FollowUp
from outreach.queries.due import is_promised
from outreach.queries.tasks import Task
from partnerships.enums.partners import Tier


def why(follow_up: FollowUp | Task, today: date, *, is_first: bool) -> str:
    """One sentence: "First because it is 4 days late and they are a key partner"."""
    locale = to_locale(get_language() or "en")
    reasons = {"reasons": _listed(locale, *_reasons(follow_up, today))}
    if is_first:
        return _("First because %(reasons)s.") % reasons
    return _("Here because %(reasons)s.") % reasons


def _reasons(follow_up: FollowUp | Task, today: date) -> Iterator[str]:
    """What the order looks at, in its order."""
    yield _when(follow_up.due_on, today)
    if is_promised(follow_up) and follow_up.origin is not None:
        made = day(follow_up.origin.starts_on, today)
        yield _("it was promised to them on %(day)s") % {"day": made}
    if follow_up.partner.tier == Tier.KEY:
        yield _("they are a key partner")


def _when(due_on: date, today: date) -> str:
    days = (due_on - today).days
    if days < 0:
        words = ngettext("it is %(days)d day late", "it is %(days)d days late", -days)
        return words % {"days": -days}
    if days == 0:
        return _("it is due today")
    return _("it is due %(day)s") % {"day": weekday(due_on)}


@lru_cache(maxsize=2048)
def _listed(locale: str, *reasons: str) -> str:
    """The same few reasons stand beside many rows."""
    return format_list(reasons, locale=locale)
