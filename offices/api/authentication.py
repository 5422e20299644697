"""Who a request of the API is: whoever the middleware has let in."""

from django.contrib.auth.models import AnonymousUser
from django.utils.translation import gettext as _
from rest_framework.authentication import BaseAuthentication
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.request import Request

from offices.api.requests import token_of
from offices.models import ApiToken


class TokenAuthentication(BaseAuthentication):
    """Reads what the middleware found. There is no other way in: sessions do not count."""

    def authenticate(self, request: Request) -> tuple[AnonymousUser, ApiToken] | None:
        token = token_of(request)
        if token is not None:
            return AnonymousUser(), token
        if "Authorization" in request.headers:
            raise AuthenticationFailed(_("This token is not valid, or no longer."))
        return None

    def authenticate_header(self, request: Request) -> str:
        return 'Bearer realm="Lanyard"'
