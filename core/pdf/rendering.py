"""HTML in, PDF out: the same bytes for the same page, in whatever process and on whatever day."""

import gc
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain
from typing import Any

from core.pdf.addresses import Images
from core.pdf.parts import MANY, Pages
from core.pdf.progress import Progress, Stage, listening
from core.pdf.text import printable
from core.pdf.type import checked, sheets

VARIANT = "pdf/ua-1"  # tagged, with title and language, in PDF 1.7
NOWHERE = "nowhere:/"  # relative addresses come to the fetcher, too, and are refused


@dataclass(frozen=True)
class Printed:
    """A PDF and how many pages it has."""

    content: bytes
    pages: int


def render_pdf(
    html: str | Iterable[str],
    *,
    stylesheets: Sequence[str],
    images: Images | None = None,
    progress: Progress | None = None,
) -> Printed:
    """Print a whole HTML document, with stylesheets that are paths below the static folder.

    Language, title and author are the document's (`<html lang>`, `<title>`, `<meta name=author>`),
    and so is the date, if any (`<meta name=dcterms.created>`): no clock is asked. Its addresses
    are `static:<path>` and `image:<key>`, for which `images` is asked; any other ends the print.
    `progress` hears of each page, laid out and drawn, and ends the print by raising.

    Several documents, asked for one by one, become one PDF: each begins on a new page, the first
    gives title and language, and links are left out. Give many pages as parts of some dozens:
    whatever their number, only one part at a time lies in memory.

    Raises CannotPrint.
    """
    if isinstance(html, str):
        return _printed(html, Press(stylesheets, images), progress)
    return _printed_in_parts(html, Press(stylesheets, images), progress)


class Press:
    """What is made ready for a print: the fetcher, the fonts, the stylesheets."""

    def __init__(self, stylesheets: Sequence[str], images: Images | None) -> None:
        from core.pdf.library import Fetcher

        self.fetcher = Fetcher(images)
        self.fonts, self._sheets = sheets(stylesheets)

    def laid_out(self, html: str) -> Any:
        """The document as pages of boxes."""
        from core.pdf.library import HTML

        def lay() -> Any:
            source = HTML(string=html, base_url=NOWHERE, url_fetcher=self.fetcher)
            _clean(source.etree_element)
            return source.render(
                font_config=self.fonts, stylesheets=self._sheets, pdf_variant=VARIANT
            )

        return checked(self.fetcher, lay)

    def written(self, document: Any, finisher: Callable[[Any, Any], None] | None = None) -> bytes:
        """The PDF of a document, whose identity is a sum over its content."""
        options = {"pdf_variant": VARIANT, "pdf_identifier": True, "finisher": finisher}
        content: bytes = checked(self.fetcher, lambda: document.write_pdf(**options))
        return content


def _printed(html: str, press: Press, progress: Progress | None) -> Printed:
    with listening(progress):
        document = press.laid_out(html)
    for number, page in enumerate(document.pages, start=1):
        _telling(page, number, progress)
    printed = Printed(press.written(document), len(document.pages))
    del document, page
    if printed.pages >= MANY:
        gc.collect()
    return printed


def _printed_in_parts(parts: Iterable[str], press: Press, progress: Progress | None) -> Printed:
    """As `_printed`, one part after the other. The first gives the document its head."""

    def laid_out(html: str) -> Any:
        done = 0 if pages is None else len(pages)
        with listening(progress and (lambda stage, number: progress(stage, done + number))):
            return press.laid_out(html)

    pages: Pages | None = None
    rest = iter(parts)
    begin = next(rest, None)
    if begin is None:
        raise ValueError("there is nothing to print")
    document = laid_out(begin)
    first, document._html = document.pages, None
    following = (laid_out(html).pages for html in rest)
    pages = Pages(chain([first], following), partial(_telling, progress=progress))
    del first
    document.pages = pages
    content = press.written(document, finisher=lambda _, pdf: pages.check(pdf))
    return Printed(content, len(pages))


def _telling(page: Any, number: int, progress: Progress | None) -> Any:
    """The page, which tells that it is drawn next."""
    paint = page.paint

    def told(*args: Any, **options: Any) -> None:
        if progress is not None:
            progress(Stage.DRAWING, number)
        paint(*args, **options)

    page.paint = told
    return page


def _clean(root: Any) -> None:
    """Take unwanted characters out of all texts and attributes, however they were written."""
    for element in root.iter():
        if element.text:
            element.text = printable(element.text)
        if element.tail:
            element.tail = printable(element.tail)
        for name, value in element.attrib.items():
            element.set(name, printable(value))
