"""Real Chromium against a live server: a page that logs an error or breaks the policy fails."""

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Page,
    ViewportSize,
    sync_playwright,
)

from offices.models import Membership
from tests.people import signed_in

FLAGS = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--site-per-process",  # as with a window: a mail in its frame is a page of its own
]
PROGRAMS = [  # where scripts/system-packages looks too; the first draws for half the others' price
    os.environ.get("CHROMIUM", "chromium-headless-shell"),
    "chromium",
    "chromium-browser",
    "google-chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
]
DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}
SCROLLS_SIDEWAYS = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
AXE = Axe().axe_script
FOUND = "axe.run({resultTypes: ['violations']%s}).then(found => found.violations)"
EVERYTHING = FOUND % ""
COLOURS = FOUND % ", runOnly: ['color-contrast', 'link-in-text-block']"


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """The system's Chromium. Playwright's event loop forbids the ORM unless it is told not to."""
    path = next(filter(None, map(shutil.which, PROGRAMS)), None)
    assert path, "Chromium is missing: `make test` installs it, or says how"
    flags = FLAGS + (["--no-sandbox"] if os.geteuid() == 0 else [])
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=flags)
        yield browser
        browser.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@dataclass
class Visitor:
    """Somebody at a browser; collects what the console complains about."""

    page: Page
    base: str
    complaints: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _hear(self, message: Any) -> None:
        # A 422 is how a form says what is wrong; Chromium logs it as a failed load. An abort is
        # how a newer reading takes the place of an older one; htmx logs it twice.
        expected = ("422", "htmx:sendAbort", "htmx:afterRequest")
        if message.type in ("error", "warning") and not any(it in message.text for it in expected):
            self.complaints.append(message.text)

    def go(self, path: str) -> Page:
        """Open a path of the live server."""
        self.page.goto(self.base + path)
        return self.page

    def axe(self, rules: str = EVERYTHING) -> list[str]:
        """What axe-core finds wrong on the page as it is now; a page loads it once."""
        if self.page.evaluate("typeof window.axe === 'undefined'"):
            self.page.evaluate(AXE)
        violations = self.page.evaluate(rules)
        return [
            f"{violation['id']}: {node['html'][:160]}"
            for violation in violations
            for node in violation["nodes"]
        ]

    def faults(self) -> list[str]:
        """What axe-core finds wrong, in light and in dark, and whether anything overflows.

        Stylesheets alone tell the themes apart, and by colours alone: the page need not be loaded
        for each, nor its names, roles and order be looked at twice.
        """
        found = self.overflow()
        self.page.emulate_media(color_scheme="light")
        found += [f"light: {wrong}" for wrong in self.axe()]
        self.page.emulate_media(color_scheme="dark")
        return found + [f"dark: {wrong}" for wrong in self.axe(COLOURS)]

    def overflow(self) -> list[str]:
        """Whether the page has to be moved sideways to be read."""
        return ["the page scrolls sideways"] if self.page.evaluate(SCROLLS_SIDEWAYS) else []

    def overflow_at(self, size: dict[str, int]) -> list[str]:
        """The same in a window of another size, to which the open one is drawn."""
        before = self.page.viewport_size
        assert before is not None
        self.page.set_viewport_size(ViewportSize(width=size["width"], height=size["height"]))
        found = [f"at {size['width']}: {wrong}" for wrong in self.overflow()]
        self.page.set_viewport_size(before)
        return found


Visit = Callable[..., Visitor]


@pytest.fixture
def visit(chromium: Browser, live_server: Any) -> Iterator[Visit]:
    """`visit(ana)` signs Ana in on a desktop; `visit(ana, PHONE, dark=True, script=False)`."""
    opened: list[tuple[BrowserContext, Visitor]] = []

    def open_browser(
        member: Membership | None = None,
        size: dict[str, int] = DESKTOP,
        *,
        dark: bool = False,
        script: bool = True,
        language: str = "en-US",
    ) -> Visitor:
        context = chromium.new_context(
            viewport=size,  # type: ignore[arg-type]  # a TypedDict of the same shape
            color_scheme="dark" if dark else "light",
            java_script_enabled=script,
            locale=language,
            reduced_motion="reduce",
            has_touch=size is PHONE,
        )
        if member is not None:
            session = signed_in(member).cookies["sessionid"].value
            context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
        visitor = Visitor(context.new_page(), live_server.url)
        opened.append((context, visitor))
        return visitor

    yield open_browser
    complaints = [text for _, visitor in opened for text in visitor.complaints]
    for context, _ in opened:
        context.close()
    assert complaints == []
