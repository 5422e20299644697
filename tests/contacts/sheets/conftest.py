"""Checking and writing lines without the engine that reads files."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import pytest

from contacts.sheets.contacts import CONTACTS
from contacts.sheets.partners import PARTNERS
from core.registries.sheets import Checked, Decided, Line, Run, Sheet, Written
from offices.models import Membership, Office


@dataclass
class FakeLedger:
    """Remembers what it was told."""

    added: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    changes: dict[str, list[tuple[int, int, dict[str, Any], dict[str, Any]]]] = field(
        default_factory=dict
    )

    def created(self, model: str, ids: Iterable[tuple[int, int]]) -> None:
        self.added.setdefault(model, []).extend(ids)

    def updated(
        self, model: str, changes: Iterable[tuple[int, int, dict[str, Any], dict[str, Any]]]
    ) -> None:
        self.changes.setdefault(model, []).extend(changes)


@dataclass
class Bench:
    """Brings lines of a sheet in, in one chunk."""

    sheet: Sheet
    office: Office
    by: Membership
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    ledger: FakeLedger = field(default_factory=FakeLedger)

    @property
    def run(self) -> Run:
        return Run(0, self.office.pk, self.by, self.words, self.ledger)

    def check(self, *said: dict[str, str]) -> list[Checked]:
        """The lines from line 2 on, checked."""
        return self.sheet.check(self.run, [Line(at, it) for at, it in enumerate(said, start=2)])

    def bring_in(self, *said: dict[str, str], update: bool = True) -> list[Written]:
        """Check and write; what is there is updated, or else added once more."""
        checked = self.check(*said)
        for it in checked:
            assert [one for one in it.findings if one.level == "error"] == []
        return self.write(checked, update=update)

    def write(self, checked: Iterable[Checked], *, update: bool = True) -> list[Written]:
        decided = [
            Decided(it.number, it.values, it.match.pk if it.match and update else None)
            for it in checked
        ]
        return self.sheet.write(self.run, decided)


@pytest.fixture
def partners(in_alder: Office, ana: Membership) -> Bench:
    """The sheet "partners" in Ana's hands."""
    return Bench(PARTNERS, in_alder, ana)


@pytest.fixture
def people(in_alder: Office, ana: Membership) -> Bench:
    """The sheet "contacts" in Ana's hands."""
    return Bench(CONTACTS, in_alder, ana)
