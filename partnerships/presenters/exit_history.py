"""What happened to a partner's endings, in plain sentences."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from core.history.sentences import listed, value_changed
from core.history.words import Words, inside
from core.registries.history import Change, Event, Telling
from partnerships.enums.exits import ExitReason


def tell_exits(change: Change, words: Words) -> list[Telling]:
    """Sentences about endings and their reasons."""
    who = words.who(change.by)
    told = [it for event in change.of("exit") for it in _told(event, change, words, who)]
    new = {event.pk for event in change.of("exit") if event.is_new}
    causes = [it for it in change.of("exit_cause") if it.row["exit_id"] not in new]
    return [*told, *_causes(causes, words, who)]


def _told(event: Event, change: Change, words: Words, who: str) -> Iterator[Telling]:
    if event.is_new:
        yield _ended(event, change, words, who)
    elif not event.is_known:
        yield Telling(_("%(who)s changed the ending.") % {"who": who}, "milestone")
    else:
        yield from _changed(event, words, who)


def _ended(event: Event, change: Change, words: Words, who: str) -> Telling:
    names = {"who": who, "day": words.day(event.new("ended_on"))}
    if event.new("as_planned"):
        said = _("%(who)s noted that the partnership was completed as planned on %(day)s.")
        return Telling(said % names, "milestone")
    causes = [it for it in change.of("exit_cause") if it.row["exit_id"] == event.pk]
    why = listed([_reason(it, words) for it in causes])
    if not why:
        said = _("%(who)s noted that the partnership ended on %(day)s.")
        return Telling(said % names, "milestone")
    said = _("%(who)s noted that the partnership ended on %(day)s: %(why)s.")
    return Telling(said % (names | {"why": why}), "milestone")


def _changed(event: Event, words: Words, who: str) -> Iterator[Telling]:
    if "archived_at" in event.changed:
        said = (
            _("%(who)s took the ending back.")
            if event.new("archived_at")
            else _("%(who)s let the ending hold again.")
        )
        yield Telling(said % {"who": who}, "undo-2")
    if "over_at" in event.changed:
        said = (
            _("%(who)s noted that they are back.")
            if event.new("over_at")
            else _("%(who)s noted that they are not back after all.")
        )
        yield Telling(said % {"who": who}, "undo-2")
    if "ended_on" in event.changed:
        old, new = words.day(event.old("ended_on")), words.day(event.new("ended_on"))
        yield value_changed(who, _("day of the ending"), old, new, "milestone")
    if "note" in event.changed:
        yield value_changed(
            who, _("note of the ending"), event.old("note"), event.new("note"), "milestone"
        )
    if "as_planned" in event.changed:
        said = (
            _("%(who)s noted that it was completed as planned.")
            if event.new("as_planned")
            else _("%(who)s noted that it did not end as planned.")
        )
        yield Telling(said % {"who": who}, "milestone")


def _causes(events: list[Event], words: Words, who: str) -> Iterator[Telling]:
    new = [_reason(it, words) for it in events if it.is_new]
    gone = [_reason(it, words) for it in events if it.is_gone]
    if new:
        said = _("%(who)s added why it ended: %(why)s.")
        yield Telling(said % {"who": who, "why": listed(new)}, "milestone")
    if gone:
        said = _("%(who)s took out of why it ended: %(why)s.")
        yield Telling(said % {"who": who, "why": listed(gone)}, "milestone")


def _reason(event: Event, words: Words) -> str:
    slug = event.row["reason"]
    if slug:
        return inside(str(ExitReason(slug).label))
    return words.name("ownexitreason", event.row["own_id"]) or _("a reason of your own")
