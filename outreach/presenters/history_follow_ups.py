"""What happened to a partner's follow-ups, in plain sentences."""

from collections.abc import Callable, Collection, Iterator
from datetime import datetime

from django.utils.translation import gettext as _

from core.history.sentences import quoted
from core.history.words import Words
from core.registries.history import Change, Event, Telling
from outreach.enums.follow_ups import FollowUpStatus


def tell_follow_ups(change: Change, words: Words, *, but: Collection[int]) -> list[Telling]:
    """Sentences about follow-ups, except for those that another sentence has told."""
    who = words.who(change.by)
    events = [it for it in change.of("follow_up") if it.pk not in but]
    return [telling for event in events for telling in _told(event, words, who)]


def _told(event: Event, words: Words, who: str) -> Iterator[Telling]:
    names = {"who": who, "what": quoted(event.row["what"])}
    if event.is_new:
        names["day"] = words.day(event.new("due_on"))
        yield Telling(_("%(who)s set a follow-up for %(day)s: %(what)s.") % names, "bell-plus")
    elif event.is_gone:
        yield Telling(_("%(who)s deleted the follow-up %(what)s.") % names, "bell-off")
    elif not event.is_known:
        yield Telling(_("%(who)s changed the follow-up %(what)s.") % names, "bell")
    else:
        for column, tell in CHANGES.items():
            if column in event.changed:
                yield tell(event, words, names)


Names = dict[str, str]


def _status(event: Event, words: Words, names: Names) -> Telling:
    if event.new("status") == FollowUpStatus.DONE:
        return Telling(_("%(who)s did the follow-up %(what)s.") % names, "check")
    if event.new("status") == FollowUpStatus.DROPPED:
        return Telling(_("%(who)s dropped the follow-up %(what)s.") % names, "bell-off")
    return Telling(_("%(who)s opened the follow-up %(what)s again.") % names, "bell")


def _archived(event: Event, words: Words, names: Names) -> Telling:
    if event.new("archived_at"):
        return Telling(_("%(who)s archived the follow-up %(what)s.") % names, "archive")
    return Telling(_("%(who)s restored the follow-up %(what)s.") % names, "archive-restore")


def _moved(event: Event, words: Words, names: Names) -> Telling:
    days = {"old": words.day(event.old("due_on")), "new": words.day(event.new("due_on"))}
    said = _("%(who)s moved the follow-up %(what)s from %(old)s to %(new)s.")
    return Telling(said % (names | days), "calendar-clock")


def _given(event: Event, words: Words, names: Names) -> Telling:
    old, new = (words.name("membership", it("owner_id")) for it in (event.old, event.new))
    given = {"old": old or _("somebody"), "new": new or _("somebody")}
    said = _("%(who)s gave the follow-up %(what)s from %(old)s to %(new)s.")
    return Telling(said % (names | given), "user-round")


def _reworded(event: Event, words: Words, names: Names) -> Telling:
    texts = {"old": quoted(event.old("what")), "new": quoted(event.new("what"))}
    said = _("%(who)s reworded the follow-up %(old)s: %(new)s.")
    return Telling(said % (names | texts), "pencil")


def _kind(event: Event, words: Words, names: Names) -> Telling:
    return Telling(_("%(who)s changed what the follow-up %(what)s will be.") % names, "pencil")


def _reminder(event: Event, words: Words, names: Names) -> Telling:
    at = event.new("remind_at")
    if at is None:
        return Telling(_("%(who)s took away the reminder of %(what)s.") % names, "bell-off")
    day = {"day": words.day_of(datetime.fromisoformat(at))}
    return Telling(
        _("%(who)s set a reminder of %(what)s for %(day)s.") % (names | day), "bell-plus"
    )


CHANGES: dict[str, Callable[[Event, Words, Names], Telling]] = {
    "archived_at": _archived,
    "status": _status,
    "what": _reworded,
    "due_on": _moved,
    "remind_at": _reminder,
    "owner_id": _given,
    "kind": _kind,
}
