"""How large an upload may be, and what is kept of it."""

from dataclasses import dataclass

MEGABYTE = 1_000_000
FILE_BYTES = 5 * MEGABYTE
SIDE = 4_000  # pixels
PIXELS = 12_000_000  # what a usual phone takes; 48 MB once it is unpacked
SMALLEST = 16  # pixels a side: less is a mistake, or made to count views
SCANS = 100
"""Passes of one JPEG. A dozen are usual; each is drawn over the whole picture."""


@dataclass(frozen=True)
class ImageLimits:
    """What an image is for: its longest side in pixels, and whether the paper is taken away
    (white becomes clear, empty margins are cut off)."""

    longest: int
    without_paper: bool = False


LOGO = ImageLimits(longest=1_200)
SIGNATURE = ImageLimits(longest=1_000, without_paper=True)
