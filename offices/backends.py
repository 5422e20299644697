"""Who signs in, as allauth has it; each request reads its user by a kept query."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.db.models import QuerySet

from core.prepared import prepared_by_key
from offices.models import User


class KeptBackend(AuthenticationBackend):  # type: ignore[misc]  # allauth has no types
    """allauth's, but that the statement is not built anew each time."""

    def get_user(self, user_id: Any) -> User | None:
        found = _user.rows(int(user_id))
        return found[0] if found and self.user_can_authenticate(found[0]) else None


@prepared_by_key
def _user(pk: int) -> QuerySet[User]:
    return User.objects.filter(pk=pk)
