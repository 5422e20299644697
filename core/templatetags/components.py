"""Small helpers that the component templates share."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import template
from django.contrib.messages.storage.base import Message
from django.http import HttpRequest
from django.template import Context

from core.htmx import in_dialog

register = template.Library()


@register.filter
def initials(name: str) -> str:
    """The first letters of the first and last word of a name: "Dana Whitfield" gives "DW"."""
    words = str(name).split()
    if not words:
        return "?"
    last = words[-1] if len(words) > 1 else ""
    return (words[0][:1] + last[:1]).upper()


@register.filter
def middle(items: Sequence[Any] | None) -> int:
    """How many items stand before the middle; an odd one out goes first."""
    return (len(items or ()) + 1) // 2


@register.simple_tag
def joined(messages: Iterable[Message] | None) -> dict[str, str]:
    """What the toast shows for Django's messages: all their words, and how to undo the last."""
    said = list(messages or ())
    return {
        "message": " ".join(str(it) for it in said),
        "undo": next((it.extra_tags for it in reversed(said) if it.extra_tags), ""),
    }


@register.simple_tag(takes_context=True)
def is_dialog(context: Context) -> bool:
    """Whether this page is being loaded into the dialog."""
    request = getattr(context, "request", None)
    return isinstance(request, HttpRequest) and in_dialog(request)
