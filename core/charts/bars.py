"""Bars, bars in parts, and the shades of tables."""

from collections.abc import Sequence

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

TONES = {
    "ok": "#2F8F6E",
    "watch": "#C97A0A",
    "risk": "#CF4A34",
    "none": "#A99AA6",
    "brand": "#7A2F63",
    "bench": "#A99AA6",
}
TRACK = "#EDE8ED"
LONG = 1000
"""How long a bar is in its own units."""
GAP = 6
SHADES = 5


def bar(value: float, most: float, tone: str = "brand") -> SafeString:
    """A bar as long as `value` of `most`; hidden from screen readers, its number stands beside."""
    length = round(LONG * min(value, most) / most) if most else 0
    return format_html(
        '<svg class="bar" viewBox="0 0 {} 12" preserveAspectRatio="none" aria-hidden="true">'
        '<rect class="f-track" fill="{}" width="{}" height="12"/>'
        '<rect class="f-{}" fill="{}" width="{}" height="12"/></svg>',
        *(LONG, TRACK, LONG, tone, TONES[tone], length),
    )


def split(parts: Sequence[tuple[int, str]], label: str) -> SafeString:
    """One bar in parts of (how many, tone), in their order; `label` says them in words."""
    total = sum(count for count, _ in parts)
    found, begin = [], 0
    for count, tone in parts:
        length = round(LONG * count / total) if total else 0
        if count:
            found.append((tone, TONES[tone], begin, max(length - GAP, 1)))
        begin += length
    return format_html(
        '<svg class="split" viewBox="0 0 {} 10" preserveAspectRatio="none" role="img"'
        ' aria-label="{}">{}</svg>',
        LONG - GAP,
        label,
        format_html_join("", '<rect class="f-{}" fill="{}" x="{}" width="{}" height="10"/>', found),
    )


def shade(percent: int) -> str:
    """The class of a cell: from h0, up to half, to h4, from 85 on."""
    return f"h{sum(percent >= least for least in (51, 61, 75, 85)[: SHADES - 1])}"
