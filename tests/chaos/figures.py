"""What came of a run: every due row and every mail counted."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from email.parser import BytesHeaderParser
from pathlib import Path

NOBODY = "member:999999999"
"""The recipient of the bad rows: there is no such member."""

MARKED = {"perhaps-twice", "failed"}
"""States that tell of a doubt; `failed` says in words that the message may have arrived."""

MOST_SECONDS = 60.0  # from the recovery until nothing is left to do

OURS = """(
    SELECT d.* FROM core_duerow d JOIN offices_office o
    ON (o.id, o.recorded_at) = (d.office_id, d.recorded_at)
)"""
"""The due rows of the run: as old as their office; those that are planned meanwhile are younger."""

FATES = f"""
    SELECT d.state, m.message_id, m.state
    FROM {OURS} d LEFT JOIN core_outboxmessage m USING (office_id, rule, recipient, occurrence)
    WHERE recipient <> %s
"""
BAD = f"SELECT state, attempts FROM {OURS} d WHERE recipient = %s"


@dataclass(frozen=True)
class Fate:
    """What became of one due row: its state, its message if it wrote one, and that one's state."""

    due: str
    message_id: str | None
    message: str | None
    arrived: int


@dataclass(frozen=True)
class Figures:
    """The counts of a run; `seconds` from the recovery until nothing was left, None: not in time.

    `strangers` are mails that belong to no due row. `bad` are (state, tries) of the bad rows.
    """

    fates: list[Fate]
    strangers: int
    bad: list[tuple[str, int]]
    seconds: float | None
    assaults: Counter[str] = field(default_factory=Counter)

    @property
    def mails(self) -> int:
        return sum(fate.arrived for fate in self.fates) + self.strangers

    @property
    def lost(self) -> int:
        """Due rows without a mail."""
        return sum(not fate.arrived for fate in self.fates)

    @property
    def doubled(self) -> int:
        """Mails too many."""
        return sum(max(fate.arrived - 1, 0) for fate in self.fates) + self.strangers

    @property
    def doubled_unmarked(self) -> int:
        """Mails too many of which nobody is told."""
        doubled = [fate for fate in self.fates if fate.arrived > 1]
        return sum(fate.message not in MARKED for fate in doubled) + self.strangers

    def states(self, state: str) -> int:
        """How many messages ended in that state."""
        return sum(fate.message == state for fate in self.fates)

    def faults(self, *, confirming: bool, in_time: float = MOST_SECONDS) -> list[str]:
        """What should not be, in words; empty after a good run."""
        late = self.seconds is None or self.seconds > in_time
        doubled = self.doubled if confirming else self.doubled_unmarked
        wrong = {
            f"{self.lost} lost": self.lost,
            f"{doubled} doubled": doubled,
            f"{self._undone} due rows not done": self._undone,
            f"{self._failed} messages failed": confirming and self._failed,
            f"not finished {in_time:.0f} s after the recovery": late,
            "a bad row was not tried, or is done": not self._bad_as_should_be,
        }
        return [words for words, it_is in wrong.items() if it_is]

    @property
    def _undone(self) -> int:
        return sum(fate.due != "done" for fate in self.fates)

    @property
    def _failed(self) -> int:
        return self.states("failed")

    @property
    def _bad_as_should_be(self) -> bool:
        return bool(self.bad) and all(
            tries > 0 and state in {"waiting", "failed"} for state, tries in self.bad
        )


def received(folder: Path) -> Counter[str]:
    """How often each Message-ID arrived at the mail server that keeps its mail in `folder`."""
    parser = BytesHeaderParser()
    found: Counter[str] = Counter()
    for file in folder.glob("*.eml"):
        with file.open("rb") as mail:
            found[str(parser.parse(mail)["Message-ID"]).strip()] += 1
    return found


def fates(rows: Iterable[tuple[str, str | None, str | None]], mails: Counter[str]) -> list[Fate]:
    """Join the rows of `FATES` with what arrived."""
    return [Fate(due, ident, state, mails[ident] if ident else 0) for due, ident, state in rows]
