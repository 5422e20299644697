"""Tasks say in the log which request started them, in which office they run and how they ended."""

from __future__ import annotations

import logging
import time
from contextlib import AbstractContextManager
from typing import Any

from celery import Task
from celery.signals import before_task_publish, task_postrun, task_prerun

from core.logs.formats import FACTS
from core.logs.work import Work, at_work_on, current_work

REQUEST_ID = "request_id"  # a header of the message

logger = logging.getLogger("lanyard.task")

_running: dict[str, tuple[float, AbstractContextManager[None]]] = {}


@before_task_publish.connect
def send_request_id(headers: dict[str, Any] | None = None, **kwargs: Any) -> None:
    """The task goes on with the id of what started it, request or task."""
    work = current_work()
    if work is not None and headers is not None:
        headers.setdefault(REQUEST_ID, work.request_id)


@task_prerun.connect
def begin(task_id: str, task: Task[Any, Any], **kwargs: Any) -> None:
    """What the task logs belongs to it."""
    office_id = _header(task, "office_id")
    work = Work(
        _header(task, REQUEST_ID) or task_id,
        task=task.name,
        office_id=int(office_id) if office_id else None,
    )
    entered = at_work_on(work)
    entered.__enter__()
    _running[task_id] = (time.perf_counter(), entered)


@task_postrun.connect
def end(task_id: str, task: Task[Any, Any], state: str = "", **kwargs: Any) -> None:
    """A line for each task that a request or a sweep started; for the sweeps only at DEBUG."""
    if task_id not in _running:
        return
    began, entered = _running.pop(task_id)
    milliseconds = round((time.perf_counter() - began) * 1000)
    level = logging.INFO if _header(task, REQUEST_ID) else logging.DEBUG
    facts = {"state": state.lower(), "ms": milliseconds}
    logger.log(level, "%s %s %s ms", task.name, state, milliseconds, extra={FACTS: facts})
    entered.__exit__(None, None, None)


def _header(task: Task[Any, Any], name: str) -> str:
    """A header of the task's message; where it stands depends on how the task was started."""
    headers = task.request.headers or {}
    return str(headers.get(name) or task.request.get(name) or "")
