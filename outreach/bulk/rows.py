"""The rows of some offices before they are written, each with its id."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

Row = tuple[Any, ...]


class Rows:
    """Rows by table. `next_ids` is the first free id of each table."""

    def __init__(self, next_ids: Mapping[str, int]) -> None:
        self.by_table: dict[str, list[Row]] = defaultdict(list)
        self.next_ids = dict(next_ids)

    def add(self, table: str, *values: Any) -> int:
        """Keep a row, its values in the order of `tables.COLUMNS` without the id; answer its id."""
        pk = self.next_ids[table]
        self.next_ids[table] = pk + 1
        self.by_table[table].append((pk, *values))
        return pk

    def __len__(self) -> int:
        return sum(len(rows) for rows in self.by_table.values())
