"""What happened to a partner's activities, in plain sentences."""

from collections.abc import Callable, Iterator
from datetime import date, time

from django.utils.formats import time_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from core.history.sentences import listed, quoted, value_of_changed
from core.history.words import Words, field_inside, inside
from core.registries.history import Change, Event, Telling
from offices.enums.vocabularies import Vocabulary
from outreach.enums.activities import KINDS, ActivityKind, Exchange, Status
from outreach.models import Activity, Participation
from outreach.presenters.history_follow_ups import tell_follow_ups
from outreach.presenters.kinds import a_kind

PLAIN_ICON = "calendar"
COUNTS = ("student_count", "places")
TEXTS = ("summary", "notes")
CANCELLED = (Status.CANCELLED_BY_US, Status.CANCELLED_BY_THEM)


def tell_outreach(change: Change, words: Words) -> list[Telling]:
    """Sentences about activities, who took part in them, and follow-ups."""
    told: list[Telling] = []
    covered: set[int] = set()
    who = words.who(change.by)
    for event in change.of("activity"):
        if event.is_new:
            told.append(_logged(event, change, words))
        else:
            told += _changed(event, words, who)
        covered |= _covered(event, change)
    whole = {it.pk for it in change.of("activity") if it.is_new}
    for name, tell in TAKING_PART.items():
        for event in change.of(name):
            if event.row["activity_id"] not in whole:
                told += tell(event, words, who)
    return told + tell_follow_ups(change, words, but=covered)


def _covered(event: Event, change: Change) -> set[int]:
    """The follow-ups of which the sentence about the activity has spoken already."""
    if not event.is_new and "archived_at" not in event.changed:
        return set()
    return {
        it.pk
        for it in change.of("follow_up")
        if event.pk in (it.row["origin_id"], it.row["done_with_id"], it.old("done_with_id"))
    }


def _logged(event: Event, change: Change, words: Words) -> Telling:
    """ "Ana logged a call with Luis Rivera and set a follow-up for Nov 24." """
    people = [
        words.name("contact", it.row["contact_id"]) or _("somebody")
        for it in change.of("attendance")
        if it.is_new and it.row["activity_id"] == event.pk
    ]
    names = {"who": words.who(change.by), "what": _what(event, change, words)}
    said = _verb(event.new("status"), bool(people)) % {**names, "people": listed(people)}
    for it in change.of("follow_up"):
        if it.is_new and it.new("origin_id") == event.pk:
            due = {"said": said, "day": words.day(it.new("due_on"))}
            said = _("%(said)s and set a follow-up for %(day)s") % due
        elif it.new("done_with_id") == event.pk:
            done = {"said": said, "what": quoted(it.row["what"])}
            said = _("%(said)s, which settled %(what)s") % done
    return Telling(f"{said}.", _icon(event.new("kind")))


def _verb(status: str, has_people: bool) -> str:
    if status == Status.PLANNED:
        with_people = _("%(who)s planned %(what)s with %(people)s")
        return with_people if has_people else _("%(who)s planned %(what)s")
    if status in CANCELLED:
        return _("%(who)s put down that %(what)s was cancelled")
    with_people = _("%(who)s logged %(what)s with %(people)s")
    return with_people if has_people else _("%(who)s logged %(what)s")


def _what(event: Event, change: Change, words: Words) -> str:
    kind = a_kind(event.new("kind"), words.labels.get(Vocabulary.ACTIVITY_KIND, {}))
    starts_on = event.new("starts_on")
    if date.fromisoformat(starts_on) == change.at.astimezone(words.now.tzinfo).date():
        return kind
    names = {"kind": kind, "day": words.day(starts_on)}
    if event.new("status") == Status.PLANNED:
        return pgettext("activity", "%(kind)s for %(day)s") % names
    return pgettext("activity", "%(kind)s of %(day)s") % names


def _changed(event: Event, words: Words, who: str) -> Iterator[Telling]:
    of = _the(event.pk, words, event)
    icon = _icon(event.row["kind"])
    if event.is_gone:
        yield Telling(_("%(who)s deleted %(of)s.") % {"who": who, "of": of}, icon)
        return
    if not event.is_known:
        yield Telling(_("%(who)s changed %(of)s.") % {"who": who, "of": of}, icon)
        return
    if "archived_at" in event.changed:
        yield _archived(event, who, of)
    for column, tell in CHANGES.items():
        if column in event.changed:
            yield tell(event, words, who)
    for column, value in VALUES.items():
        if column in event.changed and not (column == "exchange" and "kind" in event.changed):
            old, new = (_value(value, it(column), words) for it in (event.old, event.new))
            yield value_of_changed(who, field_inside(Activity, column), of, old, new, icon)


def _archived(event: Event, who: str, of: str) -> Telling:
    names = {"who": who, "of": of}
    if event.new("archived_at"):
        return Telling(_("%(who)s archived %(of)s.") % names, "archive")
    return Telling(_("%(who)s restored %(of)s.") % names, "archive-restore")


def _status(event: Event, words: Words, who: str) -> Telling:
    said = {
        Status.PLANNED.value: _("%(who)s planned %(of)s again."),
        Status.DONE.value: _("%(who)s noted that %(of)s took place."),
        Status.CANCELLED_BY_US.value: _("%(who)s noted that we cancelled %(of)s."),
        Status.CANCELLED_BY_THEM.value: _("%(who)s noted that they cancelled %(of)s."),
    }
    names = {"who": who, "of": _the(event.pk, words, event)}
    return Telling(said[event.new("status")] % names, _icon(event.row["kind"]))


def _kind(event: Event, words: Words, who: str) -> Telling:
    old, new = (words.label(Vocabulary.ACTIVITY_KIND, it("kind")) for it in (event.old, event.new))
    names = {"who": who, "old": old, "new": new, "day": words.day(event.old("starts_on"))}
    said = _("%(who)s changed the %(old)s of %(day)s into a different kind: %(new)s.")
    return Telling(said % names, _icon(event.row["kind"]))


def _moved(event: Event, words: Words, who: str) -> Telling:
    names = {"who": who, "kind": words.label(Vocabulary.ACTIVITY_KIND, event.row["kind"])}
    names |= {"old": words.day(event.old("starts_on")), "new": words.day(event.new("starts_on"))}
    said = _("%(who)s moved the %(kind)s from %(old)s to %(new)s.")
    return Telling(said % names, "calendar-clock")


CHANGES: dict[str, Callable[[Event, Words, str], Telling]] = {
    "kind": _kind,
    "status": _status,
    "starts_on": _moved,
}

VALUES = {
    "ends_on": "day",
    "starts_at": "time",
    "exchange": "exchange",
    "site_id": "site",
    "summary": "text",
    "notes": "text",
    "student_count": "number",
    "places": "number",
    "places_kind": "kind",
    "leader_id": "member",
}


def _value(sort: str, value: str | int | None, words: Words) -> str:
    """A column of an activity in words; empty for nothing."""
    if value in (None, ""):
        return ""
    if sort == "site":
        return words.name("site", int(value or 0)) or _("a site")
    if sort == "member":
        return words.name("membership", int(value or 0)) or _("a leader")
    text = str(value)
    if sort == "day":
        return words.day(text)
    if sort == "time":
        return time_format(time.fromisoformat(text), "TIME_FORMAT")
    if sort == "exchange":
        return inside(str(Exchange(text).label))
    return words.label(Vocabulary.ACTIVITY_KIND, text) if sort == "kind" else text


def _part(event: Event, words: Words, who: str) -> Iterator[Telling]:
    """The partner's own part in an activity that was there before."""
    of = _the(event.row["activity_id"], words)
    names = {"who": who, "of": of}
    if event.is_new:
        yield Telling(_("%(who)s added this partner to %(of)s.") % names, "users")
    elif event.is_gone:
        yield Telling(_("%(who)s took this partner out of %(of)s.") % names, "users")
    else:
        if "attended" in event.changed:
            came, stayed = _("%(who)s noted that they came to %(of)s."), ""
            stayed = _("%(who)s noted that they did not come to %(of)s.")
            yield Telling((came if event.new("attended") else stayed) % names, "users")
        for column in sorted(event.changed & {"volunteers", "volunteer_hours"}):
            old, new = (_value("number", it(column), words) for it in (event.old, event.new))
            yield value_of_changed(who, field_inside(Participation, column), of, old, new, "users")


def _company(event: Event, words: Words, who: str) -> Iterator[Telling]:
    """Another partner that came to an activity, or left it."""
    partner = words.name("partner", event.row["partner_id"]) or _("another partner")
    names = {"who": who, "name": partner, "of": _the(event.row["activity_id"], words)}
    yield from _came_or_went(event, names)


def _attendance(event: Event, words: Words, who: str) -> Iterator[Telling]:
    person = words.name("contact", event.row["contact_id"]) or _("somebody")
    names = {"who": who, "name": person, "of": _the(event.row["activity_id"], words)}
    yield from _came_or_went(event, names)


def _came_or_went(event: Event, names: dict[str, str]) -> Iterator[Telling]:
    if event.is_new:
        yield Telling(_("%(who)s added %(name)s to %(of)s.") % names, "users")
    elif event.is_gone:
        yield Telling(_("%(who)s took %(name)s out of %(of)s.") % names, "users")


TAKING_PART: dict[str, Callable[[Event, Words, str], Iterator[Telling]]] = {
    "part": _part,
    "company": _company,
    "attendance": _attendance,
}


def _the(pk: int, words: Words, event: Event | None = None) -> str:
    """ "the call of Nov 3": as the event knows it, else as it is today."""
    kind = event.row["kind"] if event else words.fact("activity", pk, "kind")
    day = event.row["starts_on"] if event else words.fact("activity", pk, "starts_on")
    if kind is None:
        return _("an activity")
    names = {"kind": words.label(Vocabulary.ACTIVITY_KIND, kind), "day": words.day(day)}
    return _("the %(kind)s of %(day)s") % names


def _icon(kind: str) -> str:
    return KINDS[ActivityKind(kind)].icon if kind in ActivityKind.values else PLAIN_ICON
