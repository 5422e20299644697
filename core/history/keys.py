"""The name of a change in addresses: the moment of its transaction and its context."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

from core.pager import BadCursor

PATTERN = re.compile(r"([0-9]{1,17})\.([0-9a-f]{32})", re.ASCII)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)


@dataclass(frozen=True, order=True)
class Key:
    """Where a change stands among all: by its moment, then by its context."""

    at: datetime
    context: UUID

    def __str__(self) -> str:
        return f"{(self.at - EPOCH) // MICROSECOND}.{self.context.hex}"


def read_key(text: str) -> Key:
    """The key that `text` is. Raises BadCursor."""
    match = PATTERN.fullmatch(text)
    if match is None:
        raise BadCursor("This names no change.")
    try:
        return Key(EPOCH + int(match[1]) * MICROSECOND, UUID(match[2]))
    except OverflowError as error:
        raise BadCursor("This names no change.") from error
