"""Why something is not printed, in words."""

from django.utils.translation import gettext_noop

from core.refusals import Refusal

REFUSED = gettext_noop(
    "The page asks for “%(address)s”, which is not the project's own. Nothing was printed."
)
SHOWN = 120  # characters of an address


class CannotPrint(Refusal):
    """A page that is refused."""


def refused(address: str) -> CannotPrint:
    """The error for an address that a page must not ask for."""
    short = address if len(address) <= SHOWN else f"{address[: SHOWN - 1]}…"
    return CannotPrint(REFUSED, address=short)
