"""Fonts and stylesheets that are ready to print with: read once, whatever number of documents.

To register the fonts of a document with fontconfig and to read its stylesheets takes longer than
to lay out a page. What was read is known by its content, so that an edited stylesheet is read anew.
"""

import atexit
import os
import threading
import weakref
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

from core.pdf.addresses import content_of, static_root
from core.pdf.errors import REFUSED, CannotPrint

KINDS = 8  # of documents, each with stylesheets of its own

Sheets = tuple[Any, list[Any]]
"""The fonts, and the stylesheets that name them."""
Content = tuple[tuple[str, bytes], ...]


class _Cases(threading.local):
    """Each thread has its own: what Pango keeps of fonts is not made for two at a time."""

    def __init__(self) -> None:
        self.of = lru_cache(maxsize=KINDS)(_Case)
        atexit.register(_let_go, weakref.ref(self.of))


def _let_go(of: Callable[[], Any]) -> None:
    """Before Python itself ends: Pango, asked to free its fonts after that, takes the process down
    (and whoever waits for it hears that the print has failed)."""
    if (cases := of()) is not None:
        cases.cache_clear()


class _Case:
    """What was read of some stylesheets."""

    def __init__(self, root: str, content: Content) -> None:
        from core.pdf.library import CSS, Fetcher, FontConfiguration

        fetcher, self.fonts = Fetcher(None), FontConfiguration()
        urls = [f"static:{path}" for path, _ in content]
        options = {"url_fetcher": fetcher, "font_config": self.fonts}
        self.read = checked(fetcher, lambda: [CSS(url=url, **options) for url in urls])
        self._faces = self._count()

    def _count(self) -> int:
        folder = self.fonts._folder
        return len(os.listdir(folder)) if folder else 0

    def is_as_read(self) -> bool:
        """Whether no document has brought a font of its own, which would be the next one's, too."""
        return self._count() == self._faces


def sheets(paths: Sequence[str]) -> Sheets:
    """Fonts and stylesheets, the latter by their paths below the static folder.

    Raises CannotPrint.
    """
    content = tuple((path, content_of(f"static:{path}", None)[0]) for path in paths)
    case = _cases.of(str(static_root()), content)
    if not case.is_as_read():
        _cases.of.cache_clear()
        return sheets(paths)
    case.fonts.strut_layouts.clear()  # grows with every size that words were fitted in
    return case.fonts, case.read


def checked(fetcher: Any, work: Callable[[], Any]) -> Any:
    """Do the work; a refused address ends in our own error, whatever the library made of it."""
    from core.pdf.library import FatalURLFetchingError

    try:
        result = work()
    except FatalURLFetchingError:
        raise fetcher.refusal or CannotPrint(REFUSED, address="?") from None
    if fetcher.refusal:
        raise fetcher.refusal
    return result


_cases = _Cases()
