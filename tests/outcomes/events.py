"""Things that happen with a partner, as data: hypothesis makes them up, `happen` writes them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from offices.models import Membership
from outcomes.models import Measure, Result
from outreach.models import Concern
from partnerships.models import Need, Partner
from tests.factories import make_activity, make_affiliation, make_follow_up, make_recognition
from tests.factories.agreements import make_agreement
from tests.outcomes.looking import TODAY

KINDS = (
    *("talk", "note", "attempt", "fair", "internship", "leader", "card", "letter", "need"),
    *("result", "shared", "agreement", "lapsed", "concern", "answered", "late", "person"),
)
GOOD = ("talk", "leader", "plaque", "need", "shared", "agreement", "answered", "person")
"""What can only help. Not among them: what brings duties of its own (an internship needs an
agreement), a third card in a row, a talk with always the same person."""

DONE = {
    "talk": {"kind": "call"},
    "note": {"kind": "email"},
    "attempt": {"kind": "voicemail"},
    "fair": {"kind": "career-fair"},
    "internship": {"kind": "internship"},
}


@dataclass(frozen=True)
class Event:
    """Something that happened so many days ago."""

    what: str
    days: int


def events(most: int = 8) -> st.SearchStrategy[list[Event]]:
    """What may have happened in three years, no two things alike."""
    one = st.builds(Event, st.sampled_from(KINDS), st.integers(0, 1000))
    return st.lists(one, max_size=most, unique=True)


def happen(partner: Partner, member: Membership, told: Sequence[Event]) -> None:
    """Write what happened, in that order."""
    for event in told:
        _happen(partner, member, event.what, TODAY - timedelta(days=event.days))


def _happen(partner: Partner, member: Membership, what: str, day: date) -> None:
    same: dict[str, Any] = {"office": partner.office, "partner": partner}
    if what in DONE:
        make_activity(partner, starts_on=day, **DONE[what])
    elif what == "leader":
        make_activity(partner, kind="visit", starts_on=day, leader=member)
    elif what in ("card", "letter", "plaque"):
        make_recognition(partner, channel=what, given_on=day)
    elif what == "need":
        Need.objects.create(**same, words="Welders", asked_on=day)
    elif what in ("result", "shared"):
        _result(same, day, is_shared=what == "shared")
    elif what in ("agreement", "lapsed"):
        length = 1200 if what == "agreement" else 1
        make_agreement(partner, starts_on=day, ends_on=day + timedelta(days=length))
    elif what in ("concern", "answered"):
        answered = day if what == "answered" else None
        promised = day + timedelta(days=3)
        Concern.objects.create(
            **same, what="Why?", raised_on=day, promised_on=promised, answered_on=answered
        )
    elif what == "late":
        make_follow_up(partner, member, due_on=day)
    else:
        make_affiliation(partner, recorded_at=partner.recorded_at)


def _result(same: dict[str, Any], day: date, *, is_shared: bool) -> None:
    measure, _made = Measure.objects.get_or_create(
        office=same["office"], name=f"Hired {day} {is_shared}", about="students"
    )
    Result.objects.create(
        **same,
        measure=measure,
        starts_on=day - timedelta(days=30),
        ends_on=day,
        value=1,
        shared_on=day if is_shared else None,
    )
