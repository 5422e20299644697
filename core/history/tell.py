"""Puts changes into words: entries of a page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.utils.translation import gettext as _

from core.actors import Actor
from core.history.read import UNDO_DAYS
from core.history.words import Words
from core.registries.history import Change, Event, Telling, chronicles

SHOWN = 5  # sentences of one entry that stand there at once


@dataclass(frozen=True)
class Entry:
    """A change in words. `rest` are the sentences behind "more", `unsaid` how many are not told.

    `why_not` says why it cannot be taken back, to whoever would be allowed to; both it and
    `can_undo` are empty for others.
    """

    key: str
    at: datetime
    icon: str
    tellings: Sequence[Telling]
    rest: Sequence[Telling]
    unsaid: int
    can_undo: bool
    why_not: str

    @property
    def clock(self) -> time:
        """The time of day on the office's clock, which no template converts any more."""
        return self.at.time()

    @property
    def more(self) -> int:
        """How much there is behind "more"."""
        return len(self.rest) + self.unsaid


def entry_of(subject: str, change: Change, words: Words, reader: Actor) -> Entry | None:
    """The change as `reader` sees it; None when there is nothing to say of it."""
    tellings = tell(subject, change, words)
    if not tellings:
        return None
    is_allowed = may_take_back(subject, change, reader)
    reason = why_not(subject, change, words) if is_allowed else ""
    return Entry(
        key=change.key,
        at=change.at.astimezone(words.now.tzinfo),
        icon=tellings[0].icon,
        tellings=tellings[:SHOWN],
        rest=tellings[SHOWN:],
        unsaid=0 if change.is_whole else change.total - len(change.events),
        can_undo=is_allowed and not reason,
        why_not=reason,
    )


def tell(subject: str, change: Change, words: Words) -> list[Telling]:
    """All that is to be said of a change."""
    if change.took_back is not None:
        said = _said(subject, change.took_back, words)
        if said:
            names = {"who": words.who(change.by), "what": " ".join(it.text for it in said)}
            return [Telling(_("%(who)s took back: %(what)s") % names, "undo-2")]
    said = _said(subject, change, words)
    return [*_by_file(change, words), *said] if said else []


def _by_file(change: Change, words: Words) -> list[Telling]:
    """What goes before the sentences of a change that a spreadsheet made, or its undoing."""
    who = {"who": words.who(change.by)}
    if change.action == "import_rows":
        return [Telling(_("%(who)s brought this in from a spreadsheet.") % who, "file-up")]
    if change.action == "undo_import":
        return [Telling(_("%(who)s took an import back.") % who, "undo-2")]
    return []


def _said(subject: str, change: Change, words: Words) -> list[Telling]:
    return [telling for part in chronicles(subject) for telling in part.tell(change, words)]


def may_take_back(subject: str, change: Change, by: Actor) -> bool:
    """Whether the author is allowed to change what the change changed."""
    return all(part.may(by, change) for part in chronicles(subject))


def why_not(subject: str, change: Change, words: Words) -> str:
    """Why a change cannot be taken back, in words; empty when it can."""
    if not change.is_whole:
        return _("Too much changed at once to take it back here.")
    if change.at < words.now - timedelta(days=UNDO_DAYS):
        return _("Older than %(days)d days.") % {"days": UNDO_DAYS}
    if any(not it.is_known for it in change.events):
        return _("What it was before is not on record.")
    if any(it.is_gone and not it.source.may_return for it in change.events):
        return _("What was deleted cannot be put back here.")
    stale = next((it for it in change.events if it.is_stale), None)
    if stale is not None:
        return _since(change, stale, words)
    reasons = (part.refuse(change, words) for part in chronicles(subject))
    return next(filter(None, reasons), "")


def _since(change: Change, event: Event, words: Words) -> str:
    later = event.later
    if later is None:
        return _("Changed again since.")
    names = {"who": words.who(later.by), "day": words.day_of(later.at)}
    if later.took_back == change.key:
        return _("%(who)s took this back on %(day)s.") % names
    return _("Changed again since by %(who)s on %(day)s.") % names
