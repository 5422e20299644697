"""What may have come of a follow-up, to choose by one tap, and what that tap logs."""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from outreach.enums.activities import KINDS, ActivityKind, Exchange


class Outcome(models.TextChoices):
    """JUST_DONE logs nothing; each other one is an activity of today."""

    TALKED = "talked", pgettext_lazy("outcome", "We talked")
    MESSAGE = "message", _("Left a message")
    WROTE = "wrote", _("Wrote to them")
    ANSWERED = "answered", _("They wrote back")
    MET = "met", _("Met or visited")
    INTRODUCED = "introduced", _("Introduced them")
    SHARED = "shared", _("Shared it")
    JUST_DONE = "done", _("Just done")


@dataclass(frozen=True)
class OutcomeFacts:
    """The kinds of activity that an outcome may be, the usual one first, and its exchange."""

    kinds: tuple[ActivityKind, ...]
    exchange: Exchange


WRITTEN = (ActivityKind.EMAIL, ActivityKind.TEXT, ActivityKind.SOCIAL_MESSAGE)
IN_PERSON = (
    ActivityKind.MEETING,
    ActivityKind.VISIT,
    ActivityKind.WORKSITE_VISIT,
    ActivityKind.LUNCHEON,
    ActivityKind.MET_AT_EVENT,
)

LOGGED: dict[Outcome, OutcomeFacts] = {
    Outcome.TALKED: OutcomeFacts((ActivityKind.CALL,), Exchange.TWO_WAY),
    Outcome.MESSAGE: OutcomeFacts((ActivityKind.VOICEMAIL,), Exchange.ATTEMPT),
    Outcome.WROTE: OutcomeFacts(WRITTEN, Exchange.ONE_WAY),
    Outcome.ANSWERED: OutcomeFacts(WRITTEN, Exchange.TWO_WAY),
    Outcome.MET: OutcomeFacts(IN_PERSON, Exchange.TWO_WAY),
    Outcome.INTRODUCED: OutcomeFacts((ActivityKind.INTRODUCTION,), Exchange.TWO_WAY),
    Outcome.SHARED: OutcomeFacts((ActivityKind.ARTICLE_SHARED,), Exchange.ONE_WAY),
}

USUAL = (Outcome.TALKED, Outcome.MESSAGE, Outcome.WROTE, Outcome.MET)
"""Offered whatever the follow-up was going to be: a call that was planned became a visit."""


def outcomes_of(kind: str) -> tuple[Outcome, ...]:
    """What to offer for a follow-up of this kind ("" for none): the likeliest first.

    An engagement with students is not logged by a tap: who took part and how many students
    belongs to it, so there only the usual ones are offered, and the log form beside them.
    """
    likely = [it for it, facts in LOGGED.items() if kind in facts.kinds]
    others = [it for it in USUAL if it not in likely]
    return (*likely, *others, Outcome.JUST_DONE)


def kind_of(outcome: Outcome, planned: str) -> ActivityKind:
    """The kind that is logged: the planned one where it fits, else the outcome's usual one."""
    kinds = LOGGED[outcome].kinds
    return next((kind for kind in kinds if kind == planned), kinds[0])


def icon_of_outcome(outcome: Outcome, planned: str) -> str:
    """The icon of what would be logged."""
    return KINDS[kind_of(outcome, planned)].icon if outcome in LOGGED else "check"
