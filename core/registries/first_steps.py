"""What an office that has just begun does first: each app adds what it knows how to tell done."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet, Subquery
from django.db.models.lookups import IsNull


@dataclass(frozen=True)
class FirstStep:
    """A step of the checklist. `url_name` takes the office's slug, `query` follows it.

    `is_done(office_id)` is a fact in the database: all steps are asked in one statement.
    `permission` is what a member must be allowed to do to take it (offices.permissions).
    `sheet`: its page opens in the dialog. `other` is a second way: its words and its page's name.
    """

    order: int
    name: str
    label: Any
    text: Any
    action: Any
    url_name: str
    permission: Any
    is_done: Callable[[int], IsNull]
    query: str = ""
    sheet: bool = False
    other: tuple[Any, str] | None = None


_steps: dict[str, FirstStep] = {}


def register_first_step(step: FirstStep) -> None:
    """Add a step; called in `AppConfig.ready()`."""
    _steps[step.name] = step


def first_steps() -> list[FirstStep]:
    """All steps, in their order."""
    return sorted(_steps.values(), key=lambda it: it.order)


def is_any(rows: QuerySet[Any], *order: str) -> IsNull:
    """Whether there is one of the rows, as an expression; the first in the order of an index.

    EXISTS would be answered by reading the table until a row is met: cheap on average, but of an
    office whose rows lie at its end it reads everybody else's first.
    """
    return IsNull(Subquery(rows.order_by(*order).values("pk")[:1]), False)
