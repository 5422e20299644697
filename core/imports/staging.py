"""Reads an uploaded file into staged rows, and takes care that no upload stays behind."""

import hashlib
import uuid
from collections.abc import Iterable, Iterator
from datetime import timedelta
from itertools import batched
from typing import BinaryIO

from django.core.files.base import File
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone

from core.imports.bulk import add_rows
from core.imports.reading import open_sheet
from core.models.imports import Import, ImportMapping, ImportRow
from core.registries.sheets import sheet_named

AT_ONCE = 2_000  # lines of one statement
SAMPLE = 50  # lines that the columns are guessed from
STRAY_AFTER = timedelta(days=1)

Lines = Iterable[tuple[int, list[str]]]


def store(office_id: int, content: BinaryIO) -> str:
    """Keep an upload until a worker has read it; answers its name, which nobody else chose."""
    return default_storage.save(f"{_folder(office_id)}/{uuid.uuid4().hex}", File(content))


def forget_upload(run: Import) -> None:
    """Take the upload away once this transaction is through; the import no longer names it."""
    name, run.upload = run.upload, ""
    if name:
        transaction.on_commit(lambda: default_storage.delete(name), robust=True)


def clear_strays(office_id: int) -> None:
    """Delete uploads that no import names: those whose request or worker ended on the way."""
    if not default_storage.exists(_folder(office_id)):
        return
    named = set(Import.objects.filter(office_id=office_id).values_list("upload", flat=True))
    for file in default_storage.listdir(_folder(office_id))[1]:
        name = f"{_folder(office_id)}/{file}"
        age = timezone.now() - default_storage.get_modified_time(name)
        if name not in named and age > STRAY_AFTER:
            default_storage.delete(name)


def read(run: Import) -> None:
    """Stage the whole file, and guess its columns unless its header has been seen before.

    Raises `core.imports.reading.CannotRead`; nothing is staged then.
    """
    with default_storage.open(run.upload) as file, open_sheet(file, run.filename) as opened:
        run.header = list(opened.header)
        run.row_count, sample = _stage(run, opened.lines())
        run.facts = run.facts | dict(opened.facts)
    _choose_columns(run, sample)


def _stage(run: Import, lines: Lines) -> tuple[int, list[list[str]]]:
    """Write the lines; answers how many there were, and the first of them."""
    count, sample = 0, []
    for chunk in batched(_with_twins(lines), AT_ONCE):
        add_rows(
            ImportRow,
            run.office_id,
            ("run_id", "number", "cells", "same_as"),
            [(run.pk, *line) for line in chunk],
        )
        if not count:
            sample = [cells for _, cells, _ in chunk[:SAMPLE]]
        count += len(chunk)
    return count, sample


def _with_twins(lines: Lines) -> Iterator[tuple[int, list[str], int | None]]:
    """Each line with the number of the first that says the very same, if there is one."""
    first: dict[bytes, int] = {}
    for number, cells in lines:
        whole = "\x1f".join(cells)
        if "\x00" in whole:  # PostgreSQL's texts hold none
            cells = [it.replace("\x00", "") for it in cells]
        digest = hashlib.blake2b(whole.encode("utf-8", "replace"), digest_size=16).digest()
        earlier = first.setdefault(digest, number)
        yield number, cells, earlier if earlier != number else None


def _choose_columns(run: Import, sample: list[list[str]]) -> None:
    from core.imports import mapping  # the words and likeness of headers: only where needed

    known = ImportMapping.objects.filter(
        office_id=run.office_id, sheet=run.sheet, header_key=mapping.header_key(run.header)
    ).first()
    if known is not None:
        run.mapping, run.words, run.day_order = known.mapping, known.words, known.day_order
    else:
        run.mapping = mapping.guess(sheet_named(run.sheet), run.header, sample)


def _folder(office_id: int) -> str:
    return f"imports/{office_id}"
