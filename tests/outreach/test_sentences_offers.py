"""Places said without "can take", and what only looks like an offer."""

from datetime import date

import pytest

from outreach.enums.activities import ActivityKind as K
from outreach.sentences.reading import Read, read
from outreach.sentences.spans import School

TUESDAY = date(2026, 11, 17)


def told(text: str) -> Read:
    return read(text, School(TUESDAY))


@pytest.mark.parametrize(
    ("text", "places", "kind"),
    [
        ("Ana said ok to 3 job shadows", 3, K.JOB_SHADOW),
        ("Rivera: 2 interns ok", 2, K.INTERNSHIP),
        ("Ana says 4 students is fine", 4, None),
        ("Ana approved 2 interns for summer", 2, K.INTERNSHIP),
        ("Rivera: 6 job shadows approved", 6, K.JOB_SHADOW),
        ("they've got space for 5 in the spring for practicum", 5, K.PRACTICUM),
        ("Ray, 4 apprenticeship slots next year", 4, K.APPRENTICESHIP),
        ("one spot for an intern", 1, K.INTERNSHIP),
        ("Ana is taking 2 interns this summer", 2, K.INTERNSHIP),
        ("Luis: 4 job shadows in March", 4, K.JOB_SHADOW),
        ("dijo Ana que sí a 3 practicantes", 3, K.INTERNSHIP),
        ("Rivera tiene cupo para 4", 4, None),
        ("Rivera: 2 practicantes sí", 2, K.INTERNSHIP),
        ("Ana nos da 2 lugares", 2, None),
        ("Rivera contratará a 2 practicantes", 2, K.INTERNSHIP),
        ("Kenji va a recibir 2 practicantes en enero", 2, K.INTERNSHIP),
    ],
)
def test_places_are_offered_in_many_words(text: str, places: int, kind: K | None) -> None:
    what = told(text)
    assert (what.places, what.places_kind, what.student_count) == (places, kind, None)
    assert what.kind is None


@pytest.mark.parametrize(
    "text",
    [
        "Rivera can't take 3 interns",
        "Rivera no puede recibir 3 practicantes",
        "Need 3 placements for my welding kids",
        "we reserved 3 seats at the banquet",
        "confirmed a visit for Dec 3",
    ],
)
def test_what_is_refused_or_is_ours_is_no_offer(text: str) -> None:
    assert told(text).places is None


def test_what_is_fine_on_top_of_a_call_leaves_the_call() -> None:
    what = told("Called Rivera, space for 3 interns")
    assert (what.kind, what.places) == (K.CALL, 3)


@pytest.mark.parametrize(
    "text", ["Luis will call me Thursday", "Ana me llama el lunes", "she'll email it Monday"]
)
def test_what_they_will_do_is_neither_touchpoint_nor_step(text: str) -> None:
    what = told(text)
    assert (what.kind, what.follow_up, what.starts_on) == (None, None, TUESDAY)
