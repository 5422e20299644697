"""What a due row does when its time has come (one handler a rule), and who plans the rows."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from core.models.due import DueRow


@dataclass(frozen=True)
class Outcome:
    """What came of a due row, in a few words; `superseded`: a newer row does its work."""

    words: str
    superseded: bool = False


Handler = Callable[[DueRow, datetime], Outcome]
"""Gets the row, locked, and now; writes to the database only, in the caller's transaction."""


@dataclass(frozen=True)
class Planner:
    """Makes the rows of a rule that are missing, so that no write has to remember to do so.

    `offices` asks a named lookup, without a context, which offices lack rows; `plan` is then run
    inside each. Both must be cheap where nothing is missing: every sweep asks.
    """

    offices: Callable[[], Iterable[int]]
    plan: Callable[[int, datetime], None]


_handlers: dict[str, Handler] = {}
_planners: dict[str, Planner] = {}


def register_due_rule(rule: str, handler: Handler, planner: Planner | None = None) -> None:
    """Add a rule; called in `AppConfig.ready()`."""
    _handlers[rule] = handler
    if planner is not None:
        _planners[rule] = planner


def due_handler(rule: str) -> Handler:
    """The handler of a rule; KeyError for one that nobody registered."""
    return _handlers[rule]


def due_rules() -> list[str]:
    """The rules whose rows may be worked; rows of others wait for a release that knows them."""
    return sorted(_handlers)


def planners() -> dict[str, Planner]:
    """The planners, by rule."""
    return dict(_planners)
