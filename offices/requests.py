"""The request inside an office, for type checkers and readers."""

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from offices.models import ApiToken, Membership, Office, User


class OfficeRequest(HttpRequest):
    """A request that the middleware has let into an office."""

    office: Office
    membership: Membership
    user: User
    htmx: HtmxDetails
    has_failed: bool
    api_token: ApiToken | None
