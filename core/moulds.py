"""Pieces of pages that are drawn once and then filled in.

A template's cost is its nodes: fifty lines of a list, or the frame around each page, took more
time than the database. A piece differs from line to line by its shape (is it late, has it an
owner) and by its texts. Each shape that occurs is drawn once by its template, with marks where
the texts go; a line is then a matter of joining strings.
"""

import re
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from html import escape
from typing import Any, cast

from django.conf import settings
from django.template.loader import get_template
from django.utils.functional import Promise
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

MOST = 500  # shapes of one template: more of them are a text that was taken for a shape
MARK = re.compile("\ue000([a-z_]+)\ue001")  # private characters, which no template holds
TO_ESCAPE = re.compile("[&<>\"']")  # by `escape`, which looks for each of the five by itself


def filled(template: str, shape: Mapping[str, Hashable], texts: Mapping[str, Any]) -> SafeString:
    """The template drawn with both; `texts` are put in as they are, escaped unless safe.

    The template may decide by what is in `shape` and look into it, and must do nothing with a
    text but show it: no filter, no condition, no address made of it. Equal to drawing the
    template with everything, only faster.
    """
    mould = _mould(template, shape, texts)
    pieces = mould.pieces.copy()
    for place, name in mould.holes:
        pieces[place] = _shown(texts[name])
    return SafeString("".join(pieces))  # literal pieces come from a template, texts are escaped


def together(pieces: Iterable[str], between: str = "") -> SafeString:
    """Drawn pieces as one; a text among them that nobody has drawn is escaped."""
    return SafeString(between.join(_shown(it) for it in pieces))


def known(texts: Mapping[str, Any]) -> dict[str, Any]:
    """Those that are not empty: a template given only these can ask whether one is there."""
    return {name: text for name, text in texts.items() if text}


@dataclass(frozen=True)
class _Mould:
    """A template in one shape: its pieces, and in which places which texts go."""

    pieces: list[str]
    holes: list[tuple[int, str]]


def _mould(template: str, shape: Mapping[str, Hashable], texts: Mapping[str, Any]) -> _Mould:
    """The template in this shape, apart at its marks."""
    # While one develops, a changed file is another template.
    found: Any = get_template(template) if settings.DEBUG else _found(get_template, template)
    kept: dict[Hashable, _Mould] = found.template.__dict__.setdefault("_moulds", {})
    key = (get_language(), *shape.items(), *texts)
    mould = kept.get(key)
    if mould is None:
        if len(kept) >= MOST:
            kept.clear()
        marks = {name: mark_safe(f"\ue000{name}\ue001") for name in texts}  # noqa: S308 - a name of ours
        mould = kept[key] = _apart(found.render({**shape, **marks}))
    return mould


@cache
def _found(find: Callable[[str], Any], template: str) -> Any:
    """Django looks into its own cache by the names of all loaders, which is dearer."""
    return find(template)


def _apart(drawn: str) -> _Mould:
    """Literal pieces and names of texts by turns; a text's place is empty."""
    parts = MARK.split(drawn)
    holes = [(place, parts[place]) for place in range(1, len(parts), 2)]
    return _Mould(["" if place % 2 else part for place, part in enumerate(parts)], holes)


def escaped(text: str) -> str:
    """The text as HTML. Few hold a sign that needs it."""
    return escape(text) if TO_ESCAPE.search(text) else text


def _shown(text: Any) -> str:
    kind = type(text)
    if kind is SafeString:
        return cast(SafeString, text)
    if kind is str:
        return escaped(text)
    if isinstance(text, Promise):
        text = str(text)
    shown: str = text.__html__() if hasattr(text, "__html__") else escape(str(text))
    return shown
