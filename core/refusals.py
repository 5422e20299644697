"""What is refused, in words that say what to do."""

from typing import Any

from django.utils.translation import gettext


class Refusal(Exception):
    """Something of a user's that is not taken.

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
