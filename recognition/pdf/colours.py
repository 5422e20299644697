"""Colours of text out of the office's own: dark enough to be read on white."""

READABLE = 4.5
"""The contrast that WCAG 2.2 asks of text."""
DEEPER = 0.655  # as the design's plum becomes the name's
STEP = 0.94
WHITE = 1.0


def text_colour(colour: str) -> str:
    """The office's colour, deepened, and as much darker as it takes to be read on white."""
    parts = [part * DEEPER for part in _parts(colour)]
    while contrast_on_white(_named(parts)) < READABLE:
        parts = [part * STEP for part in parts]
    return _named(parts)


def contrast_on_white(colour: str) -> float:
    """WCAG's contrast ratio to white paper, 1 to 21."""
    red, green, blue = (_linear(part / 255) for part in _parts(colour))
    return (WHITE + 0.05) / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def _parts(colour: str) -> list[float]:
    return [float(int(colour[at : at + 2], 16)) for at in (1, 3, 5)]


def _named(parts: list[float]) -> str:
    return "#" + "".join(f"{round(part):02X}" for part in parts)


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
