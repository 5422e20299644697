"""How long a follow-up probably takes, by what it will be: a guess of ours, to plan a free period.

Rounded from the time of the thing itself without travel. For an engagement with students it is the
time to arrange or confirm it, since the day itself stands in the calendar. Explained in
docs/how-to/today.md; no statistics lie behind it.
"""

from outreach.enums.activities import KINDS, ActivityKind, Family

UNSAID = 3
"""Minutes of a follow-up that does not say what it will be."""

TO_ARRANGE = 5
"""Minutes to arrange or confirm an engagement with students."""

TOUCHPOINTS: dict[ActivityKind, int] = {
    ActivityKind.CALL: 4,
    ActivityKind.VOICEMAIL: 1,
    ActivityKind.TEXT: 1,
    ActivityKind.EMAIL: 3,
    ActivityKind.SOCIAL_MESSAGE: 2,
    ActivityKind.MEETING: 30,
    ActivityKind.VISIT: 45,
    ActivityKind.WORKSITE_VISIT: 60,
    ActivityKind.LUNCHEON: 60,
    ActivityKind.INTRODUCTION: 3,
    ActivityKind.ARTICLE_SHARED: 2,
    ActivityKind.MET_AT_EVENT: 60,
}

MINUTES: dict[ActivityKind, int] = {
    kind: TO_ARRANGE if facts.family is Family.ENGAGEMENT else TOUCHPOINTS[kind]
    for kind, facts in KINDS.items()
}


def minutes_of(kind: str) -> int:
    """Minutes for a follow-up of this kind; "" for one that does not say it."""
    return MINUTES[ActivityKind(kind)] if kind in ActivityKind.values else UNSAID
