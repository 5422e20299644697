"""The Django project: settings, URLs, and the Celery app that worker and beat start.

Celery is not imported here: web processes need it only to wake a worker, and it weighs 12 MB.
"""
