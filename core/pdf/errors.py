"""Why something is not printed, in words."""

from typing import Any

from django.utils.translation import gettext, gettext_noop

REFUSED = gettext_noop(
    "The page asks for “%(address)s”, which is not the project's own. Nothing was printed."
)
SHOWN = 120  # characters of an address


class CannotPrint(Exception):
    """A page that is refused.

    `message` is the English source of a translated sentence (marked with `gettext_noop`), with
    %(name)s for its `facts`, which are what JSON can hold.
    """

    def __init__(self, message: str, **facts: Any) -> None:
        super().__init__(message % facts)
        self.message = message
        self.facts = facts

    @property
    def words(self) -> str:
        """The sentence in the language of now."""
        return gettext(self.message) % self.facts


def refused(address: str) -> CannotPrint:
    """The error for an address that a page must not ask for."""
    short = address if len(address) <= SHOWN else f"{address[: SHOWN - 1]}…"
    return CannotPrint(REFUSED, address=short)
