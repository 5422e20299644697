"""Sizes in points: of sheets of paper, and of what is placed on them."""

from typing import NamedTuple

from recognition.enums.documents import Paper

INCH = 72.0


class Size(NamedTuple):
    """Width and height."""

    width: float
    height: float


UPRIGHT = {Paper.LETTER: Size(612.0, 792.0), Paper.A4: Size(595.28, 841.89)}


def lying(paper: str) -> Size:
    """The sheet in landscape."""
    width, height = UPRIGHT[Paper(paper)]
    return Size(height, width)


def within(size: Size, room: Size) -> Size:
    """The size, scaled to the room it has; small pictures grow no more than fourfold."""
    part = min(room.width / size.width, room.height / size.height, 4.0)
    return Size(round(size.width * part, 2), round(size.height * part, 2))
