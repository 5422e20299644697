"""Which character stands between the cells of a text file.

Not by csv.Sniffer, which takes any character that is frequent: here, the one is right that cuts
the lines into the same number of cells, quotation marks honoured.
"""

import csv
from collections import Counter
from collections.abc import Sequence

DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "pipe"}
NONE = "\x1f"
"""Of a file with a single column, whose commas belong to its texts."""
ENOUGH_COLUMNS = 12
PROSE = 0.3
"""What a delimiter counts that is mostly followed by a space, as in "Rivera, Dana"."""
OFTEN, MOSTLY = 0.3, 0.9
"""The share of lines that a delimiter cuts, one that may be prose, too."""


def delimiter_of(lines: Sequence[str]) -> str:
    """The delimiter of the first lines of a file (with their line ends), or NONE.

    A first line "sep=;" is Excel's own way to say it.
    """
    if told := told_by(lines[0] if lines else ""):
        return told
    scores = {it: _score(lines, it) for it in DELIMITERS}
    best = max(scores, key=lambda it: scores[it])
    return best if scores[best] else NONE


def told_by(line: str) -> str:
    """The delimiter that a line "sep=;" names, or ""."""
    said = line.lstrip("\ufeff").strip("\r\n").strip('"')
    return said[4:5] if len(said) == 5 and said.lower().startswith("sep=") else ""


def _score(lines: Sequence[str], delimiter: str) -> float:
    widths = _widths(lines, delimiter)
    cut = Counter(it for it in widths if it > 1)
    if not cut:
        return 0.0
    width, often = max(cut.items(), key=lambda it: (it[1] * min(it[0], ENOUGH_COLUMNS), it[0]))
    share = often / len(widths)
    text = "".join(lines)
    prose = text.count(delimiter + " ") > 0.8 * text.count(delimiter)
    if share < (MOSTLY if prose else OFTEN):
        return 0.0
    return share**2 * min(width, ENOUGH_COLUMNS) * (PROSE if prose else 1.0)


def _widths(lines: Sequence[str], delimiter: str) -> list[int]:
    try:
        return [len(it) for it in csv.reader(lines, delimiter=delimiter) if any(it)]
    except csv.Error:  # a cell that grows beyond all bounds: this is not the delimiter
        return [len(it.split(delimiter)) for it in lines if it.strip()]
