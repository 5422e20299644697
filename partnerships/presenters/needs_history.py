"""What happened to a partner's needs, in plain sentences."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from core.history.sentences import quoted
from core.history.words import Words, inside
from core.registries.history import Change, Event, Telling
from partnerships.enums.needs import NeedTopic

ICON = "target"


def tell_needs(change: Change, words: Words) -> list[Telling]:
    """Sentences about what the partner wants."""
    who = words.who(change.by)
    return [it for event in change.of("need") for it in _told(event, words, who)]


def _told(event: Event, words: Words, who: str) -> Iterator[Telling]:
    names = {"who": who, "what": quoted(event.row["words"])}
    if event.is_new:
        yield Telling(_("%(who)s wrote down what they want: %(what)s.") % names, ICON)
    elif event.is_gone:
        yield Telling(_("%(who)s deleted the need %(what)s.") % names, ICON)
    elif not event.is_known:
        yield Telling(_("%(who)s changed the need %(what)s.") % names, ICON)
    else:
        for column, tell in CHANGES.items():
            if column in event.changed:
                yield tell(event, words, names)


Names = dict[str, str]


def _archived(event: Event, words: Words, names: Names) -> Telling:
    if event.new("archived_at"):
        return Telling(_("%(who)s removed the need %(what)s.") % names, "archive")
    return Telling(_("%(who)s restored the need %(what)s.") % names, "archive-restore")


def _reworded(event: Event, words: Words, names: Names) -> Telling:
    texts = {"old": quoted(event.old("words")), "new": quoted(event.new("words"))}
    said = _("%(who)s reworded what they want from %(old)s to %(new)s.")
    return Telling(said % (names | texts), "pencil")


def _topic(event: Event, words: Words, names: Names) -> Telling:
    old, new = (_label(it("topic")) for it in (event.old, event.new))
    said = _("%(who)s changed what %(what)s is about, from %(old)s to %(new)s.")
    return Telling(said % (names | {"old": old, "new": new}), "pencil")


def _asked(event: Event, words: Words, names: Names) -> Telling:
    said = _("%(who)s noted that they were asked about %(what)s on %(day)s.")
    return Telling(said % (names | {"day": words.day(event.new("asked_on"))}), ICON)


def _met(event: Event, words: Words, names: Names) -> Telling:
    if event.new("met_on") is None:
        return Telling(_("%(who)s noted that they still want %(what)s.") % names, ICON)
    said = _("%(who)s noted that %(what)s is met or over since %(day)s.")
    return Telling(said % (names | {"day": words.day(event.new("met_on"))}), "check")


def _label(topic: str) -> str:
    return inside(str(NeedTopic(topic).label)) if topic in NeedTopic.values else topic


CHANGES = {
    "archived_at": _archived,
    "words": _reworded,
    "topic": _topic,
    "asked_on": _asked,
    "met_on": _met,
}
