"""What a batch or a document refuses, in words for whoever asked."""

from django.utils.translation import gettext_noop

from core.refusals import Refusal

PRINT_CHANGED = gettext_noop(
    "The file of this paper is lost, and a print would look different today. "
    "You can make it as a new document."
)


class WrongState(Refusal):
    """The batch is at another point by now."""


class PrintChanged(Refusal):
    """A kept file is lost, and the program prints the document in another way by now."""

    def __init__(self) -> None:
        super().__init__(PRINT_CHANGED)
