"""Charts as SVG that the server draws: the same on screen and on paper.

A colour stands as a class, which a stylesheet fills by theme, and as an attribute, which printing
knows. No chart says anything by itself: numbers stand beside it, or in its label.
"""

from core.charts.bars import bar, shade, split

__all__ = ["bar", "shade", "split"]
