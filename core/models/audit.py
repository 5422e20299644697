"""What every row of the history has; pghistory makes the concrete models."""

from django.db import models
from pghistory.models import Event


class AuditEvent(Event):
    """One version of one row: what it was after the change (before it, for a deletion)."""

    pgh_id = models.BigAutoField(primary_key=True)

    class Meta:
        abstract = True
