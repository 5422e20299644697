"""Rows that stand for a whole module: written once, and taken back when its last test is over."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker


@contextmanager
def standing(blocker: DjangoDbBlocker) -> Iterator[None]:
    """A transaction around the tests of a module, whose own are savepoints of it.

    Not for modules with tests whose transactions are real: emptying the tables after one would
    wait for this one.
    """
    with blocker.unblock():
        around = transaction.atomic()
        around._from_testcase = True  # type: ignore[attr-defined]  # as Django's own: it holds no test's work
        around.__enter__()
    try:
        yield
    finally:
        with blocker.unblock():
            transaction.set_rollback(True)
            around.__exit__(None, None, None)
