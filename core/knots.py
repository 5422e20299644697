"""The geometry of the Lanyard knot: two cords that run over and under each other.

Lengths are in the drawing's own units; the knot's two rings have a radius of 15 and the cords
enter at y = -5 and y = 5. What lies under is cut away with an SVG mask, so that the gap shows
whatever colour is behind it.
"""

from math import cos, radians, sin

Point = tuple[float, float]
Curve = tuple[Point, Point, Point, Point]

EVERYWHERE = '<path d="M-400-400h800v800h-800z" fill="#fff"/>'


def _between(start: Point, end: Point, share: float) -> Point:
    return (start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share)


def _split(curve: Curve, share: float) -> tuple[Curve, Curve]:
    """Cut a Bézier curve in two at `share` of its way (de Casteljau)."""
    a, b, c, d = curve
    ab, bc, cd = _between(a, b, share), _between(b, c, share), _between(c, d, share)
    abc, bcd = _between(ab, bc, share), _between(bc, cd, share)
    middle = _between(abc, bcd, share)
    return (a, ab, abc, middle), (middle, bcd, cd, d)


def _curve(curve: Curve, start: float, end: float) -> str:
    rest = _split(curve, start)[1]
    piece = _split(rest, (end - start) / (1 - start))[0]
    first, second, third, last = (f"{x:.2f},{y:.2f}" for x, y in piece)
    return f"M{first} C{second} {third} {last}"


def _arc(side: int, start: float, end: float) -> str:
    """An arc of the ring on `side` (1 right, -1 left), angles in degrees."""
    points = [
        (side * (6 + 15 * cos(radians(angle))), 15 * sin(radians(angle))) for angle in (start, end)
    ]
    (x0, y0), (x1, y1) = points
    sweep = 1 if (end > start) == (side > 0) else 0
    return f"M{x0:.2f},{y0:.2f} A15,15 0 0 {sweep} {x1:.2f},{y1:.2f}"


# where gold lies over plum, and where plum lies over gold
GOLD_OVER = " ".join(
    (
        _curve(((15, -5), (3, -5), (5, -15), (-6, -15)), 0.08, 1),
        _arc(-1, -91, -70),
        "M30,5 H13",
        _arc(-1, 3, 52),
    )
)
PLUM_OVER = " ".join(
    (
        _curve(((-15, 5), (-3, 5), (-5, 15), (6, 15)), 0.08, 1),
        _arc(1, 91, 70),
        "M-30,-5 H-13",
        _arc(1, -52, -3),
    )
)


def cords(reach: float) -> tuple[str, str]:
    """The paths of the plum and the gold cord, running out to `reach` on either side."""
    plum = (
        f"M-{reach:g},-5 H-15 C-3,-5 -5,-15 6,-15 A15,15 0 0 1 6,15 C-5,15 -3,5 -15,5 H-{reach:g}"
    )
    gold = f"M{reach:g},-5 H15 C3,-5 5,-15 -6,-15 A15,15 0 0 0 -6,15 C5,15 3,5 15,5 H{reach:g}"
    return plum, gold


def masks(width: float, gap: float, name: str) -> str:
    """The two masks that cut a cord of `width` where the other lies over it, `gap` on each side."""
    return f"<defs>{_mask(f'{name}-p', GOLD_OVER, width + 2 * gap)}" + (
        f"{_mask(f'{name}-g', PLUM_OVER, width + 2 * gap)}</defs>"
    )


def _mask(name: str, over: str, width: float) -> str:
    return (
        f'<mask id="{name}" maskUnits="userSpaceOnUse" x="-400" y="-400" width="800" height="800">'
        f'{EVERYWHERE}<path d="{over}" fill="none" stroke="#000" stroke-width="{width:g}"/></mask>'
    )
