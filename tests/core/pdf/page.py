"""A page for the tests: two fonts of ours, a title, a language."""

import shutil
from pathlib import Path

from django.conf import settings

CSS = """
@font-face { font-family: "Bricolage"; src: url(static:fonts/bricolage-400.woff2) format("woff2") }
@font-face { font-family: Petrona; src: url(static:fonts/petrona-500-italic.woff2) format("woff2");
  font-style: italic; font-weight: 500 }
@page { size: 11in 8.5in; margin: 1in }
body { font: 400 12pt/1.45 Bricolage, sans-serif; overflow-wrap: anywhere }
h1 { font-size: 28pt; overflow-wrap: anywhere }
.why { font: italic 500 18pt/1.4 Petrona, serif }
section { break-after: page }
img { width: 1in }
"""
SHEETS = ["css/print/test.css"]


def page(body: str = "<h1>Rivera Machining</h1>", *, head: str = "") -> str:
    """A whole document around a body."""
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Thank you</title>'
        f'<meta name="author" content="Harlow Valley School District">{head}</head>'
        f"<body>{body}</body></html>"
    )


def static_folder(root: Path) -> Path:
    """A static folder with the project's fonts and one stylesheet."""
    (root / "css" / "print").mkdir(parents=True)
    (root / "css" / "print" / "test.css").write_text(CSS)
    shutil.copytree(Path(settings.STATICFILES_DIRS[0], "fonts"), root / "fonts")
    return root
