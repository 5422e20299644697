"""The logging of all programs: Django's, gunicorn's and Celery's lines in one form.

Read by gunicorn before Django is set up: nothing here may need Django.
"""

from __future__ import annotations

from typing import Any

FORMATS: dict[str, dict[str, str]] = {
    "json": {"()": "core.logs.formats.JSONFormatter"},
    "plain": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"},
}

# Each request has a line of its own (core.logs.middleware): what Django says of a page that is not
# there is no news. Of its own comings and goings Celery says more than anybody reads.
# The library of fonts tells of each file that it unpacks.
LEVELS = {
    "django.request": "ERROR",
    "celery": "WARNING",
    "kombu": "WARNING",
    "fontTools": "WARNING",
}


def logging_config(form: str, level: str) -> dict[str, Any]:
    """What `logging.config.dictConfig` wants: `form` is `json` or `plain`, all to the console."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {form: FORMATS[form]},
        "handlers": {"console": {"class": "logging.StreamHandler", "formatter": form}},
        "root": {"handlers": ["console"], "level": level},
        "loggers": {name: {"level": least} for name, least in LEVELS.items()},
    }
