"""How the tests of the reading open a file and look at what comes out."""

import io
from dataclasses import dataclass
from typing import Any

from core.imports.reading import CannotRead, open_sheet


@dataclass(frozen=True)
class Read:
    """What a file said."""

    header: list[str]
    lines: list[tuple[int, list[str]]]
    facts: dict[str, Any]

    @property
    def cells(self) -> list[list[str]]:
        """The lines without their numbers."""
        return [cells for _, cells in self.lines]


def read(content: bytes | str, name: str = "file.csv") -> Read:
    """Read the whole of a file."""
    raw = content.encode() if isinstance(content, str) else content
    with open_sheet(io.BytesIO(raw), name) as sheet:
        lines = list(sheet.lines())
        return Read(sheet.header, lines, sheet.facts)


def refusal(content: bytes | str, name: str = "file.csv") -> str:
    """The words with which a file is refused."""
    try:
        read(content, name)
    except CannotRead as problem:
        return str(problem)
    raise AssertionError("the file was read")
