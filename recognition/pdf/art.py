"""What is drawn on a certificate, as the inside of an SVG whose unit is a hundredth of an inch.

Two cords, the office's colours, and the knot they tie; gaps are white strokes below the upper cord.
"""

from functools import lru_cache

from django.utils.html import format_html
from django.utils.safestring import SafeString

from recognition.enums.documents import Layout
from recognition.pdf.paper import INCH, Size

PLUM_OVER = (
    "M-12.37,5.18 C-3.24,6.54 -4.12,15.00 6.00,15.00 M5.74,15.00 A15,15 0 0 0 11.13,14.10 "
    "M-22.5,-5 H-13 M15.23,-11.82 A15,15 0 0 1 20.98,-0.79"
)
GOLD_OVER = (
    "M12.37,-5.18 C3.24,-6.54 4.12,-15.00 -6.00,-15.00 M-5.74,-15.00 A15,15 0 0 0 -11.13,-14.10 "
    "M22.5,5 H13 M-20.98,0.79 A15,15 0 0 0 -15.23,11.82"
)
PLUM = "M-26,-5 H-15 C-3,-5 -5,-15 6,-15 A15,15 0 0 1 6,15 C-5,15 -3,5 -15,5 H-26"
GOLD = "M26,-5 H15 C3,-5 5,-15 -6,-15 A15,15 0 0 0 -6,15 C5,15 3,5 15,5 H26"


@lru_cache(maxsize=64)
def art(layout: str, size: Size, first: str, second: str) -> SafeString:
    """The drawing of a layout on a sheet of that size (points), in the office's two colours."""
    wide, high = round(size.width / INCH * 100), round(size.height / INCH * 100)
    return DRAWN[Layout(layout)](wide, high, first, second)


def knot(place: str, first: str, second: str) -> SafeString:
    """The knot, put into place by an SVG transformation."""
    return format_html(
        '<g transform="{}" fill="none" stroke-width="3.3"><path d="{}" stroke="{}"/>'
        '<path d="{}" stroke="#FFFFFF" stroke-width="5.9"/><path d="{}" stroke="{}"/>'
        '<path d="{}" stroke="#FFFFFF" stroke-width="5.9"/><path d="{}" stroke="{}"/>'
        '<path d="{}" stroke="{}"/></g>',
        *(place, GOLD, second, PLUM_OVER, PLUM, first),
        *(GOLD_OVER, GOLD_OVER, second, PLUM_OVER, first),
    )


@lru_cache(maxsize=64)
def strip(first: str, second: str) -> SafeString:
    """The line below a letter's head, 650 by 24: two cords that are tied near its end."""
    left, right = ("M0 9H555M0 15H555", first), ("M585 9H650M585 15H650", second)
    return _lines(2, left, right) + knot("translate(570 12) scale(.6)", first, second)


def _cords(wide: int, high: int, first: str, second: str) -> SafeString:
    middle, right, foot = wide // 2, wide - 46, high - 87
    left_side = _around(middle - 75, middle, foot, 46, 1)
    right_side = _around(middle + 75, middle, foot, right, -1)
    return _lines(9.9, (left_side, first), (right_side, second)) + knot(
        f"translate({middle} {foot - 15}) scale(3)", first, second
    )


def _around(start: int, end: int, foot: int, side: int, way: int) -> str:
    """Two cords from the knot at the foot around a side to the middle of the head."""
    inner, turn = side + 30 * way, side + 52 * way
    return (
        f"M{start} {foot}H{turn}Q{side} {foot} {side} {foot - 52}V98Q{side} 46 {turn} 46H{end}"
        f"M{start} {foot - 30}H{turn}Q{inner} {foot - 30} {inner} {foot - 52}"
        f"V98Q{inner} 76 {turn} 76H{end}"
    )


def _frame(wide: int, high: int, first: str, second: str) -> SafeString:
    """A line with hollow corners, a hairline in it, and the knot on its foot."""
    middle, foot = wide // 2, high - 60
    outer = _hollow(52, 52, wide - 52, foot, 36, middle, 50)
    inner = _hollow(66, 66, wide - 66, foot - 14, 36, middle, 50)
    drawn = _lines(5, (outer, first)) + _lines(1.4, (inner, second))
    return drawn + knot(f"translate({middle} {foot - 7}) scale(1.4)", first, second)


def _hollow(left: int, top: int, right: int, foot: int, turn: int, middle: int, gap: int) -> str:
    """A frame whose corners are bent inwards, open at its foot for the knot."""
    return (
        f"M{middle - gap} {foot}H{left + turn}A{turn} {turn} 0 0 0 {left} {foot - turn}"
        f"V{top + turn}A{turn} {turn} 0 0 0 {left + turn} {top}H{right - turn}"
        f"A{turn} {turn} 0 0 0 {right} {top + turn}V{foot - turn}"
        f"A{turn} {turn} 0 0 0 {right - turn} {foot}H{middle + gap}"
    )


def _band(wide: int, high: int, first: str, second: str) -> SafeString:
    """Two cords down the left side, as a lanyard hangs, tied below the middle of the sheet."""
    at, tied = 112, round(high * 0.6)
    above = f"M{at - 15} 46V{tied - 75}M{at + 15} 46V{tied - 75}"
    below = f"M{at - 15} {tied + 75}V{high - 46}M{at + 15} {tied + 75}V{high - 46}"
    return _lines(9.9, (above, first), (below, second)) + knot(
        f"translate({at} {tied}) rotate(90) scale(3)", first, second
    )


def _lines(width: float, *lines: tuple[str, str]) -> SafeString:
    paths = [format_html('<path d="{}" stroke="{}"/>', path, colour) for path, colour in lines]
    group = '<g fill="none" stroke-width="{}">' + "{}" * len(paths) + "</g>"
    return format_html(group, f"{width:g}", *paths)


DRAWN = {Layout.CORDS: _cords, Layout.FRAME: _frame, Layout.BAND: _band}
