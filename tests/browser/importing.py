"""What the browser's tests of the import share: an empty office, a worker, files, a count."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from threading import Event, Thread
from typing import Any

from django.db import connection
from django.utils import timezone

from core.actors import SYSTEM
from core.due.work import work_due_rows
from core.imports import runs
from core.imports.work import run_to_rest
from core.models.imports import Import
from core.tenancy.context import office_context
from offices.actions.founding import NewOffice, add_member, create_office
from offices.models import Membership
from tests.cast import PASSWORD
from tests.owner import as_owner

CHAMBER = Path(__file__).parents[1] / "core" / "imports" / "sheets" / "chamber_members.csv"
EMAIL = "iris@cedar.example"
MESSY = """Partners of Alder,,,,
,,,,
Company,City,Type,Contact,Email
Rivera Machining,Harlow,Employer,Luis Rivera,luis@rivera.example
Copper Kettle Bakery,Harlow,Bakkery,"Diaz, Rosa",rosa@kettle.example
Copper Kettle Bakery,Dale,Bakkery,Rosa Diaz,rosa@kettle.example
Harlow Dentall,Harlow,Employer,,
,Harlow,Employer,Nobody,nobody@example.org
"=SUM(A1)",Harlow,Employer,,
Total,6,,,
"""


def found_office() -> Membership:
    """An office with its administrator and nothing else, as it is handed over."""
    fields = NewOffice(
        slug="cedar", name="Cedar County Schools", kind="district", time_zone="America/Denver"
    )
    with as_owner():
        office = create_office(by=SYSTEM, fields=fields)
        with office_context(office.pk):
            return add_member(
                by=SYSTEM,
                office=office,
                email=EMAIL,
                name="Iris Imp",
                role="administrator",
                password=PASSWORD,
            )


@contextmanager
def worker(office_id: int) -> Iterator[None]:
    """Work the office's due rows beside the test, as a worker does."""
    over = Event()
    thread = Thread(target=_work, args=(office_id, over), daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join(timeout=30)


def _work(office_id: int, over: Event) -> None:
    try:
        while not over.wait(0.1):
            work_due_rows(office_id, timezone.now())
    finally:
        connection.close()


@dataclass
class Count:
    """Interactions of a person: clicks, fields filled, keys that matter; and the time they take."""

    began: float = field(default_factory=time.monotonic)
    steps: list[str] = field(default_factory=list)

    def __call__(self, step: str) -> None:
        self.steps.append(step)

    @property
    def seconds(self) -> float:
        return time.monotonic() - self.began


def imported(member: Membership, upto: str, content: str = MESSY) -> Import:
    """An import that has come so far: "reading", "mapping", "checking", "ready", "running",
    "stopped", "done", "undoing", "undone" or "failed"."""
    office = member.office_id
    with office_context(office, by=member.actor_key):
        run = runs.start_import(
            by=member,
            office_id=office,
            sheet="partners",
            filename="Partners of Alder, the newest of all (final) 2.csv",
            content=BytesIO(content.encode()),
        )
    for state, act in STEPS:
        if upto == state:
            return run
        if act is None:
            run_to_rest(office, run.pk)
        with office_context(office, by=member.actor_key):
            run = Import.objects.get(pk=run.pk)
            if act is not None:
                act(member, run)
    return run


def _columns(member: Membership, run: Import) -> None:
    runs.choose_columns(by=member, run=run, mapping=run.mapping, words={})


def _bring_in(member: Membership, run: Import) -> None:
    runs.bring_in(by=member, run=run)


def _undo(member: Membership, run: Import) -> None:
    runs.undo_import(by=member, run=run, now=timezone.now())


STEPS: tuple[tuple[str, Any], ...] = (
    ("reading", None),
    ("mapping", _columns),
    ("checking", None),
    ("ready", _bring_in),
    ("running", None),
    ("done", _undo),
    ("undoing", None),
    ("undone", None),
)
