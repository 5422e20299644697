"""What happened to a partner's people, in plain sentences."""

from collections.abc import Callable, Iterator
from datetime import date

from django.utils.translation import gettext as _

from contacts.enums.affiliations import Holds
from contacts.models import Affiliation, Contact
from core.history.sentences import value_of_changed
from core.history.words import Words, field_inside
from core.registries.history import Change, Event, Telling

WORDED_ENDS = ("primary", "backup")


def tell_people(change: Change, words: Words) -> list[Telling]:
    """Sentences about roles, persons and their addresses; who is new is said once, whole."""
    who = words.who(change.by)
    new = {it.pk for it in change.of("affiliation") if it.is_new}
    taken = _taken(change, words)
    told: list[Telling] = []
    for event in change.of("affiliation"):
        told += _new(event, words, who) if event.is_new else _role(event, words, who, taken)
    for event in change.of("contact"):
        told += [] if event.is_new or event.is_gone else _person(event, words, who)
    for event in (*change.of("email"), *change.of("phone")):
        told += [] if event.row.get("affiliation_id") in new else _address(event, words, who)
    return told


def _taken(change: Change, words: Words) -> dict[str, str]:
    """End → who gave it up to somebody else in the same change: that is not said twice."""
    gained = {it.new("holds") for it in change.of("affiliation") if "holds" in it.changed}
    return {
        it.old("holds"): _name(it, words)
        for it in change.of("affiliation")
        if "holds" in it.changed and not it.is_new and it.old("holds") in gained
    }


def _new(event: Event, words: Words, who: str) -> Iterator[Telling]:
    names = {"who": who, "name": _name(event, words), "role": event.new("role")}
    if event.new("holds") == Holds.PRIMARY:
        said = _("%(who)s added %(name)s as primary contact.")
    elif event.new("holds") == Holds.BACKUP:
        said = _("%(who)s added %(name)s as backup contact.")
    elif event.new("role"):
        said = _("%(who)s added %(name)s (%(role)s).")
    else:
        said = _("%(who)s added %(name)s.")
    yield Telling(said % names, "user-plus")


def _role(event: Event, words: Words, who: str, taken: dict[str, str]) -> Iterator[Telling]:
    names = {"who": who, "name": _name(event, words)}
    if event.is_gone:
        yield Telling(
            _("%(who)s took %(name)s out of the partner's people.") % names, "user-round-x"
        )
        return
    if not event.is_known:
        yield Telling(_("%(who)s changed %(name)s.") % names, "pencil")
        return
    if "holds" in event.changed:
        yield from _end(event, words, who, taken)
    for columns, tell in ROLE_TELLERS.items():
        if columns in event.changed:
            yield from tell(event, words, who)


def _end(event: Event, words: Words, who: str, taken: dict[str, str]) -> Iterator[Telling]:
    old, new = event.old("holds"), event.new("holds")
    names = {"who": who, "name": _name(event, words), "instead": taken.get(new, "")}
    if new in WORDED_ENDS:
        yield Telling(_gained(new, instead=bool(taken.get(new))) % names, "user-round-check")
    elif old not in taken:
        said = {
            Holds.PRIMARY.value: _("%(who)s noted that %(name)s is no longer primary contact."),
            Holds.BACKUP.value: _("%(who)s noted that %(name)s is no longer backup contact."),
        }
        yield Telling(said.get(old, _("%(who)s changed %(name)s.")) % names, "user-round")


def _gained(holds: str, *, instead: bool) -> str:
    said = {
        ("primary", False): _("%(who)s made %(name)s primary contact."),
        ("primary", True): _("%(who)s made %(name)s primary contact instead of %(instead)s."),
        ("backup", False): _("%(who)s made %(name)s backup contact."),
        ("backup", True): _("%(who)s made %(name)s backup contact instead of %(instead)s."),
    }
    return said[holds, instead]


def _ended(event: Event, words: Words, who: str) -> Iterator[Telling]:
    old, new = event.old("ended_on"), event.new("ended_on")
    names = {"who": who, "name": _name(event, words)}
    names |= {"old": words.day(old), "new": words.day(new)}
    if new is None:
        said = _("%(who)s noted that %(name)s is still there.")
    elif old is not None:
        said = _("%(who)s moved the last day of %(name)s from %(old)s to %(new)s.")
    elif date.fromisoformat(new) > words.today:
        said = _("%(who)s noted that %(name)s leaves on %(new)s.")
    else:
        said = _("%(who)s noted that %(name)s left on %(new)s.")
    yield Telling(said % names, "user-round-minus" if new else "user-round-plus")


def _started(event: Event, words: Words, who: str) -> Iterator[Telling]:
    old, new = words.day(event.old("started_on")), words.day(event.new("started_on"))
    yield value_of_changed(who, _("first day"), _name(event, words), old, new, "pencil")


def _job(event: Event, words: Words, who: str) -> Iterator[Telling]:
    field = field_inside(Affiliation, "role")
    old, new = event.old("role"), event.new("role")
    yield value_of_changed(who, field, _name(event, words), old, new, "pencil")


def _site(event: Event, words: Words, who: str) -> Iterator[Telling]:
    old, new = words.name("site", event.old("site_id")), words.name("site", event.new("site_id"))
    field = field_inside(Affiliation, "site")
    yield value_of_changed(who, field, _name(event, words), old, new, "school")


def _decides(event: Event, words: Words, who: str) -> Iterator[Telling]:
    names = {"who": who, "name": _name(event, words)}
    if event.new("decision_maker"):
        said = _("%(who)s noted that %(name)s decides.")
    else:
        said = _("%(who)s noted that %(name)s does not decide.")
    yield Telling(said % names, "pencil")


def _signs(event: Event, words: Words, who: str) -> Iterator[Telling]:
    names = {"who": who, "name": _name(event, words)}
    if event.new("signatory"):
        said = _("%(who)s noted that %(name)s signs agreements.")
    else:
        said = _("%(who)s noted that %(name)s does not sign agreements.")
    yield Telling(said % names, "pencil")


ROLE_TELLERS: dict[str, Callable[[Event, Words, str], Iterator[Telling]]] = {
    "ended_on": _ended,
    "started_on": _started,
    "role": _job,
    "site_id": _site,
    "decision_maker": _decides,
    "signatory": _signs,
}


def _person(event: Event, words: Words, who: str) -> Iterator[Telling]:
    name = words.name("contact", event.pk) or _("somebody")
    if "archived_at" in event.changed:
        yield _archived(event, who, name)
    if "name" in event.changed:
        names = {"who": who, "old": event.old("name"), "new": event.new("name")}
        yield Telling(_("%(who)s renamed %(old)s to %(new)s.") % names, "pencil")
    for column in ("preferred_name", "notes"):
        if column in event.changed:
            old, new = event.old(column) or "", event.new(column) or ""
            yield value_of_changed(who, field_inside(Contact, column), name, old, new, "pencil")
    if "language" in event.changed:
        languages = dict(Contact._meta.get_field("language").flatchoices)
        old, new = (str(languages.get(it("language"), "")) for it in (event.old, event.new))
        yield value_of_changed(who, _("language"), name, old, new, "pencil")


def _archived(event: Event, who: str, name: str) -> Telling:
    names = {"who": who, "name": name}
    if event.new("archived_at"):
        return Telling(_("%(who)s removed %(name)s.") % names, "user-round-x")
    return Telling(_("%(who)s brought %(name)s back.") % names, "user-round-plus")


def _address(event: Event, words: Words, who: str) -> Iterator[Telling]:
    is_email = event.source.name == "email"
    column, icon = ("address", "mail") if is_email else ("number", "phone")
    of = words.name("affiliation", event.row.get("affiliation_id")) or _("somebody")
    names = {"who": who, "of": of, "address": event.row[column]}
    if "bounced_at" in event.changed and event.new("bounced_at") and not event.is_new:
        yield Telling(_("The address %(address)s of %(of)s takes no mail.") % names, "mail-x")
    if column in event.changed:
        field = _("email address") if is_email else _("phone number")
        old, new = event.old(column) or "", event.new(column) or ""
        yield _one_more_or_less(who, field, of, old, new, icon)


def _one_more_or_less(who: str, field: str, of: str, old: str, new: str, icon: str) -> Telling:
    """There may be several, so one is added or taken away, not set."""
    names = {"who": who, "field": field, "of": of, "old": old, "new": new}
    if not old:
        return Telling(_("%(who)s added the %(field)s %(new)s of %(of)s.") % names, icon)
    if not new:
        return Telling(_("%(who)s took away the %(field)s %(old)s of %(of)s.") % names, icon)
    return value_of_changed(who, field, of, old, new, icon)


def _name(event: Event, words: Words) -> str:
    return words.name("contact", event.row.get("contact_id")) or _("somebody")
