"""How often one is to be in touch with a partner, in its history."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.history.words import Words
from core.registries.history import Change, Event, Telling

ICON = "calendar"


def tell_cadences(change: Change, words: Words) -> list[Telling]:
    """Sentences about a partner's own open days."""
    who = words.who(change.by)
    return [Telling(_said(event, who), ICON) for event in change.of("cadence")]


def _said(event: Event, who: str) -> str:
    names = {"who": who, "new": _days(event.new("days")), "old": _days(event.old("days"))}
    if event.is_gone:
        said = _("%(who)s let this partner go by the days of its tier again. Its own were %(old)s.")
    elif event.is_new:
        said = _("%(who)s set how long this partner may go without an exchange: %(new)s.")
    else:
        said = _(
            "%(who)s changed how long this partner may go without an exchange, from %(old)s to "
            "%(new)s."
        )
    return said % names


def _days(count: int | None) -> str:
    if count is None:
        return "?"
    return ngettext("%(days)d day of school", "%(days)d days of school", count) % {"days": count}
