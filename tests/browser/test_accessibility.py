"""axe-core finds nothing on any page, at both widths, light and dark; nothing overflows."""

from typing import Any

import pytest
from django.test import Client

from core.tenancy.context import office_context
from offices.models import Membership, Office
from tests.browser.conftest import DESKTOP, PHONE, Visit, Visitor
from tests.browser.pages import Screen, office_screens, outside_screens
from tests.laws.things import make_things

pytestmark = pytest.mark.django_db(transaction=True)

MODES = [
    pytest.param(size, dark, id=f"{size['width']}-{'dark' if dark else 'light'}")
    for size in (DESKTOP, PHONE)
    for dark in (False, True)
]
SCROLLS_SIDEWAYS = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


def faults(visitor: Visitor, screens: list[Screen]) -> dict[str, list[str]]:
    """What is wrong on each screen; screens without a fault are left out."""
    found = {}
    for screen in screens:
        page = visitor.go(screen.path)
        wrong = visitor.axe()
        if page.evaluate(SCROLLS_SIDEWAYS):
            wrong.append("the page scrolls sideways")
        if wrong:
            found[screen.name] = wrong
    return found


@pytest.fixture
def things(alder: Office, adam: Membership) -> dict[str, Any]:
    with office_context(alder.pk):
        return make_things(alder, adam)


@pytest.mark.parametrize(("size", "dark"), MODES)
def test_pages_of_an_office(
    size: dict[str, int], dark: bool, visit: Visit, adam: Membership, things: dict[str, Any]
) -> None:
    visitor = visit(adam, size, dark=dark)
    shown = [screen for screen in office_screens("alder", things) if _opens(adam, screen.path)]
    assert len(shown) >= 15
    assert faults(visitor, shown) == {}


@pytest.mark.parametrize(("size", "dark"), MODES)
def test_pages_outside(size: dict[str, int], dark: bool, visit: Visit) -> None:
    visitor = visit(None, size, dark=dark)
    found = faults(visitor, outside_screens())
    visitor.complaints[:] = [text for text in visitor.complaints if "404" not in text]
    assert found == {}


@pytest.mark.parametrize("width", [320])
def test_nothing_scrolls_sideways_at_320(
    width: int, visit: Visit, adam: Membership, things: dict[str, Any]
) -> None:
    visitor = visit(adam, {"width": width, "height": 640})
    wide = []
    for screen in office_screens("alder", things):
        if _opens(adam, screen.path) and visitor.go(screen.path).evaluate(SCROLLS_SIDEWAYS):
            wide.append(screen.name)
    assert wide == []


def _opens(member: Membership, path: str) -> bool:
    """Whether GET shows a page: addresses that only take a POST answer 405."""
    client = Client()
    client.force_login(member.user)
    return client.get(path).status_code == 200
