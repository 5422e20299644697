"""The Lanyard knot as inline SVG: the mark, the tie between two people, the art on a band."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import count
from weakref import WeakKeyDictionary

from django import template
from django.http import HttpRequest
from django.template import Context
from django.utils.safestring import SafeString, mark_safe

from core.knots import cords, masks

register = template.Library()


@dataclass(frozen=True)
class Drawing:
    """How one use of the knot is drawn; lengths in the drawing's own units."""

    view: str
    reach: float
    width: float
    gap: float
    attributes: str = ""
    group: str = ' stroke-linecap="round"'
    colours: tuple[str, str] = ("c1", "c2")


DRAWINGS = {
    "mark": Drawing("-34.5 -18 69 36", 32, 5, 1.6, ' class="knot"'),
    "tied": Drawing("-52.3 -18 104.6 36", 50, 4.6, 1.6),
    "band": Drawing(
        "-80 -34 160 68",
        300,
        5.4,
        1.8,
        ' class="cords" preserveAspectRatio="xMaxYMid slice"',
        ' stroke-linecap="round" transform="translate(16 1) rotate(-8) scale(1.22)"',
        ("b1", "b2"),
    ),
    "art": Drawing(
        "-70 -60 140 120",
        400,
        5.6,
        1.8,
        ' preserveAspectRatio="xMidYMid slice"',
        ' transform="translate(0 1) rotate(-6) scale(1.42)"',
        ("b1", "b2"),
    ),
}

DOTTED_LEFT, DOTTED_RIGHT = "M-50-5H-14M-50 5H-14", "M50-5H14M50 5H14"
LOOSE_RIGHT, LOOSE_LEFT = (
    "M50-5H24C14-5 12-13 2-12M50 5H22C14 5 12 12 5 14",
    "M-50-5H-24C-14-5-12-13-2-12M-50 5H-22C-14 5-12 12-5 14",
)
LOOSE = {
    (False, True): f'<path class="c2" d="{LOOSE_RIGHT}"/><path class="lo" d="{DOTTED_LEFT}"/>',
    (True, False): f'<path class="c1" d="{LOOSE_LEFT}"/><path class="lo" d="{DOTTED_RIGHT}"/>',
    (False, False): f'<path class="lo" d="{DOTTED_LEFT}{DOTTED_RIGHT}"/>',
}

# masks are found by id, so that each drawing on a page needs an id of its own
_numbers: WeakKeyDictionary[HttpRequest, Iterator[int]] = WeakKeyDictionary()


@register.simple_tag(takes_context=True)
def knot(context: Context, kind: str = "mark") -> SafeString:
    """Draw the knot: "mark" (logo, empty states), "tied", "band" (art on a band) or "art"."""
    return _tied(kind, _number(context))


@register.simple_tag(takes_context=True)
def knot_between(context: Context, ours: object, theirs: object) -> SafeString:
    """Draw what holds two people together: a knot, or a loose end for whoever is missing."""
    loose = LOOSE.get((bool(ours), bool(theirs)))
    if loose is None:
        return knot(context, "tied")
    return mark_safe(  # noqa: S308 - drawn from the constants above
        '<svg viewBox="-52 -18 104 36" aria-hidden="true">'
        f'<g fill="none" stroke-width="4.6" stroke-linecap="round">{loose}</g></svg>'
    )


def _number(context: Context) -> int:
    request = getattr(context, "request", None)
    if request is None:
        return 0
    return next(_numbers.setdefault(request, count()))


@lru_cache(maxsize=100)
def _tied(kind: str, number: int) -> SafeString:
    drawing, name = DRAWINGS[kind], f"{kind}-{number}"
    plum, gold = cords(drawing.reach)
    first, second = drawing.colours
    return mark_safe(  # noqa: S308 - numbers and constants only
        f'<svg viewBox="{drawing.view}" aria-hidden="true"{drawing.attributes}>'
        f"{masks(drawing.width, drawing.gap, name)}"
        f'<g fill="none" stroke-width="{drawing.width:g}"{drawing.group}>'
        f'<path class="{first}" d="{plum}" mask="url(#{name}-p)"/>'
        f'<path class="{second}" d="{gold}" mask="url(#{name}-g)"/></g></svg>'
    )
