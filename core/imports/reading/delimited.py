"""Text files: comma, semicolon, tab or pipe between the cells, one record after the other."""

import csv
import io
from collections.abc import Iterator
from itertools import islice
from typing import IO, Any

from django.utils.translation import gettext_noop

from core.imports.reading.delimiters import DELIMITERS, delimiter_of, told_by
from core.imports.reading.encodings import encoding_of
from core.imports.reading.limits import RECORD_CHARACTERS, RECORD_LINES
from core.imports.reading.refusal import CannotRead

type Record = tuple[int, list[str]]

SAMPLE_LINES = 200

OPEN_QUOTE = gettext_noop(
    "Line %(line)s opens a quotation mark that is not closed in the same cell. "
    "Close it or take it away, save the file and upload it again."
)
LINE_TOO_LONG = gettext_noop(
    "Line %(line)s holds more text than a line of a spreadsheet can. "
    "Open the file in a spreadsheet program and look at that line."
)


class Delimited:
    """The records of a text file, each with the line on which it begins (from 1)."""

    def __init__(self, file: IO[bytes]) -> None:
        self._encoding = encoding_of(file)
        file.seek(0)
        self._text = io.TextIOWrapper(file, encoding=self._encoding.codec)
        sample = list(islice(self._physical(), SAMPLE_LINES))
        self._told = bool(told_by(sample[0] if sample else ""))
        self._delimiter = delimiter_of(sample)
        self.facts: dict[str, Any] = {
            "format": "csv",
            "encoding": self._encoding.name,
            "delimiter": DELIMITERS.get(self._delimiter, ""),
        }

    def close(self) -> None:
        """Let the file go without closing it: it is the caller's."""
        self._text.detach()

    def records(self) -> Iterator[Record]:
        """Every record from the beginning. Raises CannotRead where quotation marks went wrong."""
        self._text.seek(0)
        feed = _Feed(self._physical())
        reader = csv.reader(feed, delimiter=self._delimiter)
        while True:
            first = feed.number + 1
            feed.taken.clear()
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error as problem:
                raise CannotRead(OPEN_QUOTE, line=first) from problem
            if len(feed.taken) > 1 or feed.ended:
                self._check_quotes(first, feed.taken)
            if not (first == 1 and self._told):
                yield first, cells

    def _check_quotes(self, first: int, lines: list[str]) -> None:
        """A record of several lines is one only if its quotation marks say so exactly."""
        try:
            list(csv.reader(lines, delimiter=self._delimiter, strict=True))
        except csv.Error as problem:
            if len(lines) > 1 or "unexpected end" in str(problem):
                raise CannotRead(OPEN_QUOTE, line=first) from problem

    def _physical(self) -> Iterator[str]:
        """The lines as they stand in the file, with "\\n" at their ends however they ended."""
        number = 0
        while line := self._text.readline(RECORD_CHARACTERS + 1):
            number += 1
            if len(line) > RECORD_CHARACTERS:
                raise CannotRead(LINE_TOO_LONG, line=number)
            yield line.removeprefix("\ufeff") if number == 1 else line


class _Feed:
    """Hands lines to the reader of CSV, and remembers which ones the current record took."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines = lines
        self.number = 0
        self.taken: list[str] = []
        self.ended = False

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        try:
            line = next(self._lines)
        except StopIteration:
            self.ended = True
            raise
        self.number += 1
        self.taken.append(line)
        if len(self.taken) > RECORD_LINES:
            raise CannotRead(OPEN_QUOTE, line=self.number - RECORD_LINES)
        return line
