"""Where the texts of a page came to lie: for tests of what must not overflow, and for fitting."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from core.pdf.addresses import Images
from core.pdf.rendering import Press


@dataclass(frozen=True)
class Box:
    """A rectangle in CSS pixels (96 an inch) from the top left of its sheet.

    A text, or with `text` empty an element's block. `tag` and `classes` are its element's, and
    `path` the classes and tags of those around it, nearest first.
    """

    text: str
    tag: str
    classes: tuple[str, ...]
    path: tuple[str, ...]
    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.left + self.width

    @property
    def bottom(self) -> float:
        return self.top + self.height


@dataclass(frozen=True)
class Sheet:
    """A page of paper: its size, the pieces of text as lines were broken, and the blocks."""

    width: float
    height: float
    texts: tuple[Box, ...]
    blocks: tuple[Box, ...]

    def blocks_of(self, name: str) -> list[Box]:
        """The blocks whose element has this tag or class."""
        return [it for it in self.blocks if name == it.tag or name in it.classes]

    def texts_in(self, name: str) -> list[Box]:
        """The texts inside elements of this tag or class."""
        return [it for it in self.texts if name in it.path]


def lay_out(html: str, *, stylesheets: Sequence[str], images: Images | None = None) -> list[Sheet]:
    """The sheets that `render_pdf` would draw. Raises CannotPrint."""
    document = Press(stylesheets, images).laid_out(html)
    return [_sheet(page) for page in document.pages]


def _sheet(page: Any) -> Sheet:
    found = list(_walk(page._page_box, ()))
    texts = tuple(box for box in found if box.text)
    return Sheet(page.width, page.height, texts, tuple(box for box in found if not box.text))


def _walk(box: Any, around: tuple[str, ...]) -> Iterator[Box]:
    """The boxes inside a box of the library, from the outside in."""
    from weasyprint.formatting_structure.boxes import BlockLevelBox, TextBox

    box = getattr(box, "_box", box)  # absolute ones stand behind a placeholder
    tag, classes = box.element_tag or "", _classes(box)
    path = (*classes, tag, *around)
    if isinstance(box, TextBox):
        yield _box(box, box.text, tag, classes, path)
    elif isinstance(box, BlockLevelBox):
        yield _box(box, "", tag, classes, path)
    for child in getattr(box, "children", ()):
        yield from _walk(child, path)


def _box(box: Any, text: str, tag: str, classes: tuple[str, ...], path: tuple[str, ...]) -> Box:
    left, top = box.border_box_x(), box.border_box_y()
    return Box(text, tag, classes, path, left, top, box.border_width(), box.border_height())


def _classes(box: Any) -> tuple[str, ...]:
    return () if box.element is None else tuple(box.element.get("class", "").split())
