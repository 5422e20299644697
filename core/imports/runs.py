"""What people do with an import: start it, choose, bring in, stop, go on, undo, discard.

No permission is asked here: that is the callers' (contacts.actions.imports).
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, BinaryIO

from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.actions import action, hold
from core.actors import Actor
from core.imports import staging, turns
from core.imports.errors import CannotUndo, WrongState
from core.imports.forgetting import forget_rows, forgotten_from, plan_forgetting
from core.imports.reading.cells import UNSEEN
from core.models.imports import (
    DayOrder,
    Import,
    ImportMapping,
    ImportRow,
    ImportState,
    Matches,
    RowState,
)
from core.registries.sheets import Sheet, sheet_named

S = ImportState
NOT_BROUGHT_IN = (S.READING, S.MAPPING, S.CHECKING, S.READY, S.FAILED)
ELSEWHERE = _("This import is at another point by now. Look at it again.")
TOO_LATE = _("An import can be undone for 30 days. This one is older.")


@action
def start_import(
    *,
    by: Actor,
    office_id: int,
    sheet: str,
    filename: str,
    content: BinaryIO,
    start: bool = False,
) -> Import:
    """Take a file in; a worker reads it. `start`: it comes in by itself (core.imports.straight).

    Raises KeyError for a sheet that nobody registered.
    """
    sheet_named(sheet)
    upload = staging.store(office_id, content)
    try:
        run = Import(office_id=office_id, sheet=sheet, filename=filename[-200:], upload=upload)
        run.by_id = _member_id(by)
        run.facts = {"start": True} if start else {}
        run.save()
        run.refresh_from_db(fields=["recorded_at"])
        turns.move(run, S.READING)
        plan_forgetting(run)
    except BaseException:
        default_storage.delete(upload)
        raise
    return run


@action
def choose_columns(
    *,
    by: Actor,
    run: Import,
    mapping: Mapping[str, int],
    words: Mapping[str, Mapping[str, str]],
    day_order: str | None = None,
) -> Import:
    """Say which column of the file is which, and what unknown words mean; then it is checked.

    `day_order` is a DayOrder; None leaves it as it is. All of it is remembered for the next file
    with this header. Raises ValidationError by the column's key, WrongState.
    """
    _expect(run, S.MAPPING, S.READY, S.FAILED)
    if run.failed_in not in ("", S.CHECKING):
        raise WrongState(ELSEWHERE)
    words = _still_meant(sheet_named(run.sheet), run, words)
    _validate(sheet_named(run.sheet), run, mapping, words)
    run.day_order = _known_order(run.day_order if day_order is None else day_order)
    run.mapping = dict(mapping)
    run.words = {key: dict(said) for key, said in words.items() if said}
    _remember(run)
    run.save(update_fields=["mapping", "words", "day_order"])
    turns.move(run, S.CHECKING, done_count=0)
    return run


@action
def choose_matches(*, by: Actor, run: Import, matches: str, alike: str) -> Import:
    """Say what becomes of rows that are there already, certainly and perhaps."""
    _expect(run, S.READY, S.STOPPED)
    for field, value in (("matches", matches), ("alike", alike)):
        if value not in Matches.values:
            raise ValidationError({field: [_("Choose one of these.")]})
    run.matches, run.alike = matches, alike
    run.save(update_fields=["matches", "alike"])
    return run


@action
def choose_row(*, by: Actor, run: Import, number: int, choice: str) -> ImportRow:
    """Say what becomes of one row that is there already; "" follows the import's choice.

    Raises ImportRow.DoesNotExist for a line that is no such row.
    """
    _expect(run, S.READY, S.STOPPED)
    if choice and choice not in Matches.values:
        raise ValidationError({"choice": [_("Choose one of these.")]})
    row = ImportRow.objects.get(
        office_id=run.office_id,
        run=run,
        number=number,
        state__in=(RowState.MATCH, RowState.ALIKE),
    )
    row.choice = choice
    row.save(update_fields=["choice"])
    return row


@action
def bring_in(*, by: Actor, run: Import) -> Import:
    """Write the good rows, in the background. The bad ones stay out."""
    _expect(run, S.READY)
    left_out = ImportRow.objects.filter(office_id=run.office_id, run=run).exclude(
        state__in=(RowState.NEW, RowState.MATCH, RowState.ALIKE)
    )
    turns.move(run, S.RUNNING, done_count=left_out.count())
    return run


@action
def stop(*, by: Actor, run: Import) -> Import:
    """Stop after the chunk that is being written: what is in is in."""
    _expect(run, S.RUNNING)
    turns.move(run, S.STOPPED, at_number=run.at_number, finished_at=timezone.now())
    plan_forgetting(run)
    return run


@action
def go_on(*, by: Actor, run: Import) -> Import:
    """Go on where it was stopped, or where it failed."""
    _expect(run, S.STOPPED, S.FAILED)
    state = ImportState(run.failed_in) if run.state == S.FAILED else S.RUNNING
    if state == S.READING and not run.upload:
        raise WrongState(_("The file could not be read. Mend it and upload it again."))
    ended = {"finished_at": None} if state == S.RUNNING else {}
    turns.move(run, state, at_number=run.at_number, **ended)
    return run


@action
def undo_import(*, by: Actor, run: Import, now: datetime) -> Import:
    """Take back what came in, in the background. Raises CannotUndo, WrongState."""
    _expect(run, S.DONE, S.STOPPED, S.FAILED)
    if not run.finished_at:
        raise WrongState(_("Nothing has been brought in."))
    if now >= forgotten_from(run) or "counts" in run.facts:
        raise CannotUndo(TOO_LATE)
    run.undone_by_id = _member_id(by)
    run.save(update_fields=["undone_by"])
    turns.move(run, S.UNDOING, done_count=0)
    return run


@action
def discard(*, by: Actor, run: Import) -> None:
    """Put an import away that has brought nothing in; its rows and its upload go."""
    _expect(run, *NOT_BROUGHT_IN)
    if run.finished_at:
        raise WrongState(_("Some rows are in already. Undo the import instead."))
    forget_rows(run)
    run.archived_at = timezone.now()
    run.turn += 1
    run.save(update_fields=["archived_at", "turn", "upload"])


def _expect(run: Import, *states: ImportState) -> None:
    """Wait for whoever is at work on it, then look where it is. Raises WrongState."""
    hold(run)
    if run.state not in states or run.archived_at:
        raise WrongState(ELSEWHERE)


def _member_id(by: Actor) -> int | None:
    """The membership behind an actor; the system and guests have none."""
    key, _colon, number = by.actor_key.partition(":")
    return int(number) if key == "member" else None


def _remember(run: Import) -> None:
    from core.imports.mapping import header_key

    ImportMapping.objects.update_or_create(
        office_id=run.office_id,
        sheet=run.sheet,
        header_key=header_key(run.header),
        defaults={"mapping": run.mapping, "words": run.words, "day_order": run.day_order},
    )


def _known_order(order: str) -> str:
    if order not in DayOrder.values:
        raise ValidationError({"day_order": [_("Choose one of these.")]})
    return order


def _slugs(sheet: Sheet, run: Import, key: str) -> set[str]:
    """What a word of that column may mean in the office."""
    column = next((it for it in sheet.columns if it.key == key), None)
    choices = column.choices if column else None
    return {slug for slug, _label in choices(run.office_id)} if choices else set()


def _still_meant(
    sheet: Sheet, run: Import, words: Mapping[str, Mapping[str, str]]
) -> dict[str, dict[str, str]]:
    """The words without those told before that mean nothing any more: somebody who has left."""
    kept = {}
    for key, said in words.items():
        before, slugs = run.words.get(key, {}), _slugs(sheet, run, key)
        kept[key] = {it: to for it, to in said.items() if to in slugs or before.get(it) != to}
    return kept


def _validate(
    sheet: Sheet,
    run: Import,
    mapping: Mapping[str, int],
    words: Mapping[str, Mapping[str, str]],
) -> None:
    errors: dict[str, list[Any]] = {}
    known = {it.key: it for it in sheet.columns}
    places: set[int] = set()
    for key, place in mapping.items():
        if key not in known or not 0 <= place < len(run.header):
            errors[key] = [_("Choose one of these columns.")]
        elif place in places:
            errors[key] = [_("This column is taken already.")]
        places.add(place)
    for key, column in known.items():
        if column.required and key not in mapping:
            errors[key] = [_("Say which column this is.")]
    for key, said in words.items():
        is_clean = not any(UNSEEN.search(word) for word in said)
        if not is_clean or not set(said.values()) <= _slugs(sheet, run, key):
            errors.setdefault(key, []).append(_("Choose one of these meanings."))
    if errors:
        raise ValidationError(errors)
