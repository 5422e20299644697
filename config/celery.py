"""The Celery app. Postgres remembers the work (core.due, core.outbox); Celery only moves it."""

import os
from typing import Any

from celery import Celery
from celery.signals import worker_init

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")

app = Celery("lanyard")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@worker_init.connect
def refuse_to_work_with_a_strong_role(**kwargs: Any) -> None:
    """End the worker where its role could see past the fence, or where that can not be known."""
    # Imported here: this module is loaded before Django is set up.
    from django.core.exceptions import ImproperlyConfigured
    from django.db import DatabaseError

    from core.tenancy.guard import refuse_strong_role

    try:
        refuse_strong_role()
    except (ImproperlyConfigured, DatabaseError) as error:
        # Celery logs what a signal's receiver raises and goes on; it does not stop this.
        raise SystemExit(str(error)) from error
