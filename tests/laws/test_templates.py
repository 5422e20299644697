"""Every string of a template is translatable; nothing in it is script or style."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
TEXTS = sorted((ROOT / "templates").rglob("*.txt"))

SPOKEN_ATTRIBUTES = {"aria-label", "title", "placeholder", "alt", "label"}
NOT_WORDS = {"Lanyard", "Ctrl", "Enter", "Esc", "CSV", "L", "Z", "Alt", "JSON", "curl", "URL"}

TRANSLATED = re.compile(
    r"{%-?\s*blocktrans(?:late)?\b.*?{%-?\s*endblocktrans(?:late)?\s*-?%}", re.S
)
COMMENTS = re.compile(r"{%-?\s*comment\b.*?{%-?\s*endcomment\s*-?%}|{#.*?#}", re.S)
TAGS = re.compile(r"{%.*?%}|{{.*?}}", re.S)

BANNED = {
    "an inline style": re.compile(r"\sstyle\s*=", re.I),
    "a style element": re.compile(r"<style\b", re.I),
    "an inline handler": re.compile(r"\son[a-z]+\s*=", re.I),
    "hx-on": re.compile(r"hx-on", re.I),
    "a js: value": re.compile(r"[\"']js:", re.I),
    "a filter in hx-trigger": re.compile(r"hx-trigger=\"[^\"]*\[", re.I),
    "a script without src": re.compile(
        r"<script(?![^>]*\b(?:src|type=\"application/json\"))", re.I
    ),
    "an outside address": re.compile(r"(?:src|href)=\"(?:https?:)?//", re.I),
}


class _Words(HTMLParser):
    """Collects what a person would read."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("script", "style", "code", "pre"):
            self._silent += 1
        self.found += [value for name, value in attrs if name in SPOKEN_ATTRIBUTES and value]

    def handle_endtag(self, tag: str) -> None:
        if tag in ("script", "style", "code", "pre"):
            self._silent -= 1

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.found.append(data)


def untranslated(source: str) -> list[str]:
    """Words of a template that stand outside the translation tags."""
    parser = _Words()
    parser.feed(TAGS.sub(" ", COMMENTS.sub(" ", TRANSLATED.sub(" ", source))))
    words = re.findall(r"[^\W\d_]{2,}", " ".join(parser.found))
    return [word for word in words if word not in NOT_WORDS]


def violations(source: str) -> list[str]:
    """What the Content-Security-Policy or the design forbids."""
    return [name for name, pattern in BANNED.items() if pattern.search(COMMENTS.sub("", source))]


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT)))
def test_each_word_is_translatable(path: Path) -> None:
    assert untranslated(path.read_text()) == []


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_each_word_of_a_text_is_translatable(path: Path) -> None:
    assert untranslated(path.read_text()) == []


@pytest.mark.parametrize(
    "path",
    [path for path in TEMPLATES if "emails" not in path.parts],
    ids=lambda path: str(path.relative_to(ROOT)),
)
def test_nothing_is_script_or_style(path: Path) -> None:
    assert violations(path.read_text()) == []


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("<p>Hello</p>", ["Hello"]),
        ("<p>{% translate 'Hello' %}</p>", []),
        ("{% blocktranslate trimmed %}Hello <b>you</b>{% endblocktranslate %}", []),
        ('<input placeholder="Name">', ["Name"]),
        ("{% comment %}Why{% endcomment %}{# Why #}", []),
    ],
)
def test_the_law_of_words_bites(source: str, words: list[str]) -> None:
    assert untranslated(source) == words


@pytest.mark.parametrize(
    "source",
    [
        '<p style="color:red">',
        "<style>",
        '<a onclick="x()">',
        "<script>x()</script>",
        '<p hx-on:click="x()">',
        "<div hx-vals='js:{a: 1}'>",
        '<script src="https://example.org/x.js"></script>',
    ],
)
def test_the_law_of_scripts_bites(source: str) -> None:
    assert violations(source) != []
