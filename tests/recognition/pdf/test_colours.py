"""Text in the office's colours can be read on white paper, whatever they chose."""

import pytest

from recognition.pdf.colours import READABLE, contrast_on_white, text_colour
from recognition.pdf.styles import Styles


@pytest.mark.parametrize(
    "colour", ["#8E3F76", "#FFE000", "#FFFFFF", "#00FF00", "#E59A2E", "#000000", "#7f7f7f"]
)
def test_a_text_is_dark_enough(colour: str) -> None:
    assert contrast_on_white(text_colour(colour)) >= READABLE


def test_the_contrast_is_that_of_the_guidelines() -> None:
    assert round(contrast_on_white("#000000"), 1) == 21
    assert round(contrast_on_white("#767676"), 2) == 4.54
    assert contrast_on_white("#FFFFFF") == 1


def test_a_dark_colour_keeps_its_hue() -> None:
    assert text_colour("#8E3F76") == "#5D294D"


def test_what_repeats_is_said_once_and_only_colours_are_colours() -> None:
    styles = Styles()

    first, again = styles.points(width=1.5), styles.points(width=1.5)

    assert first == again
    assert styles.colour("#8e3f76") != first
    assert styles.element() == "<style>.m0{width:1.5pt}.m1{color:#8E3F76}</style>"
    with pytest.raises(ValueError, match="invalid literal"):
        styles.colour("#red;}")
