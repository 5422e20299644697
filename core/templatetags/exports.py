"""The links under a list that download it."""

from typing import Any

from django import template
from django.template import Context
from django.urls import reverse

from core.exports.answers import Format

register = template.Library()

PAGING = ("page", "before")
"""Of a list's address, what says where one stands in it: a file holds all of it."""


@register.inclusion_tag("components/download.html", takes_context=True)
def download(context: Context, name: str, *parts: Any, **query: Any) -> dict[str, Any]:
    """“Download: CSV · Excel” of the list whose files are named `name`_csv and `name`_xlsx.

    The filters of the page's address go along, or those that are given as `query`. Nothing for
    members who may not export.
    """
    if not context["may"]["export"]:
        return {"files": []}
    asked = context["request"].GET.copy()
    for word in PAGING:
        asked.pop(word, None)
    asked.update({word: str(value) for word, value in query.items()})
    tail = f"?{asked.urlencode()}" if asked else ""
    slug = context["office"].slug
    return {
        "key": name.replace("_", "-"),
        "files": [
            {"label": it.label, "url": f"{reverse(f'{name}_{it}', args=[slug, *parts])}{tail}"}
            for it in Format
        ],
    }
