"""Signs of life of beat and worker, kept in Valkey: when each last did what it is there for.

Beat gives one whenever it starts a sweep, a worker whenever it has run one: the worker's shows
that beat, broker and worker all work together.
"""

from __future__ import annotations

import time
from contextlib import suppress

from django.conf import settings
from redis import Redis, RedisError

BEAT, WORKER = "beat", "worker"
PREFIX = "lanyard:alive"
PATIENCE = 1.0  # seconds; a probe must not wait for a broker that is gone


def mark(name: str) -> None:
    """Remember that `name` is alive now. A broker that is gone is no reason to fail."""
    with suppress(RedisError), _valkey() as valkey:
        valkey.set(_key(name), time.time())


def ages(names: tuple[str, ...]) -> dict[str, float | None]:
    """Seconds since each last gave a sign; None if it never did. Raises `RedisError`."""
    with _valkey() as valkey:
        times = valkey.mget([_key(name) for name in names])
    now = time.time()
    return {
        name: max(0.0, now - float(when)) if when else None
        for name, when in zip(names, times, strict=True)
    }


def forget() -> None:
    """Forget all signs of life, as a broker without data does."""
    with _valkey() as valkey:
        valkey.delete(_key(BEAT), _key(WORKER))


def _key(name: str) -> str:
    return f"{PREFIX}:{name}"


def _valkey() -> Redis:
    return Redis.from_url(
        settings.REDIS_URL, socket_connect_timeout=PATIENCE, socket_timeout=PATIENCE
    )
