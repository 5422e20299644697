"""The table of sentences is whole, and names only what its office has."""

from datetime import date

import pytest

from contacts.models import Contact
from offices.models import Office
from outreach.enums.activities import ActivityKind, Exchange, Status
from partnerships.models import Partner
from tests.sentences.table import Part, Sentence, furnish, load

HALVES: tuple[Part, ...] = ("open_half", "held_back_half")
PARTS: tuple[Part, ...] = (*HALVES, "open_more", "held_back_later")


def test_it_has_two_hundred_sentences_in_two_languages_and_none_twice() -> None:
    halves = [load(half) for half in HALVES]
    texts = [line.text for part in PARTS for line in load(part)]
    assert len(texts) == len(set(texts))
    assert sum(len(half) for half in halves) >= 220
    assert abs(len(halves[0]) - len(halves[1])) <= 2
    for half in halves:
        assert {line.meaning.language for line in half} == {"en", "es"}


@pytest.mark.parametrize("part", PARTS)
def test_every_name_that_is_expected_is_in_the_office(part: Part, in_alder: Office) -> None:
    furnish(in_alder)
    partners = set(
        Partner.objects.filter(archived_at=None).order_by("id").values_list("name", flat=True)
    )
    people = set(Contact.objects.order_by("id").values_list("name", flat=True))
    for line in load(part):
        assert line.meaning.partners <= partners, line.text
        assert line.meaning.contacts <= people, line.text
        assert all(doubt.names <= partners | people for doubt in line.meaning.candidates)


@pytest.mark.parametrize("part", PARTS)
def test_every_expectation_makes_sense(part: Part) -> None:
    for line in load(part):
        _words_are_known(line)
        _days_are_in_order(line)


def _words_are_known(line: Sentence) -> None:
    meaning = line.meaning
    assert meaning.kind is None or meaning.kind in ActivityKind.values, line.text
    assert meaning.places_kind is None or meaning.places_kind in ActivityKind.values, line.text
    assert meaning.exchange is None or meaning.exchange in Exchange.values, line.text
    assert meaning.status in Status.values, line.text
    assert (meaning.kind is None) == (meaning.exchange is None), line.text


def _days_are_in_order(line: Sentence) -> None:
    meaning = line.meaning
    starts_on = date.fromisoformat(meaning.starts_on)
    if meaning.status == Status.PLANNED:
        assert starts_on > line.at, line.text
    if meaning.status == Status.DONE:
        assert starts_on <= line.at, line.text
    if meaning.ends_on:
        assert date.fromisoformat(meaning.ends_on) > starts_on, line.text
    if meaning.follow_up and meaning.follow_up.due_on:
        due_on = date.fromisoformat(meaning.follow_up.due_on)
        assert due_on > line.at, line.text
        assert due_on.weekday() < 5, line.text
