"""The request that the middleware has let into an office, as REST framework hands it on."""

from typing import cast

from rest_framework.request import Request

from offices.models import ApiToken
from offices.requests import OfficeRequest


def inside(request: Request) -> OfficeRequest:
    """Django's own request, which knows office, membership and token."""
    return cast("OfficeRequest", request._request)


def token_of(request: Request) -> ApiToken | None:
    """The valid token of the request; None without one."""
    return inside(request).api_token
