"""Components that hold a decision, and the budget of what every page loads."""

import gzip
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.messages.storage.base import Message
from django.template import Context
from django.template.loader import get_template, render_to_string

from core.templatetags.components import initials, joined, middle

ROOT = Path(settings.BASE_DIR)
STATIC = ROOT / "static"
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Dana Whitfield", "DW"), ("Ana", "A"), ("María José de la Cruz", "MC"), ("", "?")],
)
def test_initials_are_of_the_first_and_the_last_name(name: str, letters: str) -> None:
    assert initials(name) == letters


@pytest.mark.parametrize(("count", "before"), [(0, 0), (1, 1), (2, 1), (3, 2), (4, 2)])
def test_log_stands_in_the_middle_of_the_bottom_bar(count: int, before: int) -> None:
    assert middle(["x"] * count) == before


def test_messages_become_one_toast_that_undoes_the_last() -> None:
    said = [Message(25, "Archived.", "/undo/1/"), Message(25, "Moved.", "/undo/2/")]
    assert joined(said) == {"message": "Archived. Moved.", "undo": "/undo/2/"}
    assert joined(None) == {"message": "", "undo": ""}


def test_a_loose_end_that_does_not_apply_raises_no_alarm() -> None:
    page = render_to_string("components/loose_end.html", {"title": "One person", "applies": False})
    assert 'class="person off"' in page


def test_a_loose_end_offers_the_click_that_fills_it() -> None:
    page = render_to_string(
        "components/loose_end.html", {"title": "No backup yet", "url": "/add/", "action": "Add"}
    )
    assert 'class="person none"' in page
    assert 'href="/add/" data-dialog' in page


def test_no_words_of_a_person_are_taken_for_markup() -> None:
    page = render_to_string("components/person.html", {"name": "<b>Luis</b>", "role": "<i>"})
    assert "<b>Luis" not in page
    assert "<i>" not in page


@pytest.mark.parametrize(
    "template", ["404.html", "500.html", "403.html", "403_csrf.html", "400.html"]
)
def test_an_error_page_needs_nothing_that_may_be_broken(template: str) -> None:
    page = get_template(template).template.render(Context())  # type: ignore[attr-defined]  # Django's own backend has it
    assert "<h1>" in page
    assert "htmx" not in page


LOADS = re.compile(r'static "((?:css|js)/[^"]+)"')


def loaded(template: str) -> set[str]:
    """The styles and scripts of ours that a template asks for."""
    return set(LOADS.findall((ROOT / "templates" / template).read_text()))


INCLUDES = re.compile(r'{% include "([^"]+)"')


def loaded_with_parts(template: str) -> set[str]:
    """The same, with what the templates ask for that it includes."""
    parts = INCLUDES.findall((ROOT / "templates" / template).read_text())
    return loaded(template).union(*(loaded_with_parts(it) for it in parts))


PAGES = [
    name
    for it in TEMPLATES
    if (name := str(it.relative_to(ROOT / "templates"))) == "components/head.html"
    or (it.read_text().startswith("{% extends") and loaded_with_parts(name))
]


@pytest.mark.parametrize("template", PAGES)
@pytest.mark.parametrize(("folder", "limit"), [("css", 10_000), ("js", 8_000)])
def test_what_each_page_loads_stays_light(template: str, folder: str, limit: int) -> None:
    files = loaded("components/head.html") | loaded_with_parts(template)
    weight = sum(len(gzip.compress((STATIC / it).read_bytes())) for it in files if folder in it)
    assert 0 < weight <= limit


def test_the_fonts_of_every_page_stay_light() -> None:
    styles = (STATIC / "css" / name for name in ("base.css", "layout.css", "components.css"))
    fonts = {name for it in styles for name in re.findall(r"[\w-]+\.woff2", it.read_text())}
    assert 0 < sum((STATIC / "fonts" / name).stat().st_size for name in fonts) <= 80_000


def test_the_fonts_bring_their_licences() -> None:
    families = {it.name.split("-")[0].split(".")[0] for it in (STATIC / "fonts").glob("*.woff2")}
    assert families == {"atkinson", "bricolage", "petrona"}
    assert len(list((STATIC / "fonts").glob("OFL-*.txt"))) == len(families)


def test_every_style_and_script_of_ours_is_loaded_by_a_page() -> None:
    files = {
        f"{it.parent.name}/{it.name}" for it in STATIC.glob("*/*") if it.suffix in {".css", ".js"}
    }
    templates = (ROOT / "templates").rglob("*.html")
    assert files == {name for it in templates for name in LOADS.findall(it.read_text())}
