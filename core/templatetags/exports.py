"""The links under a list that download it."""

from typing import Any

from django import template
from django.http import HttpRequest
from django.template import Context
from django.utils.safestring import SafeString

from core.addresses import address_of
from core.exports.answers import Format
from core.moulds import filled, together

register = template.Library()

PAGING = ("page", "before")
"""Of a list's address, what says where one stands in it: a file holds all of it."""


@register.simple_tag(takes_context=True)
def download(context: Context, name: str, *parts: Any, **query: Any) -> SafeString:
    """“Download: CSV · Excel” of the list whose files are named `name`_csv and `name`_xlsx.

    The filters of the page's address go along, or those that are given as `query`. Nothing for
    members who may not export.
    """
    if not context["may"]["export"]:
        return SafeString()
    return downloads(context["request"], context["office"].slug, name, *parts, **query)


def downloads(request: HttpRequest, slug: str, name: str, *parts: Any, **query: Any) -> SafeString:
    """The same for code that draws a page's part; the member may export."""
    asked = request.GET.copy()
    for word in PAGING:
        asked.pop(word, None)
    asked.update({word: str(value) for word, value in query.items()})
    tail = f"?{asked.urlencode()}" if asked else ""
    key, files = name.replace("_", "-"), []
    for number, file in enumerate(Format, start=1):
        url = f"{address_of(slug, f'{name}_{file}', *parts)}{tail}"
        shape = {"key": key, "number": number, "label": file.label}
        files.append(filled("components/download_file.html", shape, {"url": url}))
    return filled("components/download.html", {}, {"files": together(files)})
