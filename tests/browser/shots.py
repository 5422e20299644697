"""`make shots`: a picture of every screen, to be opened beside the design's.

1280 and 390 px wide, light and dark; filled, empty and with an error. Not part of the suite:
pictures are for eyes.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.demo import EMPTY, ROOT, Demo, serve_demo
from tests.browser.pages import Screen, office_screens, outside_screens

SHOTS = ROOT / "var" / "shots"
MODES = [(size, dark) for size in (DESKTOP, PHONE) for dark in (False, True)]

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def demo(django_db_setup: None) -> Iterator[Demo]:
    SHOTS.mkdir(parents=True, exist_ok=True)
    with serve_demo() as served:
        yield served


@pytest.mark.parametrize(("size", "dark"), MODES)
def test_pictures(size: dict[str, int], dark: bool, chromium: Browser, demo: Demo) -> None:
    context = chromium.new_context(
        viewport=size,  # type: ignore[arg-type]  # a TypedDict of the same shape
        color_scheme="dark" if dark else "light",
        base_url=demo.url,
    )
    camera = Camera(context.new_page(), f"{size['width']}-{'dark' if dark else 'light'}")
    camera.shoot(outside_screens())
    _wrong_password(camera)
    sign_in(camera.page, *demo.account("coordinator"))
    camera.shoot(_office(camera.page, demo, "alder"))
    _errors(camera)
    _floating(camera, demo)
    context.clear_cookies()
    sign_in(camera.page, *demo.account("administrator"))
    camera.shoot([it for it in _office(camera.page, demo, "alder") if _is_settings(it)], "admin-")
    context.clear_cookies()
    sign_in(camera.page, *EMPTY)
    camera.shoot(_empty(), "empty-")
    context.close()
    assert len(list(SHOTS.glob(f"*-{camera.mode}.png"))) >= 30


class Camera:
    """Takes pictures of pages in one width and theme."""

    def __init__(self, page: Page, mode: str) -> None:
        self.page = page
        self.mode = mode

    def shoot(self, screens: list[Screen], prefix: str = "") -> None:
        for screen in screens:
            answer = self.page.goto(screen.path)
            if answer is not None and answer.status in (200, 404):
                self.take(prefix + screen.name)

    def take(self, name: str) -> None:
        self.page.wait_for_load_state("networkidle")
        self.page.screenshot(path=self.file(name), full_page=True)

    def file(self, name: str) -> Path:
        return SHOTS / f"{name}-{self.mode}.png"


def sign_in(page: Page, email: str, password: str) -> None:
    page.goto("/accounts/login/")
    page.get_by_label("Email").fill(email)
    page.get_by_label("Password", exact=True).fill(password)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/o/**")


def _office(page: Page, demo: Demo, slug: str) -> list[Screen]:
    return office_screens(slug, demo.things())


def _is_settings(screen: Screen) -> bool:
    """What an administrator sees otherwise than a coordinator, or alone."""
    return "/settings/" in screen.path


def _empty() -> list[Screen]:
    return office_screens("cedar", {})


def _wrong_password(camera: Camera) -> None:
    camera.page.goto("/accounts/login/")
    camera.page.get_by_label("Email").fill("dana.whitfield@example.org")
    camera.page.get_by_label("Password", exact=True).fill("not-the-password")
    camera.page.get_by_role("button", name="Sign in").click()
    camera.take("error-sign-in")


def _errors(camera: Camera) -> None:
    """Forms sent with nothing in them say what is missing."""
    for name, path in (("log", "/o/alder/log/"), ("partner-new", "/o/alder/partners/new/")):
        camera.page.goto(path)
        camera.page.evaluate("document.querySelectorAll('form').forEach(f => f.noValidate = true)")
        camera.page.locator("main form .btn.go").last.click()
        camera.page.locator(".err").first.wait_for()
        camera.take(f"error-{name}")


def _choose(page: Page) -> None:
    """Two rows for the bulk bar."""
    page.get_by_text("Select", exact=True).click()
    for place in (0, 2):
        page.locator(".pick").nth(place).click()
    page.locator(".bulk summary").click()


def _settle(page: Page) -> None:
    """The first thing of Today, by one tap on what happened."""
    page.locator(".task [data-focus]").first.click()
    page.locator("[data-choices] button").first.click()


def _floating(camera: Camera, demo: Demo) -> None:
    """What floats above a page: the log dialog, a toast, the account menu, the keys."""
    page = camera.page
    acts: list[tuple[str, Callable[[], None]]] = [
        ("dialog-log", lambda: page.keyboard.press("l")),
        ("dialog-keys", lambda: page.keyboard.press("?")),
        ("menu-account", lambda: page.get_by_role("button", name="your account").click()),
        ("today-done", lambda: page.locator(".task [data-focus]").first.click()),
        ("today-select", lambda: _choose(page)),
        ("toast", lambda: _settle(page)),
    ]
    for name, act in acts:
        page.goto("/o/alder/")
        act()
        page.wait_for_timeout(600)
        page.screenshot(path=camera.file(name))
    page.keyboard.press("z")  # the next mode finds the same things to do
    page.wait_for_timeout(600)
