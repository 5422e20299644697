"""What a workbook says of itself: its sheets, its texts, and which numbers are dates."""

import posixpath
import re
from dataclasses import dataclass, field

from django.utils.translation import gettext_noop

from core.imports.reading.archive import DAMAGED, Archive
from core.imports.reading.limits import CELL_CHARACTERS, TEXTS
from core.imports.reading.refusal import CannotRead
from core.imports.reading.xml import Attributes, Stream, local

NO_WORKBOOK = gettext_noop(
    "This is not an Excel workbook, although it is packed like one. "
    "Open it in its own program, export it as .xlsx or CSV, and upload that."
)
CELL_TOO_LONG = gettext_noop(
    "A cell holds more than %(most)s characters. Shorten it, save the file and upload it again."
)
ROOT_PART = "_rels/.rels"
DATE_IDS = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
"""The number formats that Excel has without naming them, as far as they show a day or time."""
NO_CODE = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.|\*.')
ZEROS = re.compile(r"0+")


@dataclass(frozen=True)
class SheetPart:
    """A sheet, and the part of the archive that holds its cells."""

    name: str
    part: str
    visible: bool


@dataclass
class Styles:
    """By number of the style: whether it shows a date, and to how many digits it fills up."""

    dates: list[bool] = field(default_factory=list)
    digits: list[int] = field(default_factory=list)


@dataclass(frozen=True)
class Workbook:
    """Everything that the cells of any sheet need to be understood."""

    sheets: list[SheetPart]
    texts: list[str]
    styles: Styles
    from_1904: bool


def read_workbook(archive: Archive) -> Workbook:
    """Read a workbook's own parts. Raises CannotRead if the archive is no workbook."""
    if ROOT_PART not in archive.names:
        raise CannotRead(NO_WORKBOOK)
    main = next(iter(_relations(archive, ROOT_PART, "officeDocument").values()), "")
    folder, name = posixpath.split(main)
    relations = posixpath.join(folder, "_rels", f"{name}.rels")
    if not {main, relations} <= archive.names:
        raise CannotRead(NO_WORKBOOK)
    sheets, from_1904 = _sheets(archive, main, _relations(archive, relations, "worksheet"))
    if not sheets:
        raise CannotRead(NO_WORKBOOK)
    strings = _relations(archive, relations, "sharedStrings").values()
    styles = _relations(archive, relations, "styles").values()
    return Workbook(
        sheets=sheets,
        texts=_texts(archive, next(iter(strings), "")),
        styles=_styles(archive, next(iter(styles), "")),
        from_1904=from_1904,
    )


def _relations(archive: Archive, part: str, kind: str) -> dict[str, str]:
    """The parts that another one points to, by their ids there, of one kind."""
    folder = posixpath.dirname(posixpath.dirname(part))
    found: dict[str, str] = {}

    def start(tag: str, its: Attributes) -> None:
        if tag == "Relationship" and its.get("Type", "").endswith(f"/{kind}"):
            target = posixpath.normpath(posixpath.join("/", folder, its.get("Target", "")))
            found[its.get("Id", "")] = target.lstrip("/")

    Stream(start).feed_all([archive.read(part)])
    return found


def _sheets(archive: Archive, main: str, parts: dict[str, str]) -> tuple[list[SheetPart], bool]:
    sheets: list[SheetPart] = []
    from_1904: list[str] = []

    def start(tag: str, its: Attributes) -> None:
        if tag == "workbookPr":
            from_1904.append(its.get("date1904", ""))
        if tag == "sheet" and (part := parts.get(local(its, "id"))):
            visible = its.get("state", "visible") == "visible"
            sheets.append(SheetPart(its.get("name", ""), part, visible))

    Stream(start).feed_all([archive.read(main)])
    return sheets, from_1904[-1:] in (["1"], ["true"])


class _Texts:
    """Collects the texts that cells share; how they are spoken (`rPh`) is not part of them."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self._pieces: list[str] = []
        self._length = 0
        self._in_text = self._in_sound = False

    def start(self, tag: str, _its: Attributes) -> None:
        if tag == "si":
            self._pieces.clear()
            self._length = 0
        elif tag == "rPh":
            self._in_sound = True
        elif tag == "t":
            self._in_text = not self._in_sound

    def end(self, tag: str) -> None:
        if tag == "t":
            self._in_text = False
        elif tag == "rPh":
            self._in_sound = False
        elif tag == "si":
            self.found.append("".join(self._pieces))
            if len(self.found) > TEXTS:
                raise CannotRead(DAMAGED)

    def text(self, piece: str) -> None:
        if not self._in_text:
            return
        self._length += len(piece)
        if self._length > CELL_CHARACTERS:
            raise CannotRead(CELL_TOO_LONG, most=CELL_CHARACTERS)
        self._pieces.append(piece)


def _texts(archive: Archive, part: str) -> list[str]:
    texts = _Texts()
    if part in archive.names:
        Stream(texts.start, texts.end, texts.text).feed_all(archive.pieces(part))
    return texts.found


def _styles(archive: Archive, part: str) -> Styles:
    styles, codes, inside = Styles(), dict[str, str](), set[str]()

    def start(tag: str, its: Attributes) -> None:
        inside.add(tag)
        if tag == "numFmt":
            codes[its.get("numFmtId", "")] = its.get("formatCode", "")
        elif tag == "xf" and "cellXfs" in inside:
            number = its.get("numFmtId", "0")
            styles.dates.append(_is_date(number, codes.get(number, "")))
            styles.digits.append(_digits(codes.get(number, "")))

    if part in archive.names:
        Stream(start, inside.discard).feed_all([archive.read(part)])
    return styles


def _is_date(number: str, code: str) -> bool:
    if not code:
        return number.isdigit() and int(number) in DATE_IDS
    first = NO_CODE.sub("", code).split(";")[0].lower()
    return first != "general" and any(letter in first for letter in "dmyhs")


def _digits(code: str) -> int:
    """A format such as "00000" shows the zip code 1234 as 01234: so many digits; else 0."""
    return len(code) if ZEROS.fullmatch(code) and len(code) <= 20 else 0
