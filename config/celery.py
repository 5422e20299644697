"""The Celery app. Postgres remembers the work (core.due); Celery only moves it."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")

app = Celery("lanyard")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
