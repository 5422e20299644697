"""Prints HTML as PDF, with nothing of the outside: see ADR 0016.

WeasyPrint comes with libraries of its own and is imported when the first page is printed.
"""

from core.pdf.addresses import Images
from core.pdf.boxes import Box, Sheet, lay_out
from core.pdf.errors import CannotPrint
from core.pdf.progress import Progress, Stage
from core.pdf.rendering import Printed, render_pdf

__all__ = [
    "Box",
    "CannotPrint",
    "Images",
    "Printed",
    "Progress",
    "Sheet",
    "Stage",
    "lay_out",
    "render_pdf",
]
