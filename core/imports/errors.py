"""What an import refuses, in words for whoever asked."""

from typing import Any


class WrongState(Exception):
    """The import is at another point by now; `message` says so, translated when it is shown."""

    def __init__(self, message: Any) -> None:
        super().__init__(message)
        self.message = message


class CannotUndo(Exception):
    """The import cannot be taken back; `message` says why, translated when it is shown."""

    def __init__(self, message: Any) -> None:
        super().__init__(message)
        self.message = message
