"""Message catalogues with Babel alone: collect the strings, update the languages, compile.

`python -m core.catalogues extract` and `… compile`; nobody needs GNU gettext for it.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from copy import deepcopy
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
LOCALE = ROOT / "locale"
PACKAGES = (
    *("config", "core", "offices", "partnerships", "contacts", "outreach", "recognition"),
    "outcomes",
)
SOURCE_LANGUAGE = "en"
TRANSLATORS = ("Translators:",)
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    **dict.fromkeys(("_", "gettext", "gettext_lazy", "gettext_noop"), None),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), (1, 2)),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), ((1, "c"), 2)),
    **dict.fromkeys(("npgettext", "npgettext_lazy"), ((1, "c"), 2, 3)),
}


def extract_all() -> Catalog:
    """Return every translatable string of the code and the templates, in a stable order."""
    catalogue = Catalog(project="Lanyard", charset="utf-8")
    for file in sorted(_sources()):
        name = file.relative_to(ROOT).as_posix()
        # Without line numbers: a catalogue changes only when its strings do.
        where: list[tuple[str, Any]] = [(name, None)]
        found = extract("python", BytesIO(_as_python(file)), KEYWORDS, TRANSLATORS)
        for _line, message, comments, context in found:
            catalogue.add(message, locations=where, auto_comments=comments, context=context)
    return catalogue


def update_languages() -> None:
    """Bring each language's catalogue up to date; translations stay, dropped strings go."""
    template = extract_all()
    for po_file in sorted(LOCALE.glob("*/LC_MESSAGES/django.po")):
        language = po_file.parts[-3]
        with po_file.open("rb") as source:
            catalogue = read_po(source, locale=language)
        template.creation_date = catalogue.creation_date  # a date alone is no change
        # A copy: else the languages would share the messages, and English would fill them all.
        catalogue.update(deepcopy(template), no_fuzzy_matching=True)
        catalogue.obsolete.clear()
        if language == SOURCE_LANGUAGE:
            _speak_for_themselves(catalogue)
        with po_file.open("wb") as target:
            write_po(target, catalogue, width=100, include_lineno=False)


def _speak_for_themselves(catalogue: Catalog) -> None:
    """The strings of the source language are their own translations."""
    for message in catalogue:
        if message.id:
            message.string = message.id


def compile_changed() -> list[str]:
    """Compile the catalogues that are newer than their compiled form; return their languages."""
    done = []
    for po_file in sorted(LOCALE.glob("*/LC_MESSAGES/*.po")):
        mo_file = po_file.with_suffix(".mo")
        if mo_file.exists() and mo_file.stat().st_mtime_ns >= po_file.stat().st_mtime_ns:
            continue
        with po_file.open("rb") as source:
            catalogue = read_po(source, locale=po_file.parts[-3])
        _write_whole(mo_file, catalogue)
        done.append(po_file.parts[-3])
    return done


def _write_whole(mo_file: Path, catalogue: Catalog) -> None:
    """Put the new file in place in one step: a server may be reading the old one."""
    fresh = mo_file.with_suffix(".mo-new")
    with fresh.open("wb") as target:
        write_mo(target, catalogue)
    fresh.replace(mo_file)


def _sources() -> Iterator[Path]:
    for package in PACKAGES:
        yield from (ROOT / package).rglob("*.py")
    yield from (
        file for file in (ROOT / "templates").rglob("*") if file.suffix in {".html", ".txt"}
    )


def _as_python(file: Path) -> bytes:
    """Return Python that calls gettext for each string: the file, or its template translated."""
    if file.suffix == ".py":
        return file.read_bytes()
    from django.utils.translation.template import templatize  # here: only extracting needs Django

    # Each line stands alone then: indentation means nothing in a template.
    return re.sub(r"(?m)^[ \t]+", "", templatize(file.read_text())).encode()


def main(argv: list[str]) -> int:
    match argv:
        case ["extract"]:
            update_languages()
        case ["compile"]:
            compile_changed()
        case _:
            print(__doc__, file=sys.stderr)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
