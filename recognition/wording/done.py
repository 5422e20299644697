"""What a partner did in a school year, counted: the input of every language."""

from collections.abc import Mapping
from dataclasses import dataclass

from outreach.enums.activities import ActivityKind as Kind


@dataclass(frozen=True)
class Done:
    """One kind of engagement: how often, and with how many students taking part.

    `students` is None where that is not known of each, or where others had a part in it: then
    they are not this partner's own.
    """

    kind: Kind
    times: int
    students: int | None = None


WEIGHT: Mapping[Kind, int] = {
    Kind.APPRENTICESHIP: 100,
    Kind.INTERNSHIP: 90,
    Kind.PRACTICUM: 85,
    Kind.MENTORSHIP: 75,
    Kind.INDUSTRY_PROJECT: 70,
    Kind.JOB_SHADOW: 65,
    Kind.TEACHER_EXTERNSHIP: 60,
    Kind.MOCK_INTERVIEW: 50,
    Kind.WORKSHOP: 45,
    Kind.WORKPLACE_TOUR: 40,
    Kind.IN_KIND_GIFT: 35,
    Kind.GUEST_SPEAKER: 30,
    Kind.ADVISORY_BOARD: 25,
    Kind.CAREER_PANEL: 20,
    Kind.PODCAST: 15,
    Kind.CAREER_FAIR: 10,
    Kind.REFERRAL: 5,
}
"""What a kind asks of a partner, roughly: the weightiest are named."""

NAMED = 3
"""Kinds on one paper; more become a list that nobody reads."""


def weightiest(done: list[Done]) -> list[Done]:
    """The few that are named, the weightiest first."""
    known = [it for it in done if it.kind in WEIGHT]
    return sorted(known, key=lambda it: (-WEIGHT[it.kind], -it.times))[:NAMED]


HOSTED = frozenset(
    {
        Kind.APPRENTICESHIP,
        Kind.INTERNSHIP,
        Kind.PRACTICUM,
        Kind.JOB_SHADOW,
        Kind.TEACHER_EXTERNSHIP,
        Kind.WORKPLACE_TOUR,
    }
)
"""Kinds for which a partner opened its own doors."""

TAUGHT = frozenset(
    {
        Kind.MENTORSHIP,
        Kind.INDUSTRY_PROJECT,
        Kind.MOCK_INTERVIEW,
        Kind.WORKSHOP,
        Kind.GUEST_SPEAKER,
        Kind.CAREER_PANEL,
        Kind.PODCAST,
        Kind.CAREER_FAIR,
    }
)
"""Kinds for which its people spent their time with students."""
