"""The knot is drawn with masks of its own each time."""

import re

import pytest
from django.template import Context, RequestContext, Template
from django.test import RequestFactory

from core.knots import GOLD_OVER, cords


def drawn(source: str, **values: object) -> str:
    context = RequestContext(RequestFactory().get("/"), values)
    return Template("{% load knot %}" + source).render(context)


def test_two_knots_on_a_page_have_masks_of_their_own() -> None:
    ids = re.findall(r'<mask id="([^"]+)"', drawn("{% knot %}{% knot %}"))
    assert ids == ["mark-0-p", "mark-0-g", "mark-1-p", "mark-1-g"]


def test_each_cord_is_cut_by_a_mask_that_exists() -> None:
    page = drawn('{% knot "band" %}')
    used = set(re.findall(r"url\(#([^)]+)\)", page))
    assert used == set(re.findall(r'<mask id="([^"]+)"', page))


def test_a_knot_can_be_drawn_without_a_request() -> None:
    page = Template("{% load knot %}{% knot %}").render(Context())
    assert 'class="knot"' in page


@pytest.mark.parametrize(
    ("ours", "theirs", "loose", "held"),
    [(1, 1, False, True), (0, 1, True, True), (1, 0, True, True), (0, 0, True, False)],
)
def test_a_missing_person_leaves_a_loose_end(
    ours: int, theirs: int, loose: bool, held: bool
) -> None:
    page = drawn("{% knot_between ours theirs %}", ours=ours, theirs=theirs)
    assert ('class="lo"' in page) is loose
    assert bool(re.search(r'class="c[12]"', page)) is held


def test_the_geometry_is_that_of_the_mark() -> None:
    plum, gold = cords(32)
    assert plum.startswith("M-32,-5 H-15 C-3,-5 -5,-15 6,-15")
    assert gold.endswith("C5,15 3,5 15,5 H32")
    assert GOLD_OVER == (
        "M12.37,-5.18 C3.24,-6.54 4.12,-15.00 -6.00,-15.00 "
        "M-5.74,-15.00 A15,15 0 0 0 -11.13,-14.10 M30,5 H13 "
        "M-20.98,0.79 A15,15 0 0 0 -15.23,11.82"
    )
