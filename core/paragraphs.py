"""Notes as paragraphs, as Django's `linebreaks` writes them."""

from django.template.defaultfilters import linebreaks_filter
from django.utils.html import escape
from django.utils.safestring import SafeString

from core.moulds import TO_ESCAPE


def paragraphs(text: str) -> str:
    """The text as HTML, nothing of nothing. Most notes are one line, which needs no search for
    more of them; a page shows twenty."""
    if not text:
        return ""
    if "\n" in text or "\r" in text:
        return linebreaks_filter(text)
    return SafeString(f"<p>{escape(text) if TO_ESCAPE.search(text) else text}</p>")
