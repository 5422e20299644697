"""Listens to a print: tells how far it is, and ends it when somebody has stopped the batch."""

import time

from core.pdf import Stage
from recognition.actions.batch_turns import PassedBy, is_current
from recognition.models import Batch
from recognition.progress import tell

EVERY = 0.3
"""Seconds between two looks: each asks the database once, for a print takes half a minute."""


class Watch:
    """A `core.pdf.Progress`. Pages are laid out and drawn: each counts half."""

    def __init__(self, batch: Batch, pages: int) -> None:
        self._batch, self._pages = batch, max(pages, 1)
        self._reached = dict.fromkeys(Stage, 0)
        self._next = 0.0

    def __call__(self, stage: Stage, number: int) -> None:
        self._reached[stage] = number
        now = time.monotonic()
        if now >= self._next:
            self._next = now + EVERY
            self.look()

    def look(self) -> None:
        """Tell, and raise PassedBy where the batch has moved on."""
        tell(self._batch, self.done)
        if not is_current(self._batch):
            raise PassedBy

    @property
    def done(self) -> int:
        """How many of the batch's documents that is; a letter may have more pages than one."""
        share = sum(self._reached.values()) / 2 / max(self._pages, *self._reached.values())
        return min(int(share * self._batch.total), self._batch.total)
