"""Many documents as one PDF, in the memory of a few.

WeasyPrint lays out all pages before it draws the first, and keeps what it knows of each until the
file is written: 500 certificates take 180 MB. Here a part (some dozens of pages) is laid out when
the drawing comes to it. Of pages that are drawn only what the tags need is kept.
"""

import gc
from collections.abc import Callable, Iterator
from typing import Any

SVG = "{http://www.w3.org/2000/svg}svg"
WHOLE = frozenset({"img", SVG, "object", "embed", "table", "td", "th", "li", "dt", "dd"})
"""Elements whose tags ask for more than their name: for places, spans or the style of a list."""
DRAWN = ("replacement", "pango_layout", "text", "first_letter_style", "first_line_style")
"""Of those, what is for drawing alone. A replacement holds on to the layout of the whole part."""
KEPT = ("element", "element_tag", "children", "link_annotation", "widget_annotation")
"""What the tags ask of all other boxes."""
MOST_PAGES = 10_000
MANY = 20
"""Boxes of a layout point at each other and stay until the collector comes by. From this many
pages on it is called at once; it looks at the whole process, which takes as long as some pages."""


class Pages:
    """Stands for the list of a document's pages, and lays them out while they are drawn.

    The library goes over its pages again and again: twice for links, of which there are none
    here; once to draw them; then for bookmarks and tags.
    """

    BEFORE_DRAWING = 2

    def __init__(self, parts: Iterator[list[Any]], of_page: Callable[[Any, int], Any]) -> None:
        self.drawn: list[Any] = []
        self._parts = parts
        self._of_page = of_page
        self._rounds = 0

    def __len__(self) -> int:
        return len(self.drawn)

    def __iter__(self) -> Iterator[Any]:
        self._rounds += 1
        if self._rounds <= self.BEFORE_DRAWING:
            return iter([_Unlinked] * MOST_PAGES)
        if self._rounds == self.BEFORE_DRAWING + 1:
            return self._drawing()
        return iter(self.drawn)

    def _drawing(self) -> Iterator[Any]:
        uncollected = 0
        for part in self._parts:
            uncollected += len(part)
            for page in part:
                self.drawn.append(page)
                yield self._of_page(page, len(self.drawn))
                page.__dict__.pop("paint", None)
                page.links, page.forms = [], {None: []}
                _lighten(page._page_box)
            part.clear()
            if uncollected >= MANY:
                gc.collect()
                uncollected = 0

    def check(self, pdf: Any) -> None:
        """Every page that was laid out is in the file, or the library goes other rounds by now."""
        if pdf.pages["Count"] != len(self.drawn) or not self.drawn:
            raise RuntimeError("pages are missing: the library draws in another order")


class _Unlinked:
    """A page before it is laid out."""

    anchors: dict[str, Any] = {}
    links: tuple[Any, ...] = ()


def _lighten(box: Any) -> None:
    """Drop what a box and those inside it no longer need."""
    box = getattr(box, "_box", box)  # absolute ones stand behind a placeholder
    if box.element_tag in WHOLE:
        needless = DRAWN if box.element_tag in ("li", "dt", "dd") else (*DRAWN, "style")
        for name in needless:
            box.__dict__.pop(name, None)
    else:
        box.__dict__ = {name: box.__dict__[name] for name in KEPT if name in box.__dict__}
    for child in getattr(box, "children", ()):
        _lighten(child)
