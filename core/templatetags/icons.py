"""Icons: lucide's drawings as inline SVG, so that they take the colour of the text."""

from functools import cache

from django import template
from django.utils.safestring import SafeString, mark_safe
from lucide.templatetags.lucide import lucide

register = template.Library()


@register.simple_tag
def icon(name: str) -> SafeString:
    """Draw the lucide icon called `name`, hidden from screen readers: the words beside it speak.

    Raises lucide.IconDoesNotExist for a name that lucide does not know.
    """
    return _drawn(str(name))


@cache
def _drawn(name: str) -> SafeString:
    drawing = lucide(name, size=None)
    inside = drawing[drawing.index(">") + 1 : drawing.rindex("</svg>")]
    lines = "".join(line.strip() for line in inside.splitlines())
    svg = f'<svg class="i" viewBox="0 0 24 24" aria-hidden="true">{lines}</svg>'
    return mark_safe(svg)  # noqa: S308 - the drawing comes from lucide, never from a user
