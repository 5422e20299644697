"""Celery's entry points; see core.actions.due and core.actions.outbox for what they do."""
