"""A POST that is sent twice is done once: the first answer is kept for a day.

The key's advisory lock lives as long as the request's transaction, in which the answer is
written too. So a repeated request meets either the lock (409) or the answer, and a request
that fails or is killed leaves nothing behind: its key may be tried again.
"""

import hashlib
import json
from collections.abc import Callable
from datetime import timedelta
from time import monotonic
from typing import Any, Protocol

from django.core.cache import cache
from django.core.files.uploadedfile import UploadedFile
from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext as _
from redis.exceptions import RedisError
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.utils.encoders import JSONEncoder

from core.api.problems import KeyUsedForOther, StillRunning
from core.models import IdempotencyKey

HEADER = "Idempotency-Key"
REPLAYED = "Idempotency-Replayed"
KEPT = timedelta(hours=24)
LONGEST = 200
PURGE_SECONDS = 600
MOST_ASKED = 10_000

asked: dict[int, float] = {}
"""Until when an office's answers need no purge, as far as this process knows."""


class Token(Protocol):
    """Whoever's keys are told apart: a token of an office."""

    pk: Any
    office_id: int


def once(request: Request, token: Token, run: Callable[[], Response]) -> Response:
    """Answer what the first request with this key answered, else `run()`.

    Raises StillRunning, KeyUsedForOther, ValidationError (a key that cannot be one).
    """
    key = request.headers.get(HEADER)
    if key is None:
        return run()
    if not 0 < len(key) <= LONGEST or not key.isprintable():
        raise ValidationError({HEADER: [_("Use 1 to 200 printable characters.")]})
    _lock(token, key)
    purge(token.office_id)
    fingerprint = _fingerprint(request)
    kept = _kept(token, key)
    if kept is None:
        return _remember(token, key, fingerprint, run())
    if kept.fingerprint != fingerprint:
        raise KeyUsedForOther
    return Response(json.loads(kept.body or "null"), status=kept.status, headers={REPLAYED: "true"})


def purge(office_id: int) -> None:
    """Delete the office's expired answers, at most once in ten minutes; where the cache is down,
    another time."""
    if _is_time_to_purge(office_id):
        expired = IdempotencyKey.objects.filter(office_id=office_id, expires_at__lte=timezone.now())
        expired.delete()


def _is_time_to_purge(office_id: int) -> bool:
    """The cache knows it for all processes; who has asked just now need not ask again."""
    now = monotonic()
    if asked.get(office_id, now) > now:
        return False
    if len(asked) >= MOST_ASKED:
        asked.clear()
    asked[office_id] = now + PURGE_SECONDS
    try:
        return bool(cache.add(f"idempotency-purge:{office_id}", True, PURGE_SECONDS))
    except RedisError:
        return False


def _lock(token: Token, key: str) -> None:
    """Hold the key until the transaction ends. Raises StillRunning if another request does."""
    name = f"{token.office_id}:{token.pk}:{key}".encode()
    number = int.from_bytes(hashlib.sha256(name).digest()[:8], signed=True)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [number])
        row = cursor.fetchone()
    if not row[0]:
        raise StillRunning


def _kept(token: Token, key: str) -> IdempotencyKey | None:
    return IdempotencyKey.objects.filter(
        office_id=token.office_id, token_id=token.pk, key=key, expires_at__gt=timezone.now()
    ).first()


def _fingerprint(request: Request) -> str:
    body = json.dumps(request.data, sort_keys=True, separators=(",", ":"), default=_digest)
    return hashlib.sha256(f"{request.method} {request.path} {body}".encode()).hexdigest()


def _digest(file: "UploadedFile[bytes]") -> str:
    """What an uploaded file is called and says; afterwards it stands at its beginning again."""
    digest = hashlib.sha256()
    for piece in file.chunks():
        digest.update(piece)
    file.seek(0)
    return f"{file.name} {digest.hexdigest()}"


def _remember(token: Token, key: str, fingerprint: str, response: Response) -> Response:
    """Keep the answer, as text: the database would sort the names of a JSON object."""
    IdempotencyKey.objects.update_or_create(
        office_id=token.office_id,
        token_id=token.pk,
        key=key,
        defaults={
            "fingerprint": fingerprint,
            "status": response.status_code,
            "body": json.dumps(response.data, cls=JSONEncoder),
            "expires_at": timezone.now() + KEPT,
        },
    )
    return response
