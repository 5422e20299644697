"""Counts requests in fixed windows of a minute, in one round trip to Valkey."""

import functools
import logging
import time
from dataclasses import dataclass

import redis
from django.conf import settings
from redis.backoff import NoBackoff
from redis.retry import Retry

WINDOW = 60  # seconds
PATIENCE = 0.5  # seconds that a request may lose on counting

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Count:
    """How often a key was seen in the current window, and the seconds left of that window."""

    seen: int
    seconds_left: int


def count(key: str) -> Count:
    """Count one more. Without Valkey nothing is counted: to serve is better than to refuse."""
    now = int(time.time())
    window, passed = divmod(now, WINDOW)
    name = f"lanyard:requests:{key}:{window}"
    try:
        with _client().pipeline(transaction=False) as pipe:
            pipe.incr(name)
            pipe.expire(name, WINDOW)
            seen = int(pipe.execute()[0])
    except redis.RedisError as error:
        log.warning("Requests are not counted: %s", error)
        seen = 0
    return Count(seen, WINDOW - passed)


@functools.cache
def _client() -> "redis.Redis":
    return redis.Redis.from_url(
        settings.REDIS_URL,
        socket_timeout=PATIENCE,
        socket_connect_timeout=PATIENCE,
        retry=Retry(NoBackoff(), 0),
    )
