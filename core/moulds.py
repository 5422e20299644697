"""Pieces of pages that are drawn once and then filled in.

A template's cost is its nodes: fifty lines of a list, or the frame around each page, took more
time than the database. A piece differs from line to line by its shape (is it late, has it an
owner) and by its texts. Each shape that occurs is drawn once by its template, with marks where
the texts go; a line is then a matter of joining strings.
"""

import re
from collections.abc import Hashable, Mapping
from html import escape
from typing import Any

from django.template.loader import get_template
from django.utils.functional import Promise
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

MOST = 500  # shapes of one template: more of them are a text that was taken for a shape
MARK = re.compile("\ue000([a-z_]+)\ue001")  # private characters, which no template holds


def filled(template: str, shape: Mapping[str, Hashable], texts: Mapping[str, Any]) -> SafeString:
    """The template drawn with both; `texts` are put in as they are, escaped unless safe.

    The template may decide by what is in `shape` and look into it, and must do nothing with a
    text but show it: no filter, no condition, no address made of it. Equal to drawing the
    template with everything, only faster.
    """
    pieces = _mould(template, shape, texts)
    said = {name: _shown(text) for name, text in texts.items()}
    return mark_safe("".join([said[it] if odd else it for odd, it in pieces]))  # noqa: S308 - literal pieces come from a template, texts are escaped


def _mould(
    template: str, shape: Mapping[str, Hashable], texts: Mapping[str, Any]
) -> list[tuple[bool, str]]:
    """The template in this shape, apart at its marks: (is the name of a text, piece)."""
    found: Any = get_template(template)
    # Kept with the template: while one develops, a changed file is another template.
    kept = found.template.__dict__.setdefault("_moulds", {})
    key = (get_language(), *shape.items(), *texts)
    if key not in kept:
        if len(kept) >= MOST:
            kept.clear()
        marks = {name: mark_safe(f"\ue000{name}\ue001") for name in texts}  # noqa: S308 - a name of ours
        kept[key] = _apart(found.render({**shape, **marks}))
    pieces: list[tuple[bool, str]] = kept[key]
    return pieces


def _apart(drawn: str) -> list[tuple[bool, str]]:
    """Literal pieces and names of texts by turns."""
    parts = enumerate(MARK.split(drawn))
    return [(number % 2 == 1, part) for number, part in parts if part]


def _shown(text: Any) -> str:
    if isinstance(text, SafeString):
        return text
    if isinstance(text, Promise):
        text = str(text)
    shown: str = text.__html__() if hasattr(text, "__html__") else escape(str(text))
    return shown
