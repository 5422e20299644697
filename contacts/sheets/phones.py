"""Phone numbers as spreadsheets hold them, in one form: (918) 555-0142 x12."""

import re
from functools import lru_cache

from django.utils.translation import gettext_noop

from contacts.actions.addresses import NUMBER_LENGTH
from contacts.sheets.cells import Cleaned, Problem, says_nothing, too_long

LOST = gettext_noop(
    "“%(text)s” has lost digits: make the column wide or format it as text, then type it again."
)
NO_NUMBER = gettext_noop("“%(text)s” is no phone number, so it is left out.")
NO_AREA_CODE = gettext_noop("“%(text)s” has no area code.")

SEVERAL = re.compile(r"[;/|\n,]|\s+(?:or|and|o|y)\s+", re.IGNORECASE)
EXTENSION = re.compile(
    r"\s*(?:,?\s*(?:x|ext\.?|extension|extensión)\s*[:.]?|#)\s*(\d{1,6})\s*$", re.I
)
FLOAT = re.compile(r"^\d(?:\.(\d+))?e\+?(\d+)$", re.IGNORECASE)
PLAIN = re.compile(r"^\+?1?[\s.-]*\(?(\d{3})\)?[\s.-]*(\d{3})[\s.-]*(\d{4})$")


@lru_cache(1 << 15)
def clean_phones(text: str) -> Cleaned[tuple[str, ...]]:
    """The numbers of a cell: several by comma, slash or "or"; labels such as "(cell)" are left."""
    plain = PLAIN.match(text)
    if plain:
        return Cleaned((f"({plain[1]}) {plain[2]}-{plain[3]}",))
    if says_nothing(text):
        return Cleaned(())
    numbers: dict[str, None] = {}
    problems: list[Problem] = []
    for piece in SEVERAL.split(_with_extension(text)):
        _add(piece.strip(), numbers, problems)
    return Cleaned(tuple(numbers), tuple(problems))


def _with_extension(text: str) -> str:
    """The text with ", ext. 12" as " x12": its comma divides no numbers."""
    return re.sub(r",\s*(?=(?:x|ext)\b)", " ", text, flags=re.IGNORECASE)


def _add(text: str, numbers: dict[str, None], problems: list[Problem]) -> None:
    if not text:
        return
    number, problem = _number(text)
    if number:
        numbers[number] = None
    if problem:
        problems.append(problem)


def _number(text: str) -> tuple[str, Problem | None]:
    """One number in the form of the house; what is foreign or short stays as written."""
    short = {"text": text[:NUMBER_LENGTH]}
    written = FLOAT.match(text)
    if written:
        digits = _unfolded(written, text)
        return (_pleasant(digits), None) if digits else ("", Problem(LOST, short, "error"))
    body, extension = _parts(text)
    digits = re.sub(r"\D", "", body.removesuffix(".0"))
    if len(digits) < 5:
        return "", Problem(NO_NUMBER, short)
    if body.lstrip("(").startswith("+") and not digits.startswith("1"):
        number = f"{' '.join(re.sub(r'[^0-9+() .-]', ' ', body).split())}{extension}"
    else:
        number = _pleasant(digits) + extension if len(digits) in (7, 10, 11) else ""
    number = number or " ".join(text.split())
    if len(number) > NUMBER_LENGTH:
        return "", too_long(number, NUMBER_LENGTH)
    return number, Problem(NO_AREA_CODE, short) if len(digits) == 7 else None


def _unfolded(written: re.Match[str], text: str) -> str:
    """The digits of "9.185550142E+09"; "" where Excel has shown fewer than there were."""
    power = int(written[2])
    if len(written[1] or "") < power or power not in (9, 10):
        return ""
    return str(int(float(text)))


def _parts(text: str) -> tuple[str, str]:
    found = EXTENSION.search(text)
    if found and re.search(r"\d", text[: found.start()]):
        return text[: found.start()], f" x{found[1]}"
    return text, ""


def _pleasant(digits: str) -> str:
    if len(digits) == 11 and digits[0] == "1":
        digits = digits[1:]
    if len(digits) == 10:
        return f"({digits[:3]}) {digits[3:6]}-{digits[6:]}"
    return f"{digits[:3]}-{digits[3:]}" if len(digits) == 7 else ""
