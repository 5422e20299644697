"""The options of a long choice, such as all members of an office."""

from collections.abc import Iterable
from html import escape
from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

register = template.Library()


@register.simple_tag
def options(choices: Iterable[tuple[Any, Any]], value: str = "") -> SafeString:
    """The choices (value, label) as options, the one that is chosen marked.

    Two nodes for each of 250 members took longer than asking for them.
    """
    drawn = [
        f'<option value="{escape(str(one))}"{_selected(str(one) == value)}>'
        f"{escape(str(label))}</option>"
        for one, label in choices
    ]
    return mark_safe("".join(drawn))  # noqa: S308 - all that comes from outside is escaped


def _selected(chosen: bool) -> str:
    return " selected" if chosen else ""
