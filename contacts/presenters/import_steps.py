"""Where an import stands among the four steps that people see."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from core.models.imports import Import, ImportState

STEPS = (_("File"), _("Columns"), _("Check"), _("Bring in"))
FILE, COLUMNS, CHECK, BRING_IN = range(4)
STANDS = {
    ImportState.READING: FILE,
    ImportState.FAILED: FILE,
    ImportState.MAPPING: COLUMNS,
    ImportState.CHECKING: CHECK,
    ImportState.READY: CHECK,
    ImportState.DONE: BRING_IN + 1,
}


@dataclass(frozen=True)
class Step:
    """One of the steps; `state` is "done", "now" or ""."""

    label: Any
    state: str


def steps_of(run: Import | None, at: int | None = None) -> list[Step]:
    """The steps of an import; with none, those of one that begins. `at` overrides its state."""
    if at is None:
        at = FILE if run is None else STANDS.get(ImportState(run.state), BRING_IN)
    return [
        Step(label, "done" if index < at else "now" if index == at else "")
        for index, label in enumerate(STEPS)
    ]
