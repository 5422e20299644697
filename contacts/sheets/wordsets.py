"""Sets of words, written as one text."""


def words_of(text: str) -> frozenset[str]:
    """The words that blanks divide."""
    return frozenset(text.split())
