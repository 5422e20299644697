"""What is wanted of a line's person, and what somebody is at a partner while it is written."""

from dataclasses import dataclass, field
from typing import Any, Literal

from contacts.enums.affiliations import Holds
from contacts.sheets.lines import Values
from core.registries.sheets import Finding


@dataclass
class Wanted:
    """A person whom a line wants at a partner. `contact_id`: decided to be that one already."""

    number: int
    partner_id: int
    values: Values
    contact_id: int | None = None

    def says_person(self) -> bool:
        """Whether the line says something of the person, beside what they are at the partner."""
        said = self.values
        return self.contact_id is not None or any(
            key in said for key in ("called", "language", "notes")
        )


def _nothing_yet() -> dict[str, Any]:
    return {"role": "", "holds": Holds.OTHER.value, "decision_maker": False, "signatory": False}


@dataclass
class Role:
    """An affiliation as it is to be. `before` is what the database has; None: it is new.

    `number` is the first line that speaks of it. `is_leaving`: it has an end that lies ahead.
    `is_chosen`: it holds its end only because nobody else was named.
    """

    pk: int
    partner_id: int
    contact_id: int
    number: int = 0
    now: dict[str, Any] = field(default_factory=_nothing_yet)
    before: dict[str, Any] | None = None
    emails: set[str] = field(default_factory=set)
    phones: set[str] = field(default_factory=set)
    is_leaving: bool = False
    is_chosen: bool = False

    def say(self, values: Values) -> None:
        """Take what a line says: it changes what is there and blanks nothing."""
        for key in ("role", "decision_maker", "signatory"):
            if key in values:
                self.now[key] = values[key]

    @property
    def is_changed(self) -> bool:
        return self.before is not None and self.before != self.now

    @property
    def gives_up_end(self) -> bool:
        """Whether it held an end that it does not hold any more."""
        held = (self.before or {}).get("holds", Holds.OTHER)
        return held not in (Holds.OTHER, self.now["holds"])


@dataclass
class Placed:
    """A line's person with their role; `is_new`: nobody knew them."""

    wanted: Wanted
    role: Role
    is_new: bool


@dataclass
class Outcome:
    """What came of the people, by line: who was added, what was changed."""

    created: set[int] = field(default_factory=set)
    changed: set[int] = field(default_factory=set)
    findings: dict[int, list[Finding]] = field(default_factory=dict)

    def act_of(self, number: int) -> Literal["created", "updated", "skipped"]:
        """What came of the people of a line."""
        if number in self.created:
            return "created"
        return "updated" if number in self.changed else "skipped"

    def tell(self, number: int, finding: Finding) -> None:
        self.findings.setdefault(number, []).append(finding)
