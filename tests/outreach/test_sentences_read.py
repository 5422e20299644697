"""A sentence without its names: what happened, what comes next, how many."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from outreach.enums.activities import ActivityKind, Exchange, Status
from outreach.sentences.reading import Read, read
from outreach.sentences.spans import School
from outreach.sentences.understood import LONGEST

TUESDAY = date(2026, 11, 17)
PIECES = st.sampled_from(
    "called met with Luis from follow up next Tue , . and 3 students interns can take on Nov 31 "
    "llamé a con el jueves pasado enviar fechas 12 de mayo cancelled moved to 9/9-9/12 at 25:99 "
    "\x00 🙂 שלום ' ; -- % _ \\ \n".split(" ")
)


def told(text: str) -> Read:
    return read(text, School(TUESDAY))


@given(st.text(max_size=300) | st.lists(PIECES, max_size=40).map(" ".join), st.dates())
@settings(max_examples=150, deadline=None, derandomize=True, database=None)
def test_any_text_gives_a_result(text: str, at: date) -> None:
    assert read(text, School(at)).starts_on is not None


@pytest.mark.parametrize("piece", ["talked ", "can take ", "1 ", "met ", "Ana Luis ", "del 1 al "])
def test_a_long_text_of_one_word_is_read_too(piece: str) -> None:
    assert told(piece * (LONGEST // len(piece) + 100)).status


@pytest.mark.parametrize(
    ("text", "kind", "exchange"),
    [
        ("Called Rivera", ActivityKind.CALL, Exchange.TWO_WAY),
        ("Called Rivera, no one picked up", ActivityKind.CALL, Exchange.ATTEMPT),
        ("left word with the receptionist", ActivityKind.CALL, Exchange.ATTEMPT),
        ("left a voicemail", ActivityKind.VOICEMAIL, Exchange.ATTEMPT),
        ("emailed Rivera about internships", ActivityKind.EMAIL, Exchange.ONE_WAY),
        ("emailed Rivera and she wrote back", ActivityKind.EMAIL, Exchange.TWO_WAY),
        ("lunch with Rivera", ActivityKind.LUNCHEON, Exchange.TWO_WAY),
        ("toured the plant with 20 juniors", ActivityKind.WORKPLACE_TOUR, Exchange.TWO_WAY),
        ("walked the shop floor", ActivityKind.WORKSITE_VISIT, Exchange.TWO_WAY),
        ("stopped by, they were closed", ActivityKind.VISIT, Exchange.ATTEMPT),
        ("messaged Rivera on LinkedIn", ActivityKind.SOCIAL_MESSAGE, Exchange.ONE_WAY),
        ("spoke to our welding class", ActivityKind.GUEST_SPEAKER, Exchange.TWO_WAY),
        ("le dejé un mensaje de voz", ActivityKind.VOICEMAIL, Exchange.ATTEMPT),
        ("Almuerzo con Rivera", ActivityKind.LUNCHEON, Exchange.TWO_WAY),
        ("hablé con Rivera sobre el taller", ActivityKind.CALL, Exchange.TWO_WAY),
        ("they can take 4 job shadows", None, None),
        ("nothing today", None, None),
    ],
)
def test_the_kind_is_that_of_what_happened(
    text: str, kind: ActivityKind | None, exchange: Exchange | None
) -> None:
    assert (told(text).kind, told(text).exchange) == (kind, exchange)


@pytest.mark.parametrize(
    ("text", "what", "due_on"),
    [
        ("Called Rivera, follow up next Tue", "Follow up", date(2026, 11, 24)),
        ("left a voicemail, try Thursday", "Try again", date(2026, 11, 19)),
        ("Met Rivera. I need to send the MOU by Friday", "Send the MOU", date(2026, 11, 20)),
        ("remind me tomorrow to call her", "Call her", date(2026, 11, 18)),
        ("Promised to get back to him in 2 weeks", "Get back to him", date(2026, 12, 1)),
        ("Comida, enviar fechas el lunes", "Enviar fechas", date(2026, 11, 23)),
        ("quedé en llamarle", "Llamarle", None),
    ],
)
def test_the_next_step(text: str, what: str, due_on: date | None) -> None:
    step = told(text).follow_up
    assert step is not None
    assert (step.what, step.due_on) == (what, due_on)


@pytest.mark.parametrize(
    "text", ["Called Rivera", "Rivera will send the form by Friday", "followed up with Rivera"]
)
def test_what_they_do_and_what_is_done_is_no_next_step(text: str) -> None:
    assert told(text).follow_up is None


def test_an_offer_gives_places_and_neither_a_kind_nor_a_day() -> None:
    said = told("Called Rivera, can take 4 job shadows on Dec 3")
    assert (said.kind, said.places, said.places_kind) == (
        ActivityKind.CALL,
        4,
        ActivityKind.JOB_SHADOW,
    )
    assert (said.starts_on, said.student_count) == (TUESDAY, None)


def test_students_and_volunteers_are_counted_apart() -> None:
    said = told("mock interviews yesterday, a dozen students, Rivera brought three engineers")
    assert (said.student_count, said.volunteers, said.places) == (12, 3, None)
    assert said.starts_on == date(2026, 11, 16)


@pytest.mark.parametrize(
    ("text", "status", "starts_on"),
    [
        ("Scheduled a site visit for December 8", Status.PLANNED, date(2026, 12, 8)),
        ("workshop next Monday", Status.PLANNED, date(2026, 11, 23)),
        ("workshop last Monday", Status.DONE, date(2026, 11, 16)),
        ("We had to cancel Friday's tour", Status.CANCELLED_BY_US, date(2026, 11, 20)),
        ("Rivera cancelled Friday's tour", Status.CANCELLED_BY_THEM, date(2026, 11, 20)),
        ("Nos cancelaron el recorrido", Status.CANCELLED_BY_THEM, TUESDAY),
        ("Moved the tour to Jan 14", Status.PLANNED, date(2027, 1, 14)),
        ("Called about the tour on Dec 3, all set", Status.DONE, TUESDAY),
    ],
)
def test_done_planned_or_called_off(text: str, status: Status, starts_on: date) -> None:
    said = told(text)
    assert (said.status, said.starts_on) == (status, starts_on)


def test_the_language_is_that_of_the_small_words() -> None:
    assert told("Called La Espiga about the tour").language == "en"
    assert told("hable con Walt de Hollis").language == "es"
