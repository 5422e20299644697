"""Archives that mean harm, and those that are merely broken, made as they are asked for."""

import io
import struct
import zipfile
import zlib

TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

ROOT = f'<Relationships xmlns="{PACKAGE}"><Relationship Id="r1" Type="{TYPES}/officeDocument" Target="xl/workbook.xml"/></Relationships>'  # noqa: E501 - reads best in one line
BOOK = f'<workbook xmlns="{MAIN}" xmlns:r="{TYPES}"><sheets><sheet name="S" r:id="r1"/></sheets></workbook>'  # noqa: E501 - reads best in one line
LINKS = f'<Relationships xmlns="{PACKAGE}"><Relationship Id="r1" Type="{TYPES}/worksheet" Target="worksheets/s.xml"/><Relationship Id="r2" Type="{TYPES}/sharedStrings" Target="strings.xml"/></Relationships>'  # noqa: E501 - reads best in one line
HEADER = (
    '<row r="1"><c r="A1" t="inlineStr"><is><t>Name</t></is></c>'
    '<c r="B1" t="inlineStr"><is><t>Town</t></is></c></row>'
)


def sheet_xml(rows: str) -> str:
    """A sheet with column names and these rows."""
    return f'<worksheet xmlns="{MAIN}"><sheetData>{HEADER}{rows}</sheetData></worksheet>'


def archive(sheet: str | bytes, **others: str | bytes) -> bytes:
    """A workbook of one sheet. `others` replace or add parts: book, strings."""
    parts = {
        "_rels/.rels": ROOT,
        "xl/workbook.xml": others.get("book", BOOK),
        "xl/_rels/workbook.xml.rels": LINKS,
        "xl/worksheets/s.xml": sheet,
    }
    if "strings" in others:
        parts["xl/strings.xml"] = others["strings"]
    return zipped(parts)


def zipped(parts: dict[str, str | bytes]) -> bytes:
    """A zip archive of these parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return file.getvalue()


def lying_about_sizes(packed: bytes) -> bytes:
    """The same archive, which says in both places that no part unpacks to more than a byte."""
    raw = bytearray(packed)
    for mark, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = raw.find(mark)
        while at >= 0:
            struct.pack_into("<L", raw, at + place, 1)
            at = raw.find(mark, at + 4)
    return bytes(raw)


def with_directory_of(packed: bytes, size: int) -> bytes:
    """The same archive, whose end tells of a table of contents of that many bytes."""
    raw = bytearray(packed)
    struct.pack_into("<L", raw, raw.rfind(b"PK\x05\x06") + 12, size)
    return bytes(raw)


def encrypted_parts(packed: bytes) -> bytes:
    """The same archive with the mark of a password on each part."""
    raw = bytearray(packed)
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = raw.find(mark)
        while at >= 0:
            raw[at + place] |= 1
            at = raw.find(mark, at + 4)
    return bytes(raw)


def png() -> bytes:
    """The beginning of a picture."""
    return b"\x89PNG\r\n\x1a\n" + zlib.compress(bytes(1000))


def compound(name: str) -> bytes:
    """A file of the container of old Office programs, with a stream of that name in it."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + name.encode("utf-16-le") + bytes(512)
