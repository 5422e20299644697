"""Sentences for the tests of the form: what is understood is given, not read."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from html import unescape
from typing import Any
from unittest.mock import patch

from django.test import Client

from offices.models import Office
from outreach.enums.activities import KINDS, Status
from outreach.sentences.understood import Candidates, Named, Understood

PARSE = "/o/alder/log/parse/"


def understood(text: str, at: date, **pieces: Any) -> Understood:
    """A sentence that says these pieces and nothing else."""
    kind = pieces.get("kind")
    silent: dict[str, Any] = {
        "kind": None,
        "exchange": KINDS[kind].exchange if kind else None,
        "status": Status.DONE,
        "partners": (),
        "contacts": (),
        "starts_on": at,
        "ends_on": None,
        "follow_up": None,
        "places": None,
        "places_kind": None,
        "student_count": None,
        "volunteers": None,
        "candidates": (),
    }
    return Understood(text=text, language="en", **silent | pieces)


def named(thing: Any, said: str = "") -> Named:
    """A partner or a contact as the parser names it."""
    return Named(thing.pk, thing.name, said)


def candidates(said: str, noun: Any, *things: Any) -> Candidates:
    """Words that may mean each of these."""
    return Candidates(said, noun, tuple(named(it, said) for it in things))


@contextmanager
def sentences(**pieces: Any) -> Iterator[None]:
    """Every sentence says these pieces."""

    def understand(office: Office, text: str, *, at: date) -> Understood:
        return understood(text, at, **pieces)

    with patch("outreach.views.hearing.understand", understand):
        yield


@dataclass
class Box:
    """Somebody at a form of one sentence: types, changes fields, and sends what it then holds."""

    client: Client
    place: str = "id"
    fields: dict[str, Any] = field(default_factory=dict)
    page: str = ""
    context: Any = None

    def types(self, text: str, **pieces: Any) -> "Box":
        """The sentence so far, which says these pieces."""
        return self.acts(notes=text, **pieces)

    def acts(
        self, notes: str | None = None, press: tuple[str, str] | None = None, **pieces: Any
    ) -> "Box":
        """Have the form read once more, perhaps by one of its buttons."""
        if notes is not None:
            self.fields["notes"] = notes
        button = dict([press]) if press else {}
        with sentences(**pieces):
            sent = self.fields | {"place": self.place} | button
            answer = self.client.post(PARSE, sent, headers={"HX-Request": "true"})
        assert answer.status_code == 200
        self.page, self.context = unescape(answer.content.decode()), answer.context
        self._take_over()
        return self

    def _take_over(self) -> None:
        """What a browser would now have in the fields that are on the page."""
        form, heard = self.context["form"], self.context["heard"]
        self.fields = {"notes": self.fields["notes"], "heard": heard.state}
        shown = set(heard.shown)
        if self.place == "id":
            shown = set(form.fields) - {"notes"}
        for name in shown:
            value = form[name].value()
            if value not in (None, "", []):
                self.fields[name] = value

    def chip(self, key: str) -> str:
        """The words of a chip; "" if there is none."""
        values = {it.key: it.value for it in self.context["heard"].chips}
        return str(values.get(key, ""))

    def is_fixed(self, key: str) -> bool:
        """Whether a chip is marked as changed by hand."""
        return any(it.key == key and it.is_fixed for it in self.context["heard"].chips)


BoxOf = Callable[[str], Box]
