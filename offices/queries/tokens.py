"""API tokens: how one looks, whose it is, and which a member may see."""

import hashlib
import re

from django.db.models import QuerySet

from offices.models import ApiToken, Membership, Office
from offices.permissions import Permission, may

TOKEN_SHAPE = re.compile(r"lny_([1-9][0-9]{0,17})_([A-Za-z0-9_-]{43})")


def parse_token(token: str) -> tuple[int, str] | None:
    """The office's id and the secret in `lny_<office id>_<43 characters>`, or None."""
    match = TOKEN_SHAPE.fullmatch(token)
    return (int(match[1]), match[2]) if match else None


def hash_secret(secret: str) -> str:
    """What is stored of a secret: SHA-256 in hexadecimal. It has 256 random bits of its own."""
    return hashlib.sha256(secret.encode()).hexdigest()


def find_token(office_id: int, secret: str) -> ApiToken | None:
    """The valid token with this secret, with its membership, office and user, or None.

    Valid: not revoked, its member still in the office, its user still active. Must run inside
    the office's context.
    """
    return (
        ApiToken.objects.select_related("membership__office", "membership__user")
        .filter(
            office_id=office_id,
            token_hash=hash_secret(secret),
            revoked_at=None,
            membership__deactivated_at=None,
            membership__user__is_active=True,
        )
        .first()
    )


def get_token(office: Office, pk: int) -> ApiToken:
    """One token, valid or not, with its member; raises ApiToken.DoesNotExist."""
    return ApiToken.objects.select_related("membership").get(office=office, pk=pk)


def tokens_seen_by(office: Office, member: Membership) -> QuerySet[ApiToken]:
    """The member's own tokens; all of the office for those who may revoke any. Newest first."""
    tokens = ApiToken.objects.filter(office=office).select_related("membership")
    if not may(member, Permission.REVOKE_ANY_TOKEN):
        tokens = tokens.filter(membership=member)
    return tokens.order_by("-recorded_at", "-id")
