"""What will be done together is planned; what somebody has to do is a next step."""

from datetime import date

import pytest

from outreach.enums.activities import ActivityKind as K
from outreach.enums.activities import Exchange, Status
from outreach.sentences.reading import Read, read
from outreach.sentences.spans import School

TUESDAY = date(2026, 11, 17)
THURSDAY = date(2026, 11, 19)
FRIDAY = date(2026, 11, 20)


def told(text: str) -> Read:
    return read(text, School(TUESDAY))


@pytest.mark.parametrize(
    ("text", "kind", "day"),
    [
        ("planning to meet with Ana on Thursday", K.MEETING, THURSDAY),
        ("will meet w/ Ana on Thursday at 2", K.MEETING, THURSDAY),
        ("Seeing Ana on Thursday", K.MEETING, THURSDAY),
        ("Got a meeting with Ana on Thursday", K.MEETING, THURSDAY),
        ("I'll stop by Rivera on Friday", K.VISIT, FRIDAY),
        ("Going to Rivera on Thursday", K.VISIT, THURSDAY),
        ("We're visiting Rivera Friday with 20 students", K.WORKPLACE_TOUR, FRIDAY),
        ("Tour scheduled at Rivera for Friday", K.WORKPLACE_TOUR, FRIDAY),
        ("Ana will speak to my class Friday", K.GUEST_SPEAKER, FRIDAY),
        ("Ana is coming to class Thursday", K.GUEST_SPEAKER, THURSDAY),
        ("Visitaremos Rivera el viernes con 18 alumnos", K.WORKPLACE_TOUR, FRIDAY),
        ("Vamos a Rivera el viernes", K.VISIT, FRIDAY),
        ("Voy a comer con Ana el viernes", K.LUNCHEON, FRIDAY),
        ("El viernes como con Ana", K.LUNCHEON, FRIDAY),
        ("Nos vemos con Ana el jueves", K.MEETING, THURSDAY),
        ("Tengo junta con Ana el jueves", K.MEETING, THURSDAY),
        ("Mañana visito Rivera", K.VISIT, date(2026, 11, 18)),
    ],
)
def test_an_activity_to_come_is_planned(text: str, kind: K, day: date) -> None:
    what = told(text)
    assert (what.kind, what.status, what.starts_on) == (kind, Status.PLANNED, day)
    assert what.follow_up is None


@pytest.mark.parametrize(
    ("text", "words", "day"),
    [
        ("will call Luis on Thursday", "Call Luis", THURSDAY),
        ("Voy a llamar a Luis el jueves", "Llamar a Luis", THURSDAY),
        ("Called Luis, will visit Thursday", "Visit", THURSDAY),
        ("Rivera send flyer Friday", "Send flyer", FRIDAY),
        ("NCU check in Thursday", "Check in", THURSDAY),
        ("Luis try again Thursday", "Try again", THURSDAY),
        ("Rivera llamar el jueves", "Llamar", THURSDAY),
        ("f/u Luis re: budget Thu", "Follow up Luis re: budget", THURSDAY),
        ("called Luis, try again fri pm", "Try again", FRIDAY),
        ("hablé con Luis, mandar contrato el vie", "Mandar contrato", FRIDAY),
        ("hablé con Luis, llamarle el mar", "Llamarle", date(2026, 11, 24)),
        ("called Luis, follow up thurs or fri", "Follow up", THURSDAY),
        ("called luis no answer try again thursday", "Try again", THURSDAY),
        ("visited Rivera 😊 send thank you note Friday", "Send thank you note", FRIDAY),
    ],
)
def test_what_is_to_do_is_the_next_step(text: str, words: str, day: date) -> None:
    what = told(text)
    assert what.follow_up is not None
    assert (what.follow_up.what, what.follow_up.due_on) == (words, day)
    assert what.starts_on == TUESDAY


@pytest.mark.parametrize("text", ["had a quick follow up with Luis", "Visit: Rivera", "bill paid"])
def test_a_noun_is_no_next_step(text: str) -> None:
    assert told(text).follow_up is None


def test_the_day_of_what_is_named_beside_it_is_not_that_of_the_call() -> None:
    what = told("Talked to Ana, meeting Thursday")
    assert (what.kind, what.status, what.starts_on) == (K.CALL, Status.DONE, TUESDAY)


def test_of_two_activities_the_first_counts() -> None:
    assert told("Met with Luis, then toured the shop").kind is K.MEETING


@pytest.mark.parametrize(
    "text",
    [
        "no pude localizar a Ana",
        "le llamé a Ana y no hubo suerte",
        "No di con Ana",
        "Ana no está, volver a llamar mañana",
        "Called Ana but couldn't get her",
        "tried calling Ana twice",
        "Ana and I keep missing each other",
        "left a message w/ the secretary",
        "left a message for Luis with Denise",
        "le dejé dicho a su secretaria que me llame",
    ],
)
def test_whoever_was_not_reached_was_called_in_vain(text: str) -> None:
    what = told(text)
    assert (what.kind, what.exchange) == (K.CALL, Exchange.ATTEMPT)


def test_who_texted_back_answered() -> None:
    assert told("Ben texted back, ok for thursday").exchange is Exchange.TWO_WAY


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Rivera canceled the tour", Status.CANCELLED_BY_THEM),
        ("Rivera cancelled the tour", Status.CANCELLED_BY_THEM),
        ("cancelé la visita a Rivera", Status.CANCELLED_BY_US),
    ],
)
def test_who_cancelled_is_told_in_either_spelling(text: str, status: Status) -> None:
    assert told(text).status is status


def test_the_day_of_a_second_step_is_not_that_of_the_call() -> None:
    what = told("Called Luis; wants a tour; send dates by Fri; follow up next Tue")
    assert (what.kind, what.status, what.starts_on) == (K.CALL, Status.DONE, TUESDAY)
    assert what.follow_up is not None
    assert (what.follow_up.what, what.follow_up.due_on) == ("Send dates", FRIDAY)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Ana came to class, 22 students", K.GUEST_SPEAKER),
        ("Fui a comer con Ana", K.LUNCHEON),
        ("Dropped off flyers at Rivera", K.VISIT),
        ("brought 12 students to Rivera", K.WORKPLACE_TOUR),
        ("Visita al lugar de trabajo: Rivera", K.WORKSITE_VISIT),
    ],
)
def test_what_happened_is_told_in_many_words(text: str, kind: K) -> None:
    what = told(text)
    assert (what.kind, what.status) == (kind, Status.DONE)
