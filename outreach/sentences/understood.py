"""What was understood of a sentence."""

from dataclasses import dataclass
from datetime import date, time
from typing import Any, Literal

from outreach.enums.activities import ActivityKind, Exchange, Status

Language = Literal["en", "es"]
Noun = Literal["partner", "contact"]

LONGEST = 5000
"""Characters that a sentence may have where it comes from outside; more are not read."""


@dataclass(frozen=True)
class Named:
    """A partner or a contact, and the words that named it ("" for one that was only implied)."""

    pk: int
    name: str
    said: str


@dataclass(frozen=True)
class Candidates:
    """Words that name something uncertain: several things fit alike, or (no options) nothing."""

    said: str
    noun: Noun
    options: tuple[Named, ...]


@dataclass(frozen=True)
class NextStep:
    """What comes next; `due_on` and `at` (the office's wall time) only where they were said."""

    what: str
    due_on: date | None
    at: time | None


@dataclass(frozen=True)
class Understood:
    """A sentence, piece by piece. What is None, or empty, was not said.

    `partners` and `contacts` are meant with certainty; what is doubtful stands in `candidates`,
    best first, at most five each. `places` were offered to students, for an engagement of the kind
    `places_kind`; `student_count` students took part; `volunteers` came from the partner.
    """

    text: str
    language: Language
    kind: ActivityKind | None
    exchange: Exchange | None
    status: Status
    partners: tuple[Named, ...]
    contacts: tuple[Named, ...]
    starts_on: date
    ends_on: date | None
    follow_up: NextStep | None
    places: int | None
    places_kind: ActivityKind | None
    student_count: int | None
    volunteers: int | None
    candidates: tuple[Candidates, ...]

    def as_json(self) -> dict[str, Any]:
        """The same for a command and the API: names, slugs and ISO dates."""
        return {
            "text": self.text,
            "language": self.language,
            "kind": self.kind and self.kind.value,
            "exchange": self.exchange and self.exchange.value,
            "status": self.status.value,
            "partners": [it.name for it in self.partners],
            "contacts": [it.name for it in self.contacts],
            "starts_on": self.starts_on.isoformat(),
            "ends_on": self.ends_on and self.ends_on.isoformat(),
            "follow_up": self.follow_up and _step(self.follow_up),
            "places": self.places,
            "places_kind": self.places_kind and self.places_kind.value,
            "student_count": self.student_count,
            "volunteers": self.volunteers,
            "candidates": [_candidates(it) for it in self.candidates],
        }


def _step(step: NextStep) -> dict[str, Any]:
    return {
        "what": step.what,
        "due_on": step.due_on and step.due_on.isoformat(),
        "at": step.at and step.at.strftime("%H:%M"),
    }


def _candidates(it: Candidates) -> dict[str, Any]:
    return {"said": it.said, "noun": it.noun, "names": [option.name for option in it.options]}
