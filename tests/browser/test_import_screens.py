"""Every screen of the import at both widths, light and dark, and in Spanish."""

import pytest
from django.conf import LazySettings
from playwright.sync_api import Page

from core.tenancy.context import office_context
from offices.models import Membership
from partnerships.models import Partner
from tests.browser.conftest import DESKTOP, PHONE, SCROLLS_SIDEWAYS, Visit
from tests.browser.importing import imported
from tests.browser.test_accessibility import SIZES

pytestmark = pytest.mark.django_db(transaction=True)

LIST = "/o/alder/import/"
STATES = ("reading", "mapping", "checking", "ready", "running", "done", "undoing", "undone")
WIDTHS = (320, 390, 1280)
TABS = ("bad", "warned", "alike", "match", "new", "all")


@pytest.fixture
def screens(ana: Membership, settings: LazySettings, tmp_path: object) -> dict[str, str]:
    """An address for each screen."""
    settings.MEDIA_ROOT = str(tmp_path)
    with office_context(ana.office_id):
        for name in ("Rivera Machining", "Harlow Dental"):
            Partner.objects.create(office_id=ana.office_id, name=name, town="Harlow")
    found = {"list": LIST, "steps": "/o/alder/settings/first-steps/"}
    for state in STATES:
        found[state] = f"{LIST}{imported(ana, state).pk}/"
    found["failed"] = f"{LIST}{imported(ana, 'mapping', 'PK').pk}/"
    return found | {tab: f"{found['ready']}?show={tab}" for tab in TABS}


@pytest.mark.parametrize("size", SIZES)
def test_nothing_is_wrong_with_any_screen(
    size: dict[str, int], visit: Visit, ana: Membership, screens: dict[str, str]
) -> None:
    visitor = visit(ana, size)
    wrong = {}
    for name, path in screens.items():
        visitor.go(path)
        if found := visitor.faults():
            wrong[name] = found
    assert wrong == {}


def test_spanish_words_are_not_clipped(
    visit: Visit, ana: Membership, screens: dict[str, str]
) -> None:
    visitor = visit(ana, language="es-MX")
    wide = []
    for name, path in screens.items():
        page = visitor.go(path)
        assert page.locator("html").get_attribute("lang") == "es"
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            if page.evaluate(SCROLLS_SIDEWAYS) or clipped(page):
                wide.append((name, width))
    assert wide == []


def clipped(page: Page) -> list[str]:
    """Buttons, chips and headings whose words are wider than they are."""
    found: list[str] = page.evaluate(
        "[...document.querySelectorAll('main :is(.btn,.chip,.pill,h1,h2,h3):not(.vh)')]"
        ".filter(it => it.scrollWidth > it.clientWidth + 1 && it.clientWidth)"
        ".map(it => it.textContent.trim())"
    )
    return found


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_the_main_button_stands_in_sight(
    size: dict[str, int], visit: Visit, ana: Membership, screens: dict[str, str]
) -> None:
    page = visit(ana, size).go(screens["mapping"])
    box = page.locator("#import-check").bounding_box()
    assert box is not None
    assert box["y"] + box["height"] <= size["height"]
