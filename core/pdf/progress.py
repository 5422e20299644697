"""Tells which page is being laid out or drawn, and lets the listener stop the work.

WeasyPrint says so on a logger, in order, in the thread that prints. A filter on that logger hands
it on: filters hold no lock, and what they raise goes up through the layout to whoever prints.
"""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from enum import StrEnum
from functools import cache

LAID_OUT = "Step 5 - Creating layout - Page %d"


class Stage(StrEnum):
    """Each page is laid out first, all of them; then each is drawn."""

    LAYOUT = "layout"
    DRAWING = "drawing"


Progress = Callable[[Stage, int], None]
"""Called with the number of the page that comes next, from 1. What it raises ends the work."""

_listener: ContextVar[Progress | None] = ContextVar("pdf_progress", default=None)


@contextmanager
def listening(progress: Progress | None) -> Iterator[None]:
    """Pages that are laid out in this thread are told to `progress`."""
    _hook()
    token = _listener.set(progress)
    try:
        yield
    finally:
        _listener.reset(token)


@cache
def _hook() -> None:
    """Once a process: listen to the library's steps, and keep them out of the logs."""
    steps = logging.getLogger("weasyprint.progress")
    steps.setLevel(logging.INFO)
    steps.addFilter(_heard)


def _heard(record: logging.LogRecord) -> bool:
    progress = _listener.get()
    if progress is not None and record.msg == LAID_OUT and isinstance(record.args, tuple):
        number = record.args[0]
        if isinstance(number, int):
            progress(Stage.LAYOUT, number)
    return False
