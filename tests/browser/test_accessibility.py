"""axe-core finds nothing on any page, wide or narrow, light or dark; even at 320 all fits."""

from typing import Any

import pytest

from core.tenancy.context import office_context
from offices.models import Membership, Office
from tests.browser.conftest import DESKTOP, PHONE, Visit, Visitor
from tests.browser.pages import Screen, office_screens, outside_screens
from tests.laws.things import make_things
from tests.people import signed_in

pytestmark = pytest.mark.django_db(transaction=True)

SIZES = [pytest.param(size, id=str(size["width"])) for size in (DESKTOP, PHONE)]
DOCS = "api-docs"
NARROW = {"width": 320, "height": 640}


def faults(visitor: Visitor, screens: list[Screen]) -> dict[str, list[str]]:
    """What is wrong on each screen, also drawn narrow; screens without a fault are left out."""
    found = {}
    for screen in screens:
        visitor.go(screen.path)
        if wrong := visitor.faults() + visitor.overflow_at(NARROW):
            found[screen.name] = wrong
    return found


@pytest.fixture
def screens(alder: Office, adam: Membership) -> list[Screen]:
    """What GET shows of an office: addresses that only take a POST answer 405."""
    with office_context(alder.pk):
        things: dict[str, Any] = make_things(alder, adam)
    client = signed_in(adam)
    named = office_screens("alder", things)
    return [screen for screen in named if client.get(screen.path).status_code == 200]


@pytest.mark.parametrize("size", SIZES)
def test_pages_of_an_office(
    size: dict[str, int], visit: Visit, adam: Membership, screens: list[Screen]
) -> None:
    assert len(screens) >= 15
    assert faults(visit(adam, size), screens) == {}


@pytest.mark.parametrize("size", SIZES)
def test_pages_outside(size: dict[str, int], visit: Visit) -> None:
    visitor = visit(None, size)
    found = faults(visitor, [it for it in outside_screens() if it.name != DOCS])
    visitor.complaints[:] = [text for text in visitor.complaints if "404" not in text]
    assert found == {}


def test_the_reference_of_the_api(visit: Visit) -> None:
    """Ten times as long as any other page: it is looked at once, and drawn as a phone draws it."""
    visitor = visit(None)
    docs = [it for it in outside_screens() if it.name == DOCS]
    assert len(docs) == 1
    assert faults(visitor, docs) == {}
    assert visitor.overflow_at(PHONE) == []
