"""Answers with a kept file, to one who was let in already."""

import re
from typing import Final

from django.http import FileResponse, Http404
from django.utils.translation import gettext as _

from core.files import NotKept, open_kept

LONGEST_NAME = 120
UNFIT = re.compile(r'[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff/\\:*?"<>|]+')
SUFFIX = re.compile(r"[A-Za-z0-9]{1,5}")
SHOWN: Final = ("application/pdf", "image/png")
"""Types that browsers may show in place; all others are handed over as files."""
SANDBOX = "sandbox; default-src 'none'; frame-ancestors 'none'"
IN_PLACE = (
    "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'"
)
"""Without `sandbox`, in which Chrome and Safari do not show PDFs at all."""


def send_kept(name: str, filename: str, content_type: str, *, inline: bool = False) -> FileResponse:
    """The file as a download, or shown in place if it is of a kind that may be.

    `filename` is what the reader's computer calls it, with its ending; any signs may be in it.
    Ask for permission first. Raises Http404 if the file is gone.
    """
    try:
        file = open_kept(name)
    except NotKept:
        raise Http404(_("The file is no longer there.")) from None
    shown = inline and content_type in SHOWN
    response = FileResponse(
        file,
        as_attachment=not shown,
        filename=fit_filename(filename),
        content_type=content_type,
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-cache"
    response["Content-Security-Policy"] = IN_PLACE if shown else SANDBOX
    return response


def fit_filename(filename: str) -> str:
    """The name without what no file system takes, no longer than they take."""
    stem, dot, suffix = filename.rpartition(".")
    if not SUFFIX.fullmatch(suffix) or not dot:
        stem, dot, suffix = filename, "", ""
    clean = re.sub(r"\s+", " ", UNFIT.sub(" ", stem)).strip(" .")
    tail = f"{dot}{suffix}"
    return f"{clean[: LONGEST_NAME - len(tail)].strip() or 'file'}{tail}"
