"""What a chunk of an import did, noted while it is written and stored in one statement."""

from collections.abc import Iterable
from typing import Any

from core.imports.bulk import add_rows
from core.models.imports import Act, ImportRecord

COLUMNS = ("run_id", "number", "model", "object_id", "act", "before", "after")


class Noted:
    """The ledger of one chunk (`core.registries.sheets.Ledger`)."""

    def __init__(self, office_id: int, run_pk: int) -> None:
        self._office_id = office_id
        self._run_pk = run_pk
        self._rows: list[tuple[Any, ...]] = []

    def created(self, model: str, ids: Iterable[tuple[int, int]]) -> None:
        """Rows that were added to the table of `model`: (line, id)."""
        run, act = self._run_pk, Act.CREATED.value
        self._rows.extend((run, number, model, pk, act, None, None) for number, pk in ids)

    def updated(
        self, model: str, changes: Iterable[tuple[int, int, dict[str, Any], dict[str, Any]]]
    ) -> None:
        """Rows that were changed: (line, id, fields before, fields after)."""
        run, act = self._run_pk, Act.UPDATED.value
        self._rows.extend(
            (run, number, model, pk, act, before, after)
            for number, pk, before, after in changes
            if before != after
        )

    def store(self) -> None:
        """Write what was noted."""
        add_rows(ImportRecord, self._office_id, COLUMNS, self._rows)
        self._rows = []
