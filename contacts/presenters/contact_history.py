"""What happened to a person: the sentences of a partner's history, each with the partner's name."""

from collections import defaultdict
from dataclasses import replace

from django.utils.translation import gettext as _

from contacts.presenters.history import tell_people
from core.history.words import Words
from core.registries.history import Change, Event, Telling


def tell_contact(change: Change, words: Words) -> list[Telling]:
    """Sentences about the person, then about what they are at each partner."""
    groups: dict[str, list[Event]] = defaultdict(list)
    for event in change.events:
        groups[_partner(event, words)].append(event)
    told = _new(change, words)
    for at, events in sorted(groups.items()):
        said = tell_people(replace(change, events=tuple(events)), words)
        told += [_there(it, at) for it in said] if at else said
    return told


def _new(change: Change, words: Words) -> list[Telling]:
    """Somebody who was new; where they got a role at once, that says it."""
    new = [it for it in change.of("contact") if it.is_new]
    if not new or any(it.is_new for it in change.of("affiliation")):
        return []
    names = {"who": words.who(change.by), "name": words.name("contact", words.subject)}
    return [Telling(_("%(who)s added %(name)s.") % names, "user-plus")]


def _partner(event: Event, words: Words) -> str:
    """Where the role is of which the event is a part; empty for the person's own row."""
    role = event.pk if event.source.name == "affiliation" else event.row.get("affiliation_id")
    return words.fact("affiliation", role, "at") or ""


def _there(telling: Telling, partner: str) -> Telling:
    text = _("At %(partner)s: %(what)s") % {"partner": partner, "what": telling.text}
    return replace(telling, text=text)
