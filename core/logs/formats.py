"""One line of JSON for each thing that is logged; any program's lines look the same."""

from __future__ import annotations

import json
import logging
import re
from datetime import UTC, datetime
from typing import Any

from core.logs.errors import facts_of, in_a_line
from core.logs.work import current_work

FACTS = "facts"
"""The name under which `extra` brings further fields: `extra={FACTS: {"ms": 12}}`."""

# What people search for stands behind the question mark.
QUERY = re.compile(r"\?\S*")


class JSONFormatter(logging.Formatter):
    """Time, level, logger, message, the work at hand, further facts and the exception's facts."""

    def format(self, record: logging.LogRecord) -> str:
        work = current_work()
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": message_of(record),
        }
        line |= work.facts() if work else {}
        line |= getattr(record, FACTS, {})
        error = _error_of(record)
        if error is not None:
            line["error"] = facts_of(error)
        return json.dumps(line, ensure_ascii=False, default=str)


def message_of(record: logging.LogRecord) -> str:
    """The record's message without an exception's own words and without queries of addresses."""
    if isinstance(record.args, dict) and {"exc", "traceback"} <= record.args.keys():
        # Celery's word on a task that failed quotes the exception, and what the task was given.
        return f"Task {record.args.get('name')} {record.args.get('description')}"
    message = str(record.msg)
    if isinstance(record.args, tuple):
        message = message % tuple(map(_safe, record.args)) if record.args else message
    else:
        message = record.getMessage()
    error = _error_of(record)
    if error is not None:
        for words in filter(None, (repr(error), str(error))):
            message = message.replace(words, in_a_line(error))
    return QUERY.sub("?…", message)


def _safe(value: object) -> object:
    return in_a_line(value) if isinstance(value, BaseException) else value


def _error_of(record: logging.LogRecord) -> BaseException | None:
    return record.exc_info[1] if isinstance(record.exc_info, tuple) else None
