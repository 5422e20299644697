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


def user_id(request: HttpRequest) -> int:
    """The id of the signed-in user; call it only where sign-in is certain."""
    pk = request.user.pk
    assert pk is not None, "nobody is signed in"
    return int(pk)
