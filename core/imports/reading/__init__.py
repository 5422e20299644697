"""Reads spreadsheets as offices have them, line by line: CSV in any dress, and Excel workbooks.

Nothing in a file is trusted, and nothing but the line at hand is held in memory (of a workbook,
also the texts that its cells share). Files that cannot be read are refused in words that say
what to do. Workbooks are read without a library: those at hand unpack and parse whole parts
before anybody can say stop, and fail on workbooks whose colours alone are odd.
"""

from core.imports.reading.opened import OpenSheet, open_sheet
from core.imports.reading.refusal import CannotRead

__all__ = ["CannotRead", "OpenSheet", "open_sheet"]
