"""A form that is sent twice is done once: its token, kept for a day, names what it made."""

import hashlib
import secrets
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.db import connection
from django.utils import timezone

from core.api.idempotency import purge
from core.models import IdempotencyKey

KEPT = timedelta(days=1)

LONGEST = 40
"""Characters of a token; a longer one is none of ours."""

TAKE_SQL = """
    INSERT INTO core_idempotencykey (office_id, token_id, key, fingerprint, expires_at)
    VALUES (%(office_id)s, %(token_id)s, %(key)s, '', %(expires_at)s)
    ON CONFLICT DO NOTHING RETURNING true
"""

REMEMBER_SQL = """
    UPDATE core_idempotencykey SET body = to_jsonb(%(made)s::bigint)
    WHERE office_id = %(office_id)s AND token_id = %(token_id)s AND key = %(key)s
"""


def new_token() -> str:
    """For a hidden field of the form."""
    return secrets.token_urlsafe(12)


def once(
    office_id: int, member_id: int, token: str, content: str, make: Callable[[], int]
) -> tuple[int, bool]:
    """The id of what `make` made, and whether it was made just now.

    A second request with the member's token and the same content waits for the first to end, and
    gets its id. Another content is another thing to make: somebody went back in the browser and
    wrote something else into the form. Call it inside the transaction of the request. Raises
    whatever `make` raises, and keeps nothing then.
    """
    if not 0 < len(token) <= LONGEST or not token.isprintable():
        return make(), True
    purge(office_id)
    same: dict[str, Any] = {
        "office_id": office_id,
        "token_id": -member_id,  # a token of the API has a number above zero
        "key": f"{token} {hashlib.sha256(content.encode()).hexdigest()}",
    }
    if not _is_first(same):
        kept = IdempotencyKey.objects.filter(**same)
        before = kept.select_for_update().values_list("body", flat=True).get()
        if before is not None:
            return int(before), False
    made = make()
    with connection.cursor() as cursor:
        cursor.execute(REMEMBER_SQL, {**same, "made": made})
    return made, True


def _is_first(same: dict[str, Any]) -> bool:
    """Take the key; it waits for a request that may be at it, and False is that one's answer."""
    with connection.cursor() as cursor:
        cursor.execute(TAKE_SQL, {**same, "expires_at": timezone.now() + KEPT})
        return cursor.fetchone() is not None
