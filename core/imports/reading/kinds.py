"""What a file is, by what it begins with: names lie, and people rename."""

from typing import IO, Literal

from django.utils.translation import gettext_noop

from core.imports.reading.limits import FILE_BYTES, MEGABYTE
from core.imports.reading.refusal import CannotRead

Kind = Literal["csv", "xlsx"]

ZIP = b"PK\x03\x04"
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # the container of old and of locked Office files
LOCKED = "EncryptedPackage".encode("utf-16-le")
MARKUP = (b"<!doctype", b"<html", b"<table", b"<?xml", b"<meta", b"<head")
OTHERS = {
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF8": "GIF",
    b"BM": "BMP",
    b"%PDF": "PDF",
    b"{\\rtf": "RTF",
    b"\x1f\x8b": "GZIP",
    b"7z\xbc\xaf": "7z",
    b"Rar!": "RAR",
    b"SQLite format 3": "SQLite",
    b"BEGIN:VCARD": "vCard",
}

EMPTY = gettext_noop("The file is empty. Save the spreadsheet once more and upload it again.")
TOO_LARGE = gettext_noop(
    "The file has %(megabytes)s MB; up to %(most)s MB can be read. "
    "Take pictures out of it, or split it into several files."
)
LOCKED_FILE = gettext_noop(
    "The workbook is protected by a password. "
    "Open it, take the password off, save it and upload it again."
)
OLD_EXCEL = gettext_noop(
    "This is a workbook of Excel 2003 or older (.xls). "
    "Open it, save it as an Excel workbook (.xlsx) or as CSV, and upload that."
)
MARKUP_FILE = gettext_noop(
    "This is a web page or an XML file, whatever its name says. "
    "Open it in a spreadsheet program, save it as .xlsx or CSV, and upload that."
)
NO_SPREADSHEET = gettext_noop(
    "This is a %(kind)s file, not a spreadsheet. Upload a .csv or .xlsx file."
)


def kind_of(file: IO[bytes]) -> Kind:
    """Whether the file is text or a workbook. Raises CannotRead for whatever is neither."""
    size = file.seek(0, 2)
    if size == 0:
        raise CannotRead(EMPTY)
    if size > FILE_BYTES:
        raise CannotRead(TOO_LARGE, megabytes=-(-size // MEGABYTE), most=FILE_BYTES // MEGABYTE)
    file.seek(0)
    head = file.read(4096)
    if head.startswith(COMPOUND):
        raise CannotRead(LOCKED_FILE if _holds(file, LOCKED) else OLD_EXCEL)
    _refuse_others(head)
    return "xlsx" if head.startswith(ZIP) else "csv"


def _refuse_others(head: bytes) -> None:
    if head.lstrip(b"\xef\xbb\xbf \r\n\t").lower().startswith(MARKUP):
        raise CannotRead(MARKUP_FILE)
    for beginning, name in OTHERS.items():
        binary = len(beginning) > 2 or b"\x00" in head  # "BM" may well begin a text
        if head.startswith(beginning) and binary:
            raise CannotRead(NO_SPREADSHEET, kind=name)


def _holds(file: IO[bytes], word: bytes) -> bool:
    file.seek(0)
    last = b""
    while piece := file.read(MEGABYTE):
        if word in last + piece:
            return True
        last = piece[-len(word) :]
    return False
