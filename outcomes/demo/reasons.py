"""Why partnerships of the demo ended: what was said last, and what it comes to."""

from dataclasses import dataclass

from partnerships.enums.exits import ExitReason as R

TAKEN_OVER = "Taken over, or told to stop by head office"
FOLDED = "Club or program folded"
OWN_REASONS = (TAKEN_OVER, FOLDED)
"""Reasons of the offices' own; neither is in their hands."""


@dataclass(frozen=True)
class Ending:
    """What was written down, and the reasons; as planned it has none."""

    note: str
    reasons: tuple[R, ...] = ()
    own: tuple[str, ...] = ()
    is_planned: bool = False


SAID: tuple[tuple[str, Ending], ...] = (
    ("Closing the shop", Ending("", (R.BUSINESS_CLOSED,))),
    ("New owners", Ending("", own=(TAKEN_OVER,))),
    ("Head office ended", Ending("", own=(TAKEN_OVER,))),
    ("nobody there knew", Ending("", (R.PARTNER_CONTACT_LEFT, R.NO_RETENTION_STRATEGY))),
    ("never heard what came of it", Ending("", (R.NO_OUTCOMES, R.POOR_RECOGNITION))),
    ("Completed what we set out", Ending("", is_planned=True)),
    ("Too few signed up", Ending("", own=(FOLDED,))),
    ("was cut from the budget", Ending("", own=(FOLDED,))),
    ("other plans", Ending("", (R.PARTNER_CONTACT_LEFT,))),
)
"""Words of the last call (outreach/demo/notes.py) → how it ended."""


def ending_of(last_words: str) -> Ending:
    """How the partnership of these last words ended."""
    return next(ending for words, ending in SAID if words in last_words)
