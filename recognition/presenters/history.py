"""What happened to a partner's thanks, in plain sentences."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from core.history.sentences import quoted, value_of_changed
from core.history.words import Words, field_inside, inside
from core.registries.history import Change, Event, Telling
from offices.enums.vocabularies import Vocabulary
from recognition.enums.channels import Audience, Channel, Occasion
from recognition.models import Recognition
from recognition.phrases import A_CHANNEL
from recognition.presenters.channels import channel_icon
from recognition.presenters.timeline import years_of_partnership


def tell_thanks(change: Change, words: Words) -> list[Telling]:
    """Sentences about acts of thanks."""
    return [it for event in change.of("thanks") for it in _told(event, change, words)]


def _told(event: Event, change: Change, words: Words) -> Iterator[Telling]:
    who, icon = words.who(change.by), channel_icon(event.row["channel"])
    names = {"who": who, "of": _the(event, words)}
    if event.is_new:
        yield Telling(f"{_thanked(event, change, words)}.", icon)
    elif event.is_gone:
        yield Telling(_("%(who)s deleted %(of)s.") % names, icon)
    elif not event.is_known:
        yield Telling(_("%(who)s changed %(of)s.") % names, icon)
    else:
        if "archived_at" in event.changed:
            yield _archived(event, names)
        if "channel" in event.changed:
            yield _by_another_channel(event, names)
        yield from _values(event, words, names)


def _thanked(event: Event, change: Change, words: Words) -> str:
    """ "Ana thanked with a certificate on Nov 3, for the career fair of Nov 1"."""
    what = str(A_CHANNEL[Channel(event.new("channel"))])
    said = _("%(who)s thanked with %(what)s") % {"who": words.who(change.by), "what": what}
    given_on = event.new("given_on")
    if date.fromisoformat(given_on) != change.at.astimezone(words.now.tzinfo).date():
        said = _("%(said)s on %(day)s") % {"said": said, "day": words.day(given_on)}
    if person := words.name("contact", event.new("contact_id")):
        said = _("%(said)s, given to %(name)s") % {"said": said, "name": person}
    if reason := _what_for(event, words):
        said = _("%(said)s, for %(what)s") % {"said": said, "what": reason}
    return said


def _what_for(event: Event, words: Words) -> str:
    if event.new("occasion") == Occasion.ANNIVERSARY:
        return years_of_partnership(event.new("anniversary_years"))
    if activity := _activity(event.new("activity_id"), words):
        return activity
    return quoted(event.new("honours")) if event.new("honours") else ""


def _archived(event: Event, names: dict[str, str]) -> Telling:
    if event.new("archived_at"):
        return Telling(_("%(who)s archived %(of)s.") % names, "archive")
    return Telling(_("%(who)s restored %(of)s.") % names, "archive-restore")


def _by_another_channel(event: Event, names: dict[str, str]) -> Telling:
    labels = {"old": _label(event.old("channel")), "new": _label(event.new("channel"))}
    said = _("%(who)s changed how they were thanked, from %(old)s to %(new)s.")
    return Telling(said % (names | labels), channel_icon(event.new("channel")))


VALUES = ("given_on", "audience", "occasion", "honours", "note", "activity_id", "contact_id")


def _values(event: Event, words: Words, names: dict[str, str]) -> Iterator[Telling]:
    icon = channel_icon(event.row["channel"])
    for column in VALUES:
        if not _is_news(column, event):
            continue
        old, new = (_value(column, it or {}, words) for it in (event.before, event.after))
        if column in SAID:
            yield Telling(str(SAID[column]) % (names | {"old": old, "new": new}), icon)
        elif column == "honours":
            said = _("%(who)s changed what %(of)s is in recognition of.") % names
            yield Telling(said, icon, (old, new))
        else:
            yield value_of_changed(
                names["who"], field_inside(Recognition, column), names["of"], old, new, icon
            )


SAID = {
    "audience": gettext_lazy("%(who)s changed who saw %(of)s, from %(old)s to %(new)s."),
    "occasion": gettext_lazy("%(who)s changed what %(of)s was for, from %(old)s to %(new)s."),
}


def _is_news(column: str, event: Event) -> bool:
    if column == "audience" and "channel" in event.changed:
        return False  # it goes along with another channel
    years = column == "occasion" and "anniversary_years" in event.changed
    return column in event.changed or years


def _value(column: str, row: dict[str, object], words: Words) -> str:
    """A column in words; empty for nothing."""
    value = row.get(column)
    if value in (None, ""):
        return ""
    if column == "given_on":
        return words.day(str(value))
    if column == "audience":
        return inside(str(Audience(str(value)).label))
    if column == "occasion":
        is_anniversary = value == Occasion.ANNIVERSARY
        years = int(str(row.get("anniversary_years") or 0))
        return years_of_partnership(years) if is_anniversary else _occasion(str(value))
    if column == "activity_id":
        return _activity(int(str(value)), words)
    if column == "contact_id":
        return words.name("contact", int(str(value))) or _("somebody")
    return str(value)


def _occasion(value: str) -> str:
    return inside(str(Occasion(value).label))


def _label(channel: str) -> str:
    return inside(str(Channel(channel).label)) if channel in Channel.values else channel


def _the(event: Event, words: Words) -> str:
    """ "the certificate of Nov 3"."""
    row = event.row if event.before is None else event.before
    names = {"kind": _label(row["channel"]), "day": words.day(row["given_on"])}
    return pgettext("thanks", "the %(kind)s of %(day)s") % names


def _activity(pk: int | None, words: Words) -> str:
    kind, day = (words.fact("activity", pk, name) for name in ("kind", "starts_on"))
    if kind is None:
        return _("an activity") if pk is not None else ""
    names = {"kind": words.label(Vocabulary.ACTIVITY_KIND, kind), "day": words.day(day)}
    return _("the %(kind)s of %(day)s") % names
