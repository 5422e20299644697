"""HTML in, PDF out: the same bytes for the same page, in whatever process and on whatever day."""

import gc
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from core.pdf.addresses import Images
from core.pdf.progress import Progress, Stage, listening
from core.pdf.text import printable

VARIANT = "pdf/ua-1"  # tagged, with title and language, in PDF 1.7
NOWHERE = "nowhere:/"  # relative addresses come to the fetcher, too, and are refused
MANY = 20
"""Boxes of a layout point at each other and stay until the collector comes by. From this many
pages on it is called at once; it looks at the whole process, which takes as long as some pages."""


@dataclass(frozen=True)
class Printed:
    """A PDF and how many pages it has."""

    content: bytes
    pages: int


def render_pdf(
    html: str,
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

    Raises CannotPrint.
    """
    printed = _printed(html, stylesheets, images, progress)
    if printed.pages >= MANY:
        gc.collect()
    return printed


def _printed(
    html: str, stylesheets: Sequence[str], images: Images | None, progress: Progress | None
) -> Printed:
    with listening(progress):
        document, fetcher = laid_out(html, stylesheets, images)
    _tell_of_drawing(document.pages, progress)
    options = {"pdf_variant": VARIANT, "pdf_identifier": True}  # the identity is of the content
    content = _checked(fetcher, lambda: document.write_pdf(**options))
    return Printed(content, len(document.pages))


def laid_out(html: str, stylesheets: Sequence[str], images: Images | None) -> tuple[Any, Any]:
    """The document as pages of boxes, and the fetcher that served it."""
    from core.pdf.library import CSS, HTML, Fetcher, FontConfiguration

    fetcher, fonts = Fetcher(images), FontConfiguration()

    def lay() -> Any:
        source = HTML(string=html, base_url=NOWHERE, url_fetcher=fetcher)
        _clean(source.etree_element)
        sheets = [
            CSS(url=f"static:{path}", url_fetcher=fetcher, font_config=fonts)
            for path in stylesheets
        ]
        return source.render(font_config=fonts, stylesheets=sheets, pdf_variant=VARIANT)

    return _checked(fetcher, lay), fetcher


def _clean(root: Any) -> None:
    """Take unwanted characters out of all texts, however they were written in the source."""
    for element in root.iter():
        if element.text:
            element.text = printable(element.text)
        if element.tail:
            element.tail = printable(element.tail)


def _checked(fetcher: Any, work: Any) -> Any:
    """Do the work; a refused address ends in our own error, whatever the library made of it."""
    from core.pdf.library import FatalURLFetchingError

    try:
        result = work()
    except FatalURLFetchingError:
        raise fetcher.refusal from None
    if fetcher.refusal:
        raise fetcher.refusal
    return result


def _tell_of_drawing(pages: Sequence[Any], progress: Progress | None) -> None:
    """Have each page tell that it is drawn next."""
    if progress is None:
        return

    def told(number: int, paint: Any, *args: Any, **options: Any) -> None:
        progress(Stage.DRAWING, number)
        paint(*args, **options)

    for number, page in enumerate(pages, start=1):
        page.paint = partial(told, number, page.paint)
