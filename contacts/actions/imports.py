"""Bring a spreadsheet in, and take it out again: who may, and what the engine then does.

The engine (core.imports.runs) asks nobody whether they may; these do, for pages, API and command.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import BinaryIO

from core.actions import action
from core.actors import Actor
from core.imports import runs
from core.models.imports import Import
from offices.actions.rules import may
from offices.models import Office
from offices.permissions import Permission


@action
def start_import(
    *,
    by: Actor,
    office: Office,
    sheet: str,
    filename: str,
    content: BinaryIO,
    start: bool = False,
) -> Import:
    """Take a file in and let it be read in the background.

    `sheet` is the name of a registered one (core.registries.sheets). `start`: its columns are
    taken as they are guessed, and its rows are brought in, unless somebody has to decide.
    """
    may(by, Permission.IMPORT)
    return runs.start_import(
        by=by,
        office_id=office.pk,
        sheet=sheet,
        filename=filename,
        content=content,
        start=start,
    )


@action
def choose_columns(
    *,
    by: Actor,
    run: Import,
    mapping: Mapping[str, int],
    words: Mapping[str, Mapping[str, str]],
    day_order: str | None = None,
) -> Import:
    """Say which column of the file is which of ours, and what its words mean; then it is checked.

    `day_order` says whether days have the month or the day first; None leaves it as it is.
    Raises ValidationError by the key of our column, WrongState.
    """
    may(by, Permission.IMPORT)
    said = {column: dict(meant) for column, meant in words.items()}
    return runs.choose_columns(
        by=by, run=run, mapping=dict(mapping), words=said, day_order=day_order
    )


@action
def choose_matches(*, by: Actor, run: Import, matches: str, alike: str) -> Import:
    """Say what is to become of rows that are there already, certainly and perhaps."""
    may(by, Permission.IMPORT)
    return runs.choose_matches(by=by, run=run, matches=matches, alike=alike)


@action
def choose_row(*, by: Actor, run: Import, number: int, choice: str) -> None:
    """Say it for one row; "" follows the import's choice."""
    may(by, Permission.IMPORT)
    runs.choose_row(by=by, run=run, number=number, choice=choice)


@action
def bring_in(*, by: Actor, run: Import) -> Import:
    """Write the good rows, in the background. Raises WrongState."""
    may(by, Permission.IMPORT)
    return runs.bring_in(by=by, run=run)


@action
def stop(*, by: Actor, run: Import) -> Import:
    """Stop after the rows that are being written. Raises WrongState."""
    may(by, Permission.IMPORT)
    return runs.stop(by=by, run=run)


@action
def go_on(*, by: Actor, run: Import) -> Import:
    """Go on with what was stopped. Raises WrongState."""
    may(by, Permission.IMPORT)
    return runs.go_on(by=by, run=run)


@action
def undo_import(*, by: Actor, run: Import, now: datetime) -> Import:
    """Take it all back, in the background. Raises CannotUndo, WrongState."""
    may(by, Permission.IMPORT)
    return runs.undo_import(by=by, run=run, now=now)


@action
def discard(*, by: Actor, run: Import) -> None:
    """Forget a file that was not brought in. Raises WrongState."""
    may(by, Permission.IMPORT)
    runs.discard(by=by, run=run)
