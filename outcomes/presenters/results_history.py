"""What happened to a partner's results, in plain sentences. Of students' no number is said: of a
row's earlier versions nobody can tell what else they would give away."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from core.history.words import Words
from core.registries.history import Change, Event, Row, Telling
from outcomes.enums.measures import About
from outcomes.policies.shown_results import Shown
from outcomes.presenters.result_words import period_words, value_words

ICON = "chart-column"
TEXTS = ("source", "note")

Names = dict[str, str]


def tell_results(change: Change, words: Words) -> list[Telling]:
    """Sentences about what came of it."""
    who = words.who(change.by)
    return [it for event in change.of("result") for it in _told(event, words, who)]


def _told(event: Event, words: Words, who: str) -> Iterator[Telling]:
    names = {"who": who, "what": _what(event.row, words)}
    if event.is_new:
        yield _written(event, words, names)
    elif event.is_gone:
        yield Telling(_("%(who)s deleted the result %(what)s.") % names, ICON)
    elif not event.is_known:
        yield Telling(_("%(who)s changed the result %(what)s.") % names, ICON)
    else:
        yield from _changed(event, words, names)


def _written(event: Event, words: Words, names: Names) -> Telling:
    value = _value(event.row, words)
    if not value:
        return Telling(_("%(who)s wrote down the result %(what)s.") % names, ICON)
    said = _("%(who)s wrote down the result %(what)s: %(value)s.")
    return Telling(said % (names | {"value": value}), ICON)


def _changed(event: Event, words: Words, names: Names) -> Iterator[Telling]:
    if "archived_at" in event.changed:
        if event.new("archived_at"):
            yield Telling(_("%(who)s removed the result %(what)s.") % names, "archive")
        else:
            yield Telling(_("%(who)s restored the result %(what)s.") % names, "archive-restore")
    if event.changed & {"value", "of"}:
        yield _corrected(event, words, names)
    if event.changed & {"starts_on", "ends_on"}:
        said = _("%(who)s changed the period of the result %(what)s.")
        yield Telling(said % names, "pencil")
    if "shared_on" in event.changed:
        yield _shared(event, words, names)
    if event.changed & set(TEXTS):
        yield Telling(_("%(who)s changed what is noted of %(what)s.") % names, "pencil")


def _corrected(event: Event, words: Words, names: Names) -> Telling:
    old, new = (_value(row, words) for row in (event.before or {}, event.after or {}))
    if not (old and new):
        return Telling(_("%(who)s changed the value of %(what)s.") % names, "pencil")
    said = _("%(who)s changed %(what)s from %(old)s to %(new)s.")
    return Telling(said % (names | {"old": old, "new": new}), "pencil")


def _shared(event: Event, words: Words, names: Names) -> Telling:
    if event.new("shared_on") is None:
        return Telling(_("%(who)s noted that %(what)s was not shared yet.") % names, "undo-2")
    said = _("%(who)s noted that %(what)s was shared with the partner on %(day)s.")
    return Telling(said % (names | {"day": words.day(event.new("shared_on"))}), "share-2")


def _what(row: Row, words: Words) -> str:
    """ "Hires (2025–26)"."""
    starts_on, ends_on = (date.fromisoformat(row[it]) for it in ("starts_on", "ends_on"))
    names = {
        "measure": words.name("measure", row["measure_id"]) or _("a result"),
        "period": period_words(starts_on, ends_on, words.today),
    }
    return _("%(measure)s (%(period)s)") % names


def _value(row: Row, words: Words) -> str:
    """The value in words; empty for one that is not said."""
    about, unit = (words.fact("measure", row.get("measure_id"), it) for it in ("about", "unit"))
    if about is None or about == About.STUDENTS:
        return ""
    return value_words(unit, Shown(Decimal(str(row["value"])), row["of"]), 0)
