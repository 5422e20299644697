"""What a batch refuses, in words for whoever asked."""

from core.refusals import Refusal


class WrongState(Refusal):
    """The batch is at another point by now."""
