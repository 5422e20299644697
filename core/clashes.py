"""Two changes that meet in the database: neither is anybody's fault, and trying again helps."""

import logging

from django.db import IntegrityError, OperationalError
from psycopg.errors import DeadlockDetected, LockNotAvailable, SerializationFailure

log = logging.getLogger(__name__)

LOST_A_RACE = (DeadlockDetected, LockNotAvailable, SerializationFailure)


def is_clash(error: Exception) -> bool:
    """Whether the database refused because of a constraint or another transaction.

    Actions check beforehand, so what is left for a constraint is what came in between.
    """
    if isinstance(error, IntegrityError):
        log.warning("Refused by a constraint: %s", _constraint(error))
        return True
    return isinstance(error, OperationalError) and isinstance(error.__cause__, LOST_A_RACE)


def _constraint(error: IntegrityError) -> str:
    """Its name alone: the message would hold the row, and that is nobody's business."""
    diagnostics = getattr(error.__cause__, "diag", None)
    return getattr(diagnostics, "constraint_name", None) or "unnamed"
