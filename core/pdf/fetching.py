"""WeasyPrint's way to files and the network, closed but for `core.pdf.addresses`.

Imported when something is printed, never before: it needs the library.
"""

from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from core.pdf.addresses import Images, content_of
from core.pdf.errors import CannotPrint


class Fetcher(URLFetcher):  # type: ignore[misc]  # the library has no types
    """Remembers the first refusal, too: inside SVG drawings the library goes on after any error."""

    def __init__(self, images: Images | None) -> None:
        # The parent's own would set up handlers for http, ftp, files and data: there are none here.
        self._fail_on_errors = True
        self._images = images
        self.refusal: CannotPrint | None = None

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
        try:
            content, kind = content_of(url, self._images)
        except CannotPrint as refusal:
            self.refusal = self.refusal or refusal
            raise FatalURLFetchingError(str(refusal)) from refusal
        return URLFetcherResponse(url, content, {"Content-Type": kind})
