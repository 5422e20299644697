"""What a form held when its sentence was last read, so that hands and sentence do not quarrel.

It travels with the form, in the hidden field `heard`: what the sentence put into each field, what
was changed by hand since, whom somebody took out or put in. It tells only its own form what to
show: every value is checked again when the form is saved.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from core.api.fields import read_id

Values = dict[str, list[str]]

LONGEST = 20_000
"""Characters of the field; beyond, it is no longer ours."""


@dataclass(frozen=True)
class Before:
    """`put`: field → values as they were shown. `fixed`: fields changed by hand. `own`, `gone`:
    ids put in and taken out by hand, by list. `given`: what was known without the sentence.
    `skipped`: words that are nobody of ours. `said`: what was read out already."""

    put: Values = field(default_factory=dict)
    fixed: tuple[str, ...] = ()
    own: Values = field(default_factory=dict)
    gone: Values = field(default_factory=dict)
    given: Values = field(default_factory=dict)
    skipped: tuple[str, ...] = ()
    said: tuple[str, ...] = ()

    def as_text(self) -> str:
        """For the hidden field."""
        return json.dumps({name: it for name, it in vars(self).items() if it}, default=list)

    def was_changed(self, name: str, sent: Mapping[str, list[str]]) -> bool:
        """Whether somebody has set this field by hand, now or earlier."""
        if name in self.fixed:
            return True
        return name in sent and sent[name][-1:] != (self.put.get(name) or [""])[-1:]


def read_before(text: str) -> Before:
    """The field's content; as if nothing had been read, where it makes no sense."""
    try:
        found = json.loads(text[:LONGEST] or "{}")
    except (ValueError, RecursionError):  # the latter: brackets in brackets in brackets
        return Before()
    if not isinstance(found, dict):
        return Before()
    mappings = {name: _mapping(found.get(name)) for name in ("put", "own", "gone", "given")}
    lists = {name: tuple(_texts(found.get(name))) for name in ("fixed", "skipped", "said")}
    return Before(**mappings, **lists)  # type: ignore[arg-type]  # by name


def ids(values: Iterable[str]) -> list[int]:
    """Those of the texts that may be ids, each once."""
    return list(dict.fromkeys(pk for it in values if (pk := read_id(it)) is not None))


def _mapping(found: Any) -> Values:
    return {str(name): _texts(it) for name, it in found.items()} if isinstance(found, dict) else {}


def _texts(found: Any) -> list[str]:
    return [str(it) for it in found] if isinstance(found, list) else []
