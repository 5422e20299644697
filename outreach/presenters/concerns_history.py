"""What happened to a partner's concerns and questions, in plain sentences."""

from collections.abc import Callable, Iterator

from django.utils.translation import gettext as _

from core.history.sentences import quoted, value_of_changed
from core.history.words import Words, field_inside, inside
from core.registries.history import Change, Event, Telling
from outreach.models import Concern
from outreach.presenters.concerns import CONCERN_ICONS, kind_words

Names = dict[str, str]


def tell_concerns(change: Change, words: Words) -> list[Telling]:
    """Sentences about what the partner waits for."""
    who = words.who(change.by)
    return [it for event in change.of("concern") for it in _told(event, words, who)]


def _told(event: Event, words: Words, who: str) -> Iterator[Telling]:
    names = {"who": who, "what": quoted(event.row["what"])}
    if event.is_new:
        yield _raised(event, words, names)
    elif event.is_gone:
        yield Telling(_("%(who)s deleted the concern %(what)s.") % names, _icon(event))
    elif not event.is_known:
        yield Telling(_("%(who)s changed the concern %(what)s.") % names, _icon(event))
    else:
        for column, tell in CHANGES.items():
            if column in event.changed:
                yield tell(event, words, names)
        if "answer" in event.changed and "answered_on" not in event.changed:
            said = _("%(who)s reworded the answer to %(what)s.") % names
            yield Telling(said, "pencil", (event.old("answer"), event.new("answer")))


def _raised(event: Event, words: Words, names: Names) -> Telling:
    """ "Ana wrote down a question, promising an answer by Nov 24: “…”." """
    names["day"] = words.day(event.new("promised_on"))
    if event.new("kind") == "question":
        plain = _("%(who)s wrote down a question: %(what)s.")
        promised = _("%(who)s wrote down a question, to be answered by %(day)s: %(what)s.")
    else:
        plain = _("%(who)s wrote down a concern: %(what)s.")
        promised = _("%(who)s wrote down a concern, to be answered by %(day)s: %(what)s.")
    return Telling((promised if names["day"] else plain) % names, _icon(event))


def _archived(event: Event, words: Words, names: Names) -> Telling:
    if event.new("archived_at"):
        return Telling(_("%(who)s archived the concern %(what)s.") % names, "archive")
    return Telling(_("%(who)s restored the concern %(what)s.") % names, "archive-restore")


def _answered(event: Event, words: Words, names: Names) -> Telling:
    if event.new("answered_on") is None:
        return Telling(_("%(who)s opened the concern %(what)s again.") % names, _icon(event))
    if event.old("answered_on") is not None:
        said = _("%(who)s changed when %(what)s was answered to %(day)s.")
    else:
        said = _("%(who)s noted that %(what)s was answered on %(day)s.")
    text = said % (names | {"day": words.day(event.new("answered_on"))})
    is_reworded = event.old("answer") != event.new("answer")
    details = (event.old("answer"), event.new("answer")) if is_reworded else None
    return Telling(text, "message-circle-check", details)


def _reworded(event: Event, words: Words, names: Names) -> Telling:
    texts = {"old": quoted(event.old("what")), "new": quoted(event.new("what"))}
    said = _("%(who)s reworded the concern %(old)s: %(new)s.")
    return Telling(said % (names | texts), "pencil")


def _kind(event: Event, words: Words, names: Names) -> Telling:
    kinds = {"old": _inside(event.old("kind")), "new": _inside(event.new("kind"))}
    said = _("%(who)s changed %(what)s from %(old)s to %(new)s.")
    return Telling(said % (names | kinds), "pencil")


def _days(column: str) -> Callable[[Event, Words, Names], Telling]:
    def tell(event: Event, words: Words, names: Names) -> Telling:
        label = field_inside(Concern, column)
        old, new = (words.day(it(column)) for it in (event.old, event.new))
        return value_of_changed(names["who"], label, names["what"], old, new, "calendar-clock")

    return tell


def _given(event: Event, words: Words, names: Names) -> Telling:
    old, new = (words.name("membership", it("owner_id")) for it in (event.old, event.new))
    nobody = _("the partner's owner")
    given = {"old": old or nobody, "new": new or nobody}
    said = _("%(who)s gave the concern %(what)s from %(old)s to %(new)s.")
    return Telling(said % (names | given), "user-round")


def _activity(event: Event, words: Words, names: Names) -> Telling:
    said = _("%(who)s changed what the concern %(what)s came up in.")
    return Telling(said % names, "pencil")


def _inside(kind: str) -> str:
    return inside(kind_words(kind))


def _icon(event: Event) -> str:
    return CONCERN_ICONS.get(event.row["kind"], "message-circle")


CHANGES: dict[str, Callable[[Event, Words, Names], Telling]] = {
    "archived_at": _archived,
    "what": _reworded,
    "kind": _kind,
    "raised_on": _days("raised_on"),
    "promised_on": _days("promised_on"),
    "answered_on": _answered,
    "owner_id": _given,
    "activity_id": _activity,
}
