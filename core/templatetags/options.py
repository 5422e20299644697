"""The options of a long choice, such as all members of an office."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

from core.moulds import escaped

register = template.Library()


@register.simple_tag
def options(choices: Iterable[tuple[Any, Any]], value: str = "") -> SafeString:
    """The choices (value, label) as options, the one that is chosen marked.

    Two nodes for each of 250 members took longer than asking for them, and so did looking for
    each of five signs in both of their texts.
    """
    drawn = [_option(str(one), str(label), value) for one, label in choices]
    return mark_safe("".join(drawn))  # noqa: S308 - all that comes from outside is escaped


def _option(one: str, label: str, value: str) -> str:
    selected = " selected" if one == value else ""
    return f'<option value="{escaped(one)}"{selected}>{escaped(label)}</option>'
