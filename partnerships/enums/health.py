"""What risk is called on screen: bands and the letters of strands."""

from typing import Literal

from django.db import models
from django.utils.translation import gettext_lazy as _

State = Literal["holds", "frays", "missing", "unknown", "not_applicable"]

STRAND_LETTERS: dict[str, State] = {
    "h": "holds",
    "f": "frays",
    "m": "missing",
    "u": "unknown",
    "n": "not_applicable",
}
STRANDS = ("contact", "backup", "agreement", "needs", "thanks", "results")
"""The six strands, always in this order."""

UNKNOWN_STRANDS = "u" * len(STRANDS)


class Band(models.TextChoices):
    """How likely a partnership is to end; empty is "Not enough known"."""

    STRONG = "strong", _("Strong")
    CARE = "care", _("Needs care")
    RISK = "risk", _("At risk")
