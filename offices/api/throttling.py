"""The rate limit of a token."""

from typing import TYPE_CHECKING

from django.conf import settings
from rest_framework.request import Request
from rest_framework.throttling import BaseThrottle

from core.api.throttling import count
from offices.api.requests import token_of

if TYPE_CHECKING:  # REST framework loads this while it loads its views
    from rest_framework.views import APIView


class TokenThrottle(BaseThrottle):
    """API_REQUESTS_PER_MINUTE requests a minute for each token; 429 with Retry-After above."""

    seconds_left = 0

    def allow_request(self, request: Request, view: "APIView") -> bool:
        token = token_of(request)
        if token is None:
            return True
        counted = count(token.token_hash[:16])
        self.seconds_left = counted.seconds_left
        allowed: int = settings.API_REQUESTS_PER_MINUTE
        return counted.seen <= allowed

    def wait(self) -> float:
        return self.seconds_left
