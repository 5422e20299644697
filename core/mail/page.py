"""Renders the two twins of a mail: HTML with its styles inlined, and plain text. Writes nothing."""

import re
import textwrap
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.template.loader import render_to_string
from django.utils import translation

WIDTH = 78  # characters of a line of text (RFC 5322, 2.1.1)


@dataclass(frozen=True)
class Item:
    """One line of a list in a mail: a link, what it is about, and what stands out about it."""

    what: str
    url: str
    about: str = ""
    late: str = ""
    note: str = ""


@dataclass(frozen=True)
class Page:
    """The twins: they say the same and link to the same pages."""

    html: str
    text: str


def render_page(template: str, context: Mapping[str, Any]) -> Page:
    """Render `template`.html and `template`.txt in the language that is active."""
    told = {"language": translation.get_language(), **context}
    return Page(
        html=_inline(render_to_string(f"{template}.html", told)),
        text=_tidy(render_to_string(f"{template}.txt", told)),
    )


def _inline(html: str) -> str:
    """Write the styles to each element: many mail programs read no style sheet."""
    import css_inline  # only the worker that renders mail needs it in memory

    return css_inline.inline(
        html, extra_css=render_to_string("emails/mail.css"), load_remote_stylesheets=False
    )


def _tidy(text: str) -> str:
    """Wrap what is too long, links left whole; one blank line where there were several."""
    lines = [part for line in text.strip().splitlines() for part in _wrapped(line.rstrip(" "))]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)) + "\n"


def _wrapped(line: str) -> list[str]:
    if len(line) <= WIDTH:
        return ["-- " if line == "--" else line]  # the mark of a signature keeps its blank
    indent = " " * (len(line) - len(line.lstrip(" -")))
    wrapper = textwrap.TextWrapper(
        WIDTH, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )
    return wrapper.wrap(line)
