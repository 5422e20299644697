"""What every action has in common: one transaction, and its name and author in the history."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps

from django.db import connection, transaction

from core.actors import Actor

_running: ContextVar[str | None] = ContextVar("running_action", default=None)


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


@contextmanager
def _named(name: str, by: Actor) -> Iterator[None]:
    token = _running.set(name)
    try:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT set_config('pghistory.context_metadata', %s, true)",
                [json.dumps({"by": by.actor_key, "action": name})],
            )
        yield
    finally:
        _running.reset(token)
