"""What this thread is at work on, for each log line to say: a request, or a task."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

SANE_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{7,63}")


@dataclass(frozen=True)
class Work:
    """One request or one run of a task.

    `request` is asked for its office and member each time: they are known only once the
    middleware has found them. A task knows its office from the start.
    """

    request_id: str
    request: Any = None
    task: str = ""
    office_id: int | None = None

    def facts(self) -> dict[str, Any]:
        """What a line says of it; what is not known is left out."""
        office, member = self._of_request("office"), self._of_request("membership")
        found = {
            "request_id": self.request_id,
            "task": self.task,
            "office": getattr(office, "slug", None),
            "office_id": getattr(office, "pk", self.office_id),
            "member": getattr(member, "pk", None),
        }
        return {name: value for name, value in found.items() if value}

    def _of_request(self, name: str) -> Any:
        return getattr(self.request, name, None)


_work: ContextVar[Work | None] = ContextVar("work", default=None)


def current_work() -> Work | None:
    """What this thread is at work on, if that is known."""
    return _work.get()


@contextmanager
def at_work_on(work: Work) -> Iterator[None]:
    """Lines that are logged inside belong to `work`."""
    before = _work.set(work)
    try:
        yield
    finally:
        _work.reset(before)


def request_id_from(wish: str) -> str:
    """The id that a proxy has given the request, if it looks like one; else a new one."""
    return wish if SANE_ID.fullmatch(wish) else uuid.uuid4().hex
