"""The links of a row of tabs; each is filled in, as there are some on most pages."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.utils.safestring import SafeString

from core.moulds import filled, together

register = template.Library()


@register.simple_tag
def tab_links(tabs: Iterable[Any]) -> SafeString:
    """Links to the tabs: objects or dicts with label, url, count (or None), is_current."""
    return together(_link(it) for it in tabs)


def _link(tab: Any) -> SafeString:
    count = _said(tab, "count")
    shape = {"is_current": bool(_said(tab, "is_current")), "has_count": count is not None}
    texts = {"url": _said(tab, "url"), "label": _said(tab, "label"), "count": count}
    return filled("components/tab.html", shape, texts)


def _said(tab: Any, name: str) -> Any:
    return tab.get(name) if isinstance(tab, dict) else getattr(tab, name, None)
