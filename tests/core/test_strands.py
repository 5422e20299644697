"""Six strands, always in the same order, each state with a mark of its own."""

from dataclasses import dataclass

import pytest
from django.template import Context, Template
from django.utils.translation import override

from core.templatetags.strands import MARKS, STATES, strands_label

MIXED = ["holds", "missing", "unknown", "frays", "holds", "not_applicable"]


@dataclass(frozen=True)
class Strand:
    state: str
    text: str = ""
    url: str = ""
    action: str = ""


def rendered(source: str, **values: object) -> str:
    return Template("{% load strands %}" + source).render(Context(values))


def test_the_label_lists_what_does_not_hold() -> None:
    with override("en"):
        assert strands_label(MIXED) == (
            "2 of 6 strands hold; Frays: Needs; Missing: Backup; "
            "Not known yet: Agreement; Does not apply: Results"
        )


def test_one_strand_holds_is_said_in_the_singular() -> None:
    with override("en"):
        assert strands_label(["holds"] + ["unknown"] * 5).startswith("1 of 6 strands holds;")


def test_each_state_has_a_mark_of_its_own() -> None:
    assert set(MARKS) == set(STATES)
    assert len({mark.replace("{x}", "") for mark in MARKS.values()}) == len(STATES)


def test_the_drawing_has_six_marks_in_order() -> None:
    page = rendered("{% strands states %}", states=MIXED)
    assert page.count("<path") == 6
    assert page.index('M13 14l5-11" stroke-width="4" opacity') < page.index("stroke-dasharray")


@pytest.mark.parametrize("count", [0, 5, 7])
def test_any_other_number_of_strands_is_refused(count: int) -> None:
    with pytest.raises(ValueError, match="6 strands"):
        strands_label(["holds"] * count)


def test_without_a_band_the_words_say_that_not_enough_is_known() -> None:
    with override("en"):
        page = rendered("{% health states band pill=True %}", states=MIXED, band=None)
    assert "Not enough known" in page
    assert 'class="st pill"' in page


def test_a_band_gives_tone_and_words() -> None:
    with override("en"):
        page = rendered('{% health states "risk" %}', states=MIXED)
    assert 'class="st risk"' in page
    assert "At risk" in page


def test_the_rope_says_each_state_and_offers_what_fills_it() -> None:
    parts = [Strand(state) for state in MIXED[:5]] + [Strand("missing", "None", "/add/", "Add one")]
    with override("en"):
        page = rendered("{% rope strands %}", strands=parts)
    assert page.count("<li class=") == 6
    assert 'class="unknown"' in page
    assert "Not known yet" in page
    assert '<a href="/add/" data-dialog>Add one</a>' in page
