"""What every action has in common: one transaction, and its name and author in the history."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any

from django.db import connection, transaction

from core.actors import Actor
from core.models.tenant import TenantModel

_running: ContextVar[dict[str, Any] | None] = ContextVar("running_action", default=None)


def action[**P, R](function: Callable[P, R]) -> Callable[P, R]:
    """Mark a write. It takes keywords only, `by` among them, and runs in one transaction.

    Every row that it changes carries its name and author in the history; of nested actions the
    outermost gives the name.
    """

    @wraps(function)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        by = kwargs["by"]
        if _running.get() is not None:
            return function(*args, **kwargs)
        with transaction.atomic(), _named(function.__name__, by):  # type: ignore[arg-type]  # `by` is an Actor
            return function(*args, **kwargs)

    return run


def hold(row: TenantModel) -> None:
    """Wait for whoever else changes this row, then bring the object up to date.

    An action that saves what it read before would take back what another one did meanwhile.
    Objects that the row refers to stay loaded unless it refers to others now.
    """
    rows = type(row)._base_manager.filter(office_id=row.office_id, pk=row.pk)
    names = [field.attname for field in row._meta.concrete_fields]
    for name, value in rows.select_for_update(no_key=True).values(*names).get().items():
        if getattr(row, name) != value:
            setattr(row, name, value)


def note(**facts: Any) -> None:
    """Let the history say more of the action that is running than its name and author."""
    said = _running.get()
    if said is None:
        raise RuntimeError("no action is running")
    said.update(facts)
    _write(said)


@contextmanager
def _named(name: str, by: Actor) -> Iterator[None]:
    said = {"by": by.actor_key, "action": name}
    token = _running.set(said)
    try:
        _write(said)
        yield
    finally:
        _running.reset(token)


def _write(said: dict[str, Any]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('pghistory.context_metadata', %s, true)", [json.dumps(said)]
        )
