"""What is the same for all rows of a batch is asked once.

A worker works an office's rows one after the other: who is there today and who answers the mail
does not change from one to the next. What is kept is forgotten at the end of the batch, so that it
is seconds old at most; outside a batch nothing is kept.
"""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any

_kept: ContextVar[dict[Hashable, Any] | None] = ContextVar("kept_for_batch", default=None)


@contextmanager
def batch() -> Iterator[None]:
    """Keep what `once_a_batch` answers until this ends."""
    token = _kept.set({})
    try:
        yield
    finally:
        _kept.reset(token)


def in_batch() -> bool:
    """Whether answers are kept: then it pays to ask for more at once."""
    return _kept.get() is not None


def once_a_batch[**P, R](query: Callable[P, R]) -> Callable[P, R]:
    """Mark a query that may be answered from what another row of the batch was told.

    Its arguments stand for what is asked: things of the database by their class and key.
    """

    @wraps(query)
    def ask(*args: P.args, **kwargs: P.kwargs) -> R:
        kept = _kept.get()
        if kept is None:
            return query(*args, **kwargs)
        key = (query, args, tuple(sorted(kwargs.items())))
        if key not in kept:
            kept[key] = query(*args, **kwargs)
        found: R = kept[key]
        return found

    return ask
