"""Text that a spreadsheet would take for a formula.

A CSV file has no types: a cell that begins with one of these is calculated when it is opened, and
"=HYPERLINK(…)" or "=cmd|…" does more than that. A quote before it makes it text. OWASP's page on
CSV injection has the list: = + - @, the same in full width, tab, carriage return and line feed.
Blanks before the sign do not help, some programs take them off.
"""

FULL_WIDTH = ("\uff1d", "\uff0b", "\uff0d", "\uff20")
STARTS = ("=", "+", "-", "@", *FULL_WIDTH)
CONTROLS = ("\t", "\r", "\n")
INVISIBLE = "\ufeff\u200b\u200c\u200d\u2060\x00"
"""What is no blank to Python, and nothing to the eye."""
GUARD = "'"


def guarded(text: str) -> str:
    """The text, with a quote before it where it would be calculated."""
    return f"{GUARD}{text}" if _would_calculate(text) else text


def unguarded(text: str) -> str:
    """The text as it was before `guarded`."""
    inner = text[1:]
    return inner if text.startswith(GUARD) and _would_calculate(inner) else text


def _would_calculate(text: str) -> bool:
    return text.startswith(CONTROLS) or text.lstrip().strip(INVISIBLE).lstrip().startswith(STARTS)
