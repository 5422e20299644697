"""Charts are drawn by numbers alone."""

import re

import pytest

from core.charts import bar, shade, split


def widths(svg: str) -> list[int]:
    return [int(it) for it in re.findall(r'<rect[^>]* width="(\d+)"', svg)]


def test_a_bar_is_as_long_as_its_share() -> None:
    assert widths(bar(64, 128)) == [1000, 500]
    assert widths(bar(0, 0)) == [1000, 0]
    assert widths(bar(200, 100)) == [1000, 1000]
    assert 'aria-hidden="true"' in bar(1, 2)


def test_the_parts_of_a_bar_are_as_the_numbers() -> None:
    drawn = split([(104, "ok"), (34, "watch"), (15, "risk"), (0, "none")], "104 <strong>")
    assert widths(drawn) == [674, 216, 92]
    assert 'fill="#2F8F6E"' in drawn
    assert 'aria-label="104 &lt;strong&gt;"' in drawn
    assert widths(split([], "nobody")) == []


@pytest.mark.parametrize(
    ("percent", "name"), [(0, "h0"), (50, "h0"), (51, "h1"), (61, "h2"), (84, "h3"), (100, "h4")]
)
def test_the_higher_a_share_the_darker_its_cell(percent: int, name: str) -> None:
    assert shade(percent) == name
