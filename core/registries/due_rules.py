"""What a due row does when its time has come: one handler a rule."""

from collections.abc import Callable
from datetime import datetime

from core.models.due import DueRow

Handler = Callable[[DueRow, datetime], str]
"""Gets the row and now; writes to the database only; returns the outcome in a few words."""

_handlers: dict[str, Handler] = {}


def register_due_rule(rule: str, handler: Handler) -> None:
    """Add a handler; called in `AppConfig.ready()`."""
    _handlers[rule] = handler


def due_handler(rule: str) -> Handler:
    """The handler of a rule; KeyError for one that nobody registered."""
    return _handlers[rule]
