"""What is placed on a certificate: texts, pictures, lines. Points, from the top left of the sheet.

The printed page and the preview on screen are drawn from the same, so they look the same.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.utils.safestring import SafeString

from recognition.models import StoredImage
from recognition.pdf.metrics import NAME, TEXT, WORDS, face
from recognition.pdf.paper import Size

FACES = {"over": TEXT, "to": NAME, "why": WORDS}
"""The face of a text by its role; all others are small texts."""


@dataclass(frozen=True)
class Text:
    """Lines of a role, centred in their width or from its left side. `leading` is a line's."""

    role: str
    lines: tuple[str, ...]
    size: float
    leading: float
    left: float
    top: float
    width: float
    centred: bool = True

    @property
    def bottom(self) -> float:
        return self.top + self.leading * len(self.lines)

    @property
    def anchor(self) -> float:
        """Where SVG puts a line: its middle, or its beginning."""
        return round(self.left + self.width / 2, 2) if self.centred else self.left

    @property
    def baselines(self) -> Iterator[tuple[float, str]]:
        """Each line with the height of its baseline, as CSS would place it."""
        height = face(FACES.get(self.role, TEXT)).height
        down = (self.leading + (height.above - height.below) * self.size) / 2
        for number, line in enumerate(self.lines):
            yield round(self.top + self.leading * number + down, 2), line


@dataclass(frozen=True)
class Picture:
    """The logo or a signature, where it was scaled to."""

    image: StoredImage
    words: str
    left: float
    top: float
    size: Size


@dataclass(frozen=True)
class Line:
    """The line of a signature."""

    left: float
    top: float
    width: float


@dataclass
class Placed:
    """A whole sheet. Texts stand in the order in which they are read."""

    size: Size
    art: SafeString
    ink: str
    texts: list[Text] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
