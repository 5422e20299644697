"""What is spelt like what: by the trigrams that two texts share, as pg_trgm counts them.

The operators of pg_trgm use no index under row security, so the search is a lookup of its own
(`core.registries.lookups`), which keeps to the office of the context.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import connection

from core.folding import fold
from core.registries.lookups import Lookup


@dataclass(frozen=True)
class Like:
    """A row that is spelt like `word`; `score` from 0.3 to 1, where 1 holds the word as it is."""

    word: str
    pk: int
    score: float


def likeness_lookup(name: str, table: str) -> Lookup:
    """A lookup for `rows_like` over a table that has `name`, `search_key` and `archived_at`."""
    return Lookup(
        signature=f"{name}(words text[], most integer)",
        returns="TABLE (word text, id bigint, score real)",
        body=f"""SELECT w.word, r.id, r.score FROM unnest($1) AS w (word) CROSS JOIN LATERAL (
                SELECT q.id, word_similarity(w.word, q.search_key) AS score
                FROM {table} q
                WHERE q.office_id = (SELECT app_office()) AND q.archived_at IS NULL
                  AND w.word <% q.search_key
                ORDER BY score DESC, length(q.name), q.id LIMIT $2) r""",
        reads=(table,),
        settings={"pg_trgm.word_similarity_threshold": "0.3"},
    )


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


WORTH = 0.6
"""Of the best score, below which another row is no candidate any more."""
SHORT = 7
"""Letters up to which two swapped ones leave too few trigrams in common."""


def best_like(lookup: str, text: str, most: int) -> dict[int, float]:
    """The ids of the `most` rows that are most like `text`, best first, with their scores."""
    found = rows_like(lookup, [text], most)
    enough = WORTH * max((it.score for it in found), default=0.0)
    return {it.pk: it.score for it in found if it.score >= enough}


def slips(text: str) -> list[str]:
    """The text with each two neighbouring letters swapped, where it is a single short word.

    Trigrams alone do not forgive that: "lius" and "luis" share but one.
    """
    word = fold(text)
    if not word.isalpha() or not 3 <= len(word) <= SHORT:
        return []
    return [
        word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        for at in range(len(word) - 1)
        if word[at] != word[at + 1]
    ]


def how_well(text: str, key: str) -> float:
    """How well a folded name fits what was typed, where it holds it: the beginning counts most."""
    words = fold(text)
    if key.strip().startswith(words):
        return 1.0
    if all(f" {word}" in f" {key}" for word in words.split()):
        return 0.9
    return 0.7
