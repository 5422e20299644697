"""Why a file is not read, in words that say what to do."""

from typing import Any


class CannotRead(Exception):
    """A file that is refused.

    `message` is the English source of a translated sentence (marked with `gettext_noop`), with
    %(name)s for its `facts`, which are what JSON can hold.
    """

    def __init__(self, message: str, **facts: Any) -> None:
        super().__init__(message % facts)
        self.message = message
        self.facts = facts
