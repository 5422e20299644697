"""What was muted of a partner's checks, in plain sentences."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from core.history.sentences import quoted
from core.history.words import Words
from core.registries.checks import checks
from core.registries.history import Change, Event, Telling


def tell_mutes(change: Change, words: Words) -> list[Telling]:
    """Sentences about checks that do not count."""
    who = words.who(change.by)
    return [it for event in change.of("muted_check") for it in _told(event, words, who)]


def _told(event: Event, words: Words, who: str) -> Iterator[Telling]:
    row = event.row
    names = {
        "who": who,
        "check": quoted(str(checks()[row["check_key"]].label)),
        "day": words.day(row["until"]),
        "why": quoted(row["reason"]),
    }
    if event.is_new:
        said = _("%(who)s muted the check %(check)s until %(day)s: %(why)s.")
        yield Telling(said % names, "bell-off")
    elif "archived_at" in event.changed and event.new("archived_at"):
        yield Telling(_("%(who)s let the check %(check)s count again.") % names, "bell")
    elif "archived_at" in event.changed:
        said = _("%(who)s muted the check %(check)s again until %(day)s.")
        yield Telling(said % names, "bell-off")
    else:
        yield from _changed(event, words, names)


def _changed(event: Event, words: Words, names: dict[str, str]) -> Iterator[Telling]:
    if not event.is_known:
        yield Telling(_("%(who)s changed how %(check)s is muted.") % names, "bell-off")
        return
    if "until" in event.changed:
        said = _("%(who)s muted the check %(check)s until %(day)s, no longer until %(old)s.")
        yield Telling(said % (names | {"old": words.day(event.old("until"))}), "bell-off")
    if "reason" in event.changed:
        said = _("%(who)s said anew why the check %(check)s is muted: %(why)s.")
        yield Telling(said % names, "bell-off")
