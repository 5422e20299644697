"""What a request of the API may do: the token's scope, then its member's role."""

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from rest_framework.exceptions import PermissionDenied
from rest_framework.permissions import SAFE_METHODS, BasePermission
from rest_framework.request import Request

from offices.api.requests import inside, token_of
from offices.permissions import Permission, require

if TYPE_CHECKING:  # REST framework loads this while it loads its views
    from rest_framework.views import APIView


class TokenScopePermission(BasePermission):
    """A valid token to read; one that may write, of a member whose role may, to change.

    For a thing that the path names this is asked once it is found, so that 404 comes first.
    The action that writes asks for the role again: the rule is its own.
    """

    def has_permission(self, request: Request, view: "APIView") -> bool:
        if request.auth is None:
            return False
        if not getattr(view, "detail", False):
            _check(request, view)
        return True

    def has_object_permission(self, request: Request, view: "APIView", obj: Any) -> bool:
        _check(request, view)
        return True


def _check(request: Request, view: "APIView") -> None:
    """Raise PermissionDenied, with the reason."""
    permission: Permission | None = getattr(view, "write_permission", None)
    if request.method in SAFE_METHODS:
        permission = getattr(view, "read_permission", None)
        if permission is not None:
            require(inside(request).membership, permission)
        return
    if permission is None:
        return
    token = token_of(request)
    if token is None or not token.can_write:
        raise PermissionDenied(_("This token may only read."))
    require(inside(request).membership, permission)
