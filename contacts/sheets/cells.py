"""Cells as people leave them: placeholders, texts that are too long, yes and no."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from contacts.sheets.wordsets import words_of
from core.folding import fold
from core.registries.sheets import Finding, Level

NOTHING = words_of(
    "- -- --- \u2013 — . .. ? ?? n/a na n.a. n.a none null nil tbd tba unknown unk x xx xxx #n/a "
    "#ref! #value! #name? ninguno ninguna desconocido s/d"
)
YES = words_of("yes y true t 1 x ✓ ✔ si s verdadero on checked")
NO = words_of("no n false f 0 falso off unchecked")

TOO_LONG = gettext_noop("At most %(most)d characters fit here; this has %(count)d.")
NO_YES_OR_NO = gettext_noop("“%(word)s” says neither yes nor no.")


class Problem(NamedTuple):
    """What is wrong with a cell, before it is known in which column it stands."""

    message: str
    facts: dict[str, Any] = {}
    level: Level = "warning"

    def at(self, column: str) -> Finding:
        return Finding(column, self.message, self.facts, self.level)


class Cleaned[T](NamedTuple):
    """What a cell says, and what is doubtful about it."""

    value: T
    problems: tuple[Problem, ...] = ()


@lru_cache(4096)
def says_nothing(text: str) -> bool:
    """Whether a short text only fills the cell: "n/a", "-", "TBD"."""
    return text.lower() in NOTHING


def too_long(text: str, most: int) -> Problem:
    return Problem(TOO_LONG, {"most": most, "count": len(text)}, "error")


def yes_or_no(text: str) -> bool | None:
    """True, False, or None for a word that is neither, in both languages."""
    word = fold(text).strip(" .")
    if word in YES:
        return True
    return False if word in NO else None


def yes_no_choices(office_id: int) -> Sequence[tuple[str, Any]]:
    """What an unknown word may mean in a column that asks yes or no."""
    return [("yes", _("Yes")), ("no", _("No"))]


type Clean[T] = Callable[[str], Cleaned[T]]
