"""Email addresses as spreadsheets hold them."""

import re
from functools import lru_cache

from django.utils.translation import gettext_noop

from contacts.actions.addresses import ADDRESS_LENGTH, MOST, is_email
from contacts.sheets.cells import Cleaned, Problem, says_nothing

NO_EMAIL = gettext_noop("“%(address)s” does not look like an email address.")
TOO_MANY = gettext_noop("Keep it to %(most)d email addresses.")

# what nearly every address looks like; only the rest is put to Django's slower judgement
USUAL = re.compile(
    r"[A-Za-z0-9_+-]+(?:\.[A-Za-z0-9_+-]+)*@(?:[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*\.)+[A-Za-z]{2,18}"
)
SEVERAL = re.compile(r"[;,|/\s]+")
IN_TEXT = re.compile(r"<?(?:mailto:)?([^\s<>;,|/()\"]+@[^\s<>;,|/()\"]+\.[A-Za-z]{2,})>?")


@lru_cache(1 << 15)
def clean_emails(text: str) -> Cleaned[tuple[str, ...]]:
    """The addresses of a cell, each once; names around them ("Dana <dana@…>") are left out."""
    if len(text) <= ADDRESS_LENGTH and USUAL.fullmatch(text):
        return Cleaned((text,))
    if says_nothing(text):
        return Cleaned(())
    wrong: list[Problem] = []
    found: dict[str, str] = {}
    for piece in _pieces(text):
        if is_email(piece):
            found.setdefault(piece.lower(), piece)
        else:
            wrong.append(Problem(NO_EMAIL, {"address": piece[:60]}, "error"))
    if len(found) > MOST:
        wrong.append(Problem(TOO_MANY, {"most": MOST}, "error"))
    return Cleaned(tuple(found.values()), tuple(wrong))


def _pieces(text: str) -> list[str]:
    """The addresses in angle brackets where there are any, else what blanks and commas divide."""
    if "<" in text:
        return IN_TEXT.findall(text) or [text]
    plain = re.sub(r"(?i)\bmailto:|\s+(?:or|and|y|o)\s+", " ", text)
    pieces = [it.strip(" .()[]'\"") for it in SEVERAL.split(plain)]
    pieces = [it for it in pieces if it]
    if len(pieces) > 1 and not all("@" in it for it in pieces):
        addresses = [it for it in pieces if "@" in it]
        return addresses or [text]
    return pieces


def take_emails(text: str) -> tuple[str, tuple[str, ...]]:
    """A text without the addresses that stand in it, and those."""
    if "@" not in text:
        return text, ()
    found = tuple(it for it in IN_TEXT.findall(text) if is_email(it))
    rest = IN_TEXT.sub("", text) if found else text
    return " ".join(rest.replace("()", " ").split()).strip(" ,;-\u2013<>"), found
