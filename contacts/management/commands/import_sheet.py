"""`manage.py import_sheet`: bring a spreadsheet into an office, or take one out again."""

from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from contacts.actions import imports
from contacts.management.imports import (
    how_it_was_read,
    what_came_in,
    what_it_would_do,
    what_was_found,
    what_was_kept,
    write_bad_rows,
)
from core.actors import SYSTEM, Actor
from core.imports import queries, work
from core.imports.errors import CannotUndo, WrongState
from core.models.imports import DayOrder, Import, ImportState, Matches
from core.registries.sheets import sheets
from core.tenancy.context import office_context
from offices.lookups import office_called
from offices.management.people import told_plainly
from offices.models import Membership, Office


class Command(BaseCommand):
    help = (
        "Brings a CSV or Excel file into an office, by the same steps as the page. "
        "Ends with 1 where lines are to be mended or the file is refused."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, nargs="?")
        parser.add_argument("--office", required=True, help="the office's slug")
        parser.add_argument("--sheet", help=", ".join(it.name for it in sheets()))
        parser.add_argument("--dry-run", action="store_true", help="say what would come in")
        parser.add_argument(
            "--matches",
            choices=Matches.values,
            help="what to do with rows that are there already (update)",
        )
        parser.add_argument("--as", dest="email", help="the member in whose name this happens")
        parser.add_argument(
            "--column",
            action="append",
            default=[],
            metavar="KEY=NAME",
            help="which column of the file is which, where the guess is wrong; NAME may be empty",
        )
        parser.add_argument(
            "--days",
            choices=DayOrder.values,
            help="what comes first in days such as 3/9/2024 (file: as its other days show)",
        )
        parser.add_argument("--bad-rows", type=Path, metavar="FILE", help="write them to FILE")
        parser.add_argument("--undo", type=int, metavar="ID", help="take an import back")

    def handle(self, *args: Any, **options: Any) -> None:
        self.office = _office(options["office"])
        self.by = _actor(self.office, options["email"])
        with told_plainly(), _told():
            if options["undo"] is not None:
                self._undo(options["undo"])
            else:
                self._bring_in(options)

    def _bring_in(self, options: dict[str, Any]) -> None:
        run = self._start(options["sheet"], options["file"])
        try:
            run = self._check(run, options["column"], options["days"])
        except Exception:
            self._discard(run)
            raise
        bad = self._tell(run, options["bad_rows"])
        if options["dry_run"]:
            self._discard(run)
            self.stdout.write("Nothing was brought in.")
        else:
            self._write(run, options["matches"])
        if bad:
            raise CommandError(f"Lines to mend: {bad}.")

    def _start(self, sheet: str | None, path: Path | None) -> Import:
        known = [it.name for it in sheets()]
        if path is None or sheet not in known:
            raise CommandError(f"Name a file, and --sheet as one of: {', '.join(known)}.")
        if not path.is_file():
            raise CommandError(f"There is no file {path}.")
        with path.open("rb") as content, self._inside():
            run = imports.start_import(
                by=self.by, office=self.office, sheet=sheet, filename=path.name, content=content
            )
        return self._worked(run)

    def _check(self, run: Import, columns: list[str], days: str | None) -> Import:
        run.mapping = _with_columns(run, columns)
        with self._inside():
            for line in how_it_was_read(run):
                self.stdout.write(line)
            imports.choose_columns(
                by=self.by, run=run, mapping=run.mapping, words=run.words, day_order=days
            )
        return self._worked(run)

    def _tell(self, run: Import, bad_rows: Path | None) -> int:
        """Say what was found; answers how many lines are to be mended."""
        with self._inside():
            for line in what_was_found(run):
                self.stdout.write(line)
            self.stdout.write(what_it_would_do(run))
            bad = queries.counts_of(run).bad
            if bad and bad_rows:
                write_bad_rows(run, bad_rows)
                self.stdout.write(f"The lines to mend are in {bad_rows}.")
        return bad

    def _write(self, run: Import, matches: str | None) -> None:
        with self._inside():
            if matches:
                imports.choose_matches(by=self.by, run=run, matches=matches, alike=run.alike)
            imports.bring_in(by=self.by, run=run)
        run = self._worked(run)
        with self._inside():
            self.stdout.write(what_came_in(run))

    def _undo(self, pk: int) -> None:
        with self._inside():
            run = queries.imports_of(self.office.pk).filter(pk=pk).first()
            if run is None:
                raise CommandError(f"There is no import {pk}.")
            imports.undo_import(by=self.by, run=run, now=timezone.now())
        run = self._worked(run)
        with self._inside():
            self.stdout.write(f"{run.filename} has been taken back.")
            for line in what_was_kept(run):
                self.stdout.write(f"Kept: {line}")

    def _worked(self, run: Import) -> Import:
        """The import at its next rest. Raises _Refused for one that failed."""
        work.run_to_rest(self.office.pk, run.pk)
        with self._inside():
            run = queries.get_import(self.office.pk, run.pk)
            failed = run.state == ImportState.FAILED
            if failed and not run.finished_at:
                imports.discard(by=self.by, run=run)
        if failed:
            raise _Refused(queries.error_of(run))
        return run

    def _discard(self, run: Import) -> None:
        with self._inside():
            rest = queries.imports_of(self.office.pk).filter(pk=run.pk).first()
            if rest is not None:
                imports.discard(by=self.by, run=rest)

    @contextmanager
    def _inside(self) -> Iterator[None]:
        with office_context(self.office.pk, by=self.by.actor_key):
            yield


class _Refused(Exception):
    """The file cannot be brought in; the words say what to do."""


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except (WrongState, CannotUndo) as error:
        raise CommandError(str(error.message)) from error
    except PermissionDenied as error:
        raise CommandError("This member may not bring spreadsheets in.") from error
    except _Refused as error:
        raise CommandError(str(error)) from error


def _office(slug: str) -> Office:
    pk = office_called(slug)
    if pk is None:
        raise CommandError(f"There is no office {slug}.")
    with office_context(pk):
        return Office.objects.get(pk=pk)


def _actor(office: Office, email: str | None) -> Actor:
    if not email:
        return SYSTEM
    with office_context(office.pk):
        members = Membership.objects.filter(office=office, deactivated_at=None)
        member = members.select_related("user").filter(user__email__iexact=email).first()
    if member is None:
        raise CommandError(f"{email} is no member of {office.name}.")
    return member


def _with_columns(run: Import, said: list[str]) -> dict[str, int]:
    """The guessed columns with those that were said: "name=Company", or "name=" for none."""
    mapping = dict(run.mapping)
    for it in said:
        key, _, name = it.partition("=")
        mapping.pop(key, None)
        if not name:
            continue
        if name not in run.header:
            raise CommandError(f"There is no column {name} in the file.")
        place = run.header.index(name)
        mapping = {other: at for other, at in mapping.items() if at != place} | {key: place}
    return mapping
