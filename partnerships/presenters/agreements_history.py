"""What happened to a partner's agreements, in plain sentences."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from core.history.sentences import quoted, value_of_changed
from core.history.words import Words, field_inside
from core.registries.history import Change, Event, Telling
from partnerships.models import Agreement

ICON = "file-text"
PLAIN = ("starts_on", "ends_on", "notice_days", "our_part", "their_part")
DAYS = ("starts_on", "ends_on", "asked_on", "ended_early_on")


def tell_agreements(change: Change, words: Words) -> list[Telling]:
    """Sentences about agreements; what came with a new one is told by that."""
    who = words.who(change.by)
    told = [it for event in change.of("agreement") for it in _told(event, words, who)]
    new = {event.pk for event in change.of("agreement") if event.is_new}
    told += _signatures(change, words, who, new)
    told += _rows(change, words, who, new)
    return [*told, *(it for event in change.of("agreement_file") for it in _file(event, who))]


def _told(event: Event, words: Words, who: str) -> Iterator[Telling]:
    names = {"who": who, "what": quoted(event.row["title"])}
    if event.is_new and event.row.get("renews_id"):
        yield Telling(_("%(who)s began to renew the agreement %(what)s.") % names, "copy")
    elif event.is_new:
        yield Telling(_("%(who)s wrote down the agreement %(what)s.") % names, ICON)
    elif event.is_gone:
        yield Telling(_("%(who)s deleted the agreement %(what)s.") % names, ICON)
    elif not event.is_known:
        yield Telling(_("%(who)s changed the agreement %(what)s.") % names, ICON)
    else:
        yield from _changed(event, words, names)


def _changed(event: Event, words: Words, names: dict[str, str]) -> Iterator[Telling]:
    if "archived_at" in event.changed:
        yield _archived(event, names)
    if "title" in event.changed:
        former = {"old": quoted(event.old("title"))}
        said = _("%(who)s renamed the agreement %(old)s to %(what)s.")
        yield Telling(said % (names | former), ICON)
    if "asked_on" in event.changed:
        yield _asked(event, words, names)
    if "ended_early_on" in event.changed:
        yield _ended(event, words, names)
    for column in PLAIN:
        if column in event.changed:
            field = field_inside(Agreement, column)
            old, new = (_value(column, it(column), words) for it in (event.old, event.new))
            yield value_of_changed(names["who"], field, names["what"], old, new, "pencil")


def _archived(event: Event, names: dict[str, str]) -> Telling:
    if event.new("archived_at"):
        return Telling(_("%(who)s archived the agreement %(what)s.") % names, "archive")
    return Telling(_("%(who)s restored the agreement %(what)s.") % names, "archive-restore")


def _asked(event: Event, words: Words, names: dict[str, str]) -> Telling:
    if event.new("asked_on") is None:
        return Telling(_("%(who)s made the agreement %(what)s a draft again.") % names, ICON)
    said = _("%(who)s noted that signatures under %(what)s were asked for on %(day)s.")
    return Telling(said % (names | {"day": words.day(event.new("asked_on"))}), "signature")


def _ended(event: Event, words: Words, names: dict[str, str]) -> Telling:
    if event.new("ended_early_on") is None:
        said = _("%(who)s noted that the agreement %(what)s does not end early after all.")
        return Telling(said % names, ICON)
    said = _("%(who)s noted that the agreement %(what)s ends early, on %(day)s.")
    return Telling(said % (names | {"day": words.day(event.new("ended_early_on"))}), "calendar-x")


def _value(column: str, value: object, words: Words) -> str:
    if value in (None, ""):
        return ""
    return words.day(str(value)) if column in DAYS else str(value)


def _signatures(change: Change, words: Words, who: str, new: set[int]) -> Iterator[Telling]:
    for event in change.of("agreement_signatory"):
        if event.row["agreement_id"] in new or "signed_on" not in event.changed:
            continue
        signed = event.new("signed_on")
        names = {"who": who, "name": event.row["name"], "day": words.day(signed)}
        names["what"] = quoted(words.name("agreement", event.row["agreement_id"]))
        if signed:
            said = _("%(who)s noted that %(name)s signed %(what)s on %(day)s.")
            yield Telling(said % names, "signature")
        elif not event.is_new:
            said = _("%(who)s took back that %(name)s signed %(what)s.")
            yield Telling(said % names, "signature")


def _rows(change: Change, words: Words, who: str, new: set[int]) -> Iterator[Telling]:
    """Goals, sites and names of signatories: that they changed, once for each agreement."""
    said = {
        "agreement_goal": _("%(who)s changed the goals of the agreement %(what)s."),
        "agreement_site": _("%(who)s changed which sites the agreement %(what)s is for."),
        "agreement_signatory": _("%(who)s changed who signs the agreement %(what)s."),
    }
    for source, words_of in said.items():
        changed = {
            it.row["agreement_id"]
            for it in change.of(source)
            if it.is_new or it.is_gone or it.changed - {"signed_on"}
        }
        for pk in sorted(changed - new):
            names = {"who": who, "what": quoted(words.name("agreement", pk))}
            yield Telling(words_of % names, "pencil")


def _file(event: Event, who: str) -> Iterator[Telling]:
    names = {"who": who, "name": event.row["name"]}
    if event.is_new:
        yield Telling(_("%(who)s added the file %(name)s to an agreement.") % names, "file-up")
    elif "archived_at" in event.changed and event.new("archived_at"):
        yield Telling(_("%(who)s archived the file %(name)s of an agreement.") % names, "archive")
    elif "archived_at" in event.changed:
        said = _("%(who)s restored the file %(name)s of an agreement.")
        yield Telling(said % names, "archive-restore")
