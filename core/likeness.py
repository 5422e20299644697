"""What is spelt like what: by the trigrams that two texts share, as pg_trgm counts them.

The operators of pg_trgm use no index under row security, so the search is a lookup of its own
(`core.registries.lookups`), which keeps to the office of the context.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import connection

from core.folding import fold


@dataclass(frozen=True)
class Like:
    """A row that is spelt like `word`; `score` from 0.3 to 1, where 1 holds the word as it is."""

    word: str
    pk: int
    score: float


def rows_like(lookup: str, words: Iterable[str], most: int) -> list[Like]:
    """For each of the words the `most` rows that are most like it, best first.

    `lookup` is the name of a registered lookup with the arguments (words text[], most integer).
    """
    folded = [fold(word) for word in words]
    if not folded:
        return []
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT word, id, score FROM lookup.{lookup}(%s, %s)", [folded, most])
        return [Like(*row) for row in cursor.fetchall()]
