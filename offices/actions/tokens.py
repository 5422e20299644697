"""Make and revoke the tokens with which programs use the API in a member's name."""

import secrets
from dataclasses import dataclass, field
from typing import TypedDict

from django.utils import timezone

from core.actions import action
from core.actors import Actor
from offices.actions.rules import may, set_fields
from offices.models import ApiToken, Membership
from offices.permissions import Permission
from offices.queries.tokens import hash_secret

SECRET_BYTES = 32  # 43 characters of the URL-safe alphabet
SHOWN = 6  # characters by which its owner recognises a token


class TokenFields(TypedDict, total=False):
    """What may be said about a token."""

    name: str
    can_write: bool


@dataclass(frozen=True)
class NewToken:
    """A token and its words, which nobody can read again."""

    row: ApiToken
    words: str = field(repr=False)


@action
def create_token(*, by: Membership, fields: TokenFields) -> NewToken:
    """Make a token of the member `by`. Raises ValidationError by field."""
    may(by, Permission.MAKE_TOKENS)
    secret = secrets.token_urlsafe(SECRET_BYTES)
    row = ApiToken(
        office_id=by.office_id,
        membership=by,
        prefix=secret[:SHOWN],
        token_hash=hash_secret(secret),
    )
    set_fields(row, fields, TokenFields)
    row.save()
    return NewToken(row, f"lny_{by.office_id}_{secret}")


@action
def revoke_token(*, by: Actor, token: ApiToken) -> ApiToken:
    """End a token for good: one's own, or anybody's for those who may."""
    require_revoke(by, token)
    if token.revoked_at is None:
        token.revoked_at = timezone.now()
        token.save(update_fields=["revoked_at"])
    return token


def require_revoke(by: Actor, token: ApiToken) -> None:
    """Raise PermissionDenied for a member who may not revoke this token."""
    is_own = isinstance(by, Membership) and token.membership_id == by.pk
    may(by, Permission.MAKE_TOKENS if is_own else Permission.REVOKE_ANY_TOKEN)
