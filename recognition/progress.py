"""How far a print has come, in Valkey: its own transaction shows nothing until its end."""

import logging

from django.core.cache import cache
from redis import RedisError

from recognition.models import Batch

KEPT = 3600  # seconds

logger = logging.getLogger(__name__)


def tell(batch: Batch, done: int) -> None:
    """Note how many are done. A broker that is gone is no reason to stop printing."""
    try:
        cache.set(_key(batch), done, KEPT)
    except RedisError:
        logger.debug("nobody hears how far batch %s is", batch.pk)


def told(batch: Batch) -> int:
    """How many are done at this turn; 0 if nobody said so."""
    try:
        return int(cache.get(_key(batch)) or 0)
    except RedisError:
        return 0


def _key(batch: Batch) -> str:
    return f"batch:{batch.office_id}:{batch.pk}:{batch.turn}"
