"""A filter of a list, filled in."""

from typing import Any

from django import template
from django.utils.safestring import SafeString

from core.moulds import filled
from core.templatetags.options import options

register = template.Library()


@register.simple_tag
def filter_select(select: Any) -> SafeString:
    """One filter: it has a name, a label, words for any, a value, and options (value, label)."""
    drawn = options(select.options, select.value)
    texts = {"name": select.name, "label": select.label, "any": select.any, "options": drawn}
    return filled("partnerships/select.html", {}, texts)
