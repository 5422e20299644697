"""Where things stand on each layout of a certificate. Points, from the top left of the sheet."""

from dataclasses import dataclass

from recognition.enums.documents import Layout
from recognition.pdf.paper import INCH, Size


@dataclass(frozen=True)
class Look:
    """The room for words between `head` and the signatures, and where these stand.

    `foot` is what stays free below the words if nobody signs; `line` is the line of two
    signatures, `line_of_one` of a single one, measured from the foot of the sheet.
    """

    align: str
    left: float
    right: float
    head: float
    foot: float
    line: float
    line_of_one: float
    sign_left: float
    sign_right: float

    def name_width(self, size: Size) -> float:
        return size.width - self.left - self.right

    def wording_width(self, size: Size, scale: float) -> float:
        """The wording is narrower than the name, unless there is much of it."""
        wide = self.name_width(size)
        narrow = min(wide, (size.width - 2.7 * INCH) * 0.832)
        return narrow + (wide - narrow) * min(1.0, 2 * (1 - scale))


def _look(align: str, **inches: float) -> Look:
    return Look(align, **{name: value * INCH for name, value in inches.items()})


LOOKS = {
    Layout.CORDS: _look(
        "center",
        left=1.35,
        right=1.35,
        head=1.05,
        foot=1.75,
        line=2.05,
        line_of_one=2.3,
        sign_left=1.4,
        sign_right=1.4,
    ),
    Layout.FRAME: _look(
        "center",
        left=1.3,
        right=1.3,
        head=1.0,
        foot=1.3,
        line=1.75,
        line_of_one=1.95,
        sign_left=1.35,
        sign_right=1.35,
    ),
    Layout.BAND: _look(
        "left",
        left=2.15,
        right=0.95,
        head=0.85,
        foot=0.9,
        line=1.4,
        line_of_one=1.4,
        sign_left=2.15,
        sign_right=0.95,
    ),
}
SIGN_WIDTH = 2.9 * INCH
