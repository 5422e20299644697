"""The Celery app. Postgres remembers the work (core.due, core.outbox); Celery only moves it."""

import gc
import os
from typing import Any

from celery import Celery
from celery.signals import (
    before_task_publish,
    setup_logging,
    task_prerun,
    worker_before_create_process,
    worker_init,
)

from core.logs import tasks as _task_logs  # noqa: F401 - connects signals on import

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")

SWEEPS = ("core.tasks.sweep_due_rows", "core.tasks.sweep_outbox")

app = Celery("lanyard")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@setup_logging.connect
def log_as_django_does(**kwargs: Any) -> None:
    """Celery sets no logging up where somebody hears this: the settings' LOGGING holds."""


@before_task_publish.connect
def beat_is_alive(sender: str | None = None, **kwargs: Any) -> None:
    """Nobody but beat starts a sweep, so a sweep that starts is its sign of life."""
    if sender in SWEEPS:
        from core.health.heartbeat import BEAT, mark

        mark(BEAT)


@worker_init.connect
def refuse_to_work_with_a_strong_role(**kwargs: Any) -> None:
    """End the worker where its role could see past the fence, or where that can not be known."""
    # Imported here: this module is loaded before Django is set up.
    from django.core.exceptions import ImproperlyConfigured
    from django.db import DatabaseError, connections

    from core.tenancy.guard import refuse_strong_role

    try:
        refuse_strong_role()
    except (ImproperlyConfigured, DatabaseError) as error:
        # Celery logs what a signal's receiver raises and goes on; it does not stop this.
        raise SystemExit(str(error)) from error
    connections.close_all()  # the processes open their own, which they keep


@task_prerun.connect
def go_on_with_a_connection_that_stands(sender: Any = None, **kwargs: Any) -> None:
    """As before a request: one that broke or is old is opened anew, any other is asked first."""
    from django.db import close_old_connections

    if not getattr(sender.request, "is_eager", False):
        close_old_connections()


@worker_before_create_process.connect
def share_what_is_loaded(**kwargs: Any) -> None:
    """Let the worker's processes share the memory of the code: collecting would write to it."""
    gc.collect()
    gc.freeze()
