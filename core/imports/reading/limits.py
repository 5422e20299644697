"""How large a file may be. Whatever is beyond is refused before it is held in memory."""

MEGABYTE = 1024 * 1024

FILE_BYTES = 25 * MEGABYTE
LINES = 20_000
"""Lines with something in them, the column names not counted."""
COLUMNS = 200
CELL_CHARACTERS = 32_767
"""What Excel allows, too."""

RECORD_CHARACTERS = 1_000_000
"""One line of a text file with all its cells."""
RECORD_LINES = 200
"""Line breaks that the cells of one line may hold: beyond, a quotation mark was left open."""

PART_BYTES = 64 * MEGABYTE
"""What the cells of a workbook, and its texts, may unpack to (each)."""
SMALL_PART_BYTES = 4 * MEGABYTE
"""What the other parts (styles, list of sheets) may unpack to."""
DIRECTORY_BYTES = MEGABYTE
"""The table of contents of a workbook: some thousand parts."""
TEXTS = 1_000_000
"""Different texts of a workbook, which are held in memory."""
SHEET_ROWS = 1_048_576
SHEET_COLUMNS = 16_384
"""What Excel allows; a workbook that says more was not written by a spreadsheet program."""
