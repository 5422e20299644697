"""What the sentences of a history are made of: today's names of what the audit knows by ids.

Names are read when the history is, so a person who was forgotten since is named no more.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Field, ForeignKey, Model
from django.utils.text import Truncator
from django.utils.translation import pgettext

from core.history.read import Asked
from core.history.sql import NO_ID
from core.kept_statements import ask
from core.registries.history import Change, Event, Facts, actor_nouns, facts_of
from core.registries.vocabularies import vocabulary
from core.templatetags.dates import day

LONG = 80  # characters of a text beyond which a sentence only points to it


@dataclass(frozen=True)
class Words:
    """`subject` is the thing's id; `now` is on the office's clock.

    `labels`: vocabulary → slug → what the office calls it.
    """

    subject: int
    now: datetime
    facts: Facts
    labels: Mapping[str, Mapping[str, str]]

    @property
    def today(self) -> date:
        return self.now.date()

    def who(self, key: str) -> str:
        """Whoever stands behind the key of an actor: "member:7", "system", nobody."""
        prefix, _sep, pk = key.partition(":")
        if prefix == "system":
            return "Lanyard"
        noun = actor_nouns().get(prefix)
        if noun is None or not pk.isdecimal():
            return pgettext("who did it", "Somebody")
        return self.name(noun, int(pk)) or pgettext("who did it", "Somebody")

    def fact(self, noun: str, pk: int | None, name: str) -> Any:
        """One fact about a thing; None when the thing, or the fact, is not known."""
        return None if pk is None else self.facts.get((noun, pk), {}).get(name)

    def name(self, noun: str, pk: int | None) -> str:
        """What a thing is called today; empty for nothing and for what is gone."""
        return self.fact(noun, pk, "name") or ""

    def label(self, name: str, slug: str) -> str:
        """The word for it inside a sentence: "key partner"; the office's own stay as they are."""
        label = self.labels.get(name, {}).get(slug, slug)
        return inside(label) if label in _standard(name) else label

    def day(self, value: str | None) -> str:
        """A day as the audit writes it, as people say it."""
        return day(date.fromisoformat(value), self.today) if value else ""

    def day_of(self, moment: datetime) -> str:
        """The day of a moment on the office's clock."""
        return day(moment.astimezone(self.now.tzinfo).date(), self.today)


def words_for(
    asked: Asked,
    changes: Iterable[Change],
    *,
    labels: Mapping[str, Mapping[str, str]],
) -> Words:
    """Words that know everything that these changes mention, in one statement."""
    wanted = _mentioned(changes)
    known = facts_of(asked.subject)
    parts: list[str] = []
    values: dict[str, Any] = {"office": asked.office}
    for noun, sql in known.items():
        values[f"ids_{noun}"] = [NO_ID, *sorted(wanted.get(noun, ()))]
        named = sql.replace("%(ids)s", f"%(ids_{noun})s")
        parts.append(f"(SELECT '{noun}', f.id, f.facts::text FROM ({named}) f)")
    return Words(asked.pk, asked.now, _read_facts(" UNION ALL ".join(parts), values), labels)


def _standard(name: str) -> set[str]:
    return {str(label) for _slug, label in vocabulary(name).choices}


def inside(label: str) -> str:
    """A label in the middle of a sentence: small, unless it is an abbreviation."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def field_inside(model: type[Model], column: str) -> str:
    """What a column's field is called, in the middle of a sentence."""
    field = model._meta.get_field(column)
    assert isinstance(field, Field)  # what points here from elsewhere has no name of its own
    return inside(str(field.verbose_name))


def is_long(*texts: str) -> bool:
    """Whether a sentence had better not quote these."""
    return any(len(it) > LONG or "\n" in it for it in texts)


def shortened(text: str) -> str:
    """The beginning of a text, for a sentence."""
    return Truncator(" ".join(text.split())).chars(LONG)


def _mentioned(changes: Iterable[Change]) -> dict[str, set[int]]:
    wanted: dict[str, set[int]] = defaultdict(set)
    for change in changes:
        for one in filter(None, (change, change.took_back)):
            for noun, pk in _mentions(one):
                wanted[noun].add(pk)
    return wanted


def _mentions(change: Change) -> Iterator[tuple[str, int]]:
    yield from _actor(change.by)
    for event in change.events:
        yield str(event.source.model._meta.model_name), event.pk
        if event.later is not None:
            yield from _actor(event.later.by)
        yield from _referred(event)


def _actor(key: str) -> Iterator[tuple[str, int]]:
    prefix, _sep, pk = key.partition(":")
    if prefix in actor_nouns() and pk.isdecimal():
        yield actor_nouns()[prefix], int(pk)


def _referred(event: Event) -> Iterator[tuple[str, int]]:
    """What the row's foreign keys point to, before and after."""
    for it in event.source.model._meta.concrete_fields:
        if isinstance(it, ForeignKey):
            noun = str(it.related_model._meta.model_name)
            for row in (event.before, event.after):
                if row and isinstance(row.get(it.attname), int):
                    yield noun, row[it.attname]


def _read_facts(sql: str, values: dict[str, Any]) -> Facts:
    return {(noun, pk): json.loads(facts) for noun, pk, facts in ask(sql, values)}
