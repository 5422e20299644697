"""Text without case and accents, in Python and in SQL, so that "jose" finds "José"."""

from typing import Any

from django.contrib.postgres.search import SearchVectorField
from django.db.models import BooleanField, F, Func, Q, TextField, Value

ACCENTED = "àáâãäåāăąçćčďèéêëēęěìíîïīłñńňòóôõöøōřśšťùúûüůūýÿžźż"
PLAIN = "aaaaaaaaacccdeeeeeeeiiiiilnnnooooooorsstuuuuuuyyzzz"
_PLAIN_OF = str.maketrans(ACCENTED, PLAIN)


def fold(text: str) -> str:
    """The text in lower case, its accents taken off: "José Núñez" gives "jose nunez"."""
    return text.lower().translate(_PLAIN_OF)


class Folded(Func):
    """The same in SQL. The column must be in lower case already (a `name_key`, or `Lower`)."""

    function = "translate"
    output_field = TextField()

    def __init__(self, expression: Any) -> None:
        super().__init__(
            expression,
            Value(ACCENTED, output_field=TextField()),
            Value(PLAIN, output_field=TextField()),
        )


class Initials(Func):
    """The first letter of each word of a folded text: "rivera machining" gives "rm"."""

    function = "regexp_replace"
    output_field = TextField()

    def __init__(self, expression: Any) -> None:
        arguments = (r"([a-z0-9])[a-z0-9\']*|.", r"\1", "g")
        super().__init__(expression, *(Value(it, output_field=TextField()) for it in arguments))


class Words(Func):
    """What a text says, word for word, in the shape of PostgreSQL's full-text search."""

    function = "to_tsvector"
    template = "%(function)s('simple'::regconfig, %(expressions)s)"
    output_field = SearchVectorField()


def contains_folded(expression: Any, text: str) -> Q:
    """Rows whose lower-case column `expression` holds `text` somewhere, accents aside.

    `text` is taken literally: % and _ mean themselves. Takes some 5 µs a row: for lists that are
    searched as one types, store the folded text and use `key_contains`.
    """
    return Q(_Holds(Folded(expression), Value(fold(text))))


def key_contains(column: str, text: str) -> Q:
    """The same for a column that is stored folded (a `search_key`): some hundred times faster."""
    return Q(_Holds(F(column), Value(fold(text))))


def key_starts(column: str, text: str) -> Q:
    """Rows whose folded column begins with `text`."""
    return Q(_Starts(F(column), Value(fold(text))))


class _Holds(Func):
    function = "strpos"
    template = "%(function)s(%(expressions)s) > 0"
    output_field = BooleanField()


class _Starts(Func):
    function = "starts_with"
    output_field = BooleanField()
