"""Numbers as digits or words, in English and Spanish."""

_ENGLISH = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty"
).split()
_SPANISH = (
    "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince "
    "dieciseis diecisiete dieciocho diecinueve veinte"
).split()
_WORDS = {
    **{word: number for number, word in enumerate(_ENGLISH)},
    **{word: number for number, word in enumerate(_SPANISH)},
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "treinta": 30,
    "cuarenta": 40,
    "cincuenta": 50,
    "a couple of": 2,
    "a couple": 2,
    "couple of": 2,
    "couple": 2,
    "un par de": 2,
    "par de": 2,
    "a dozen": 12,
    "dozen": 12,
    "una docena de": 12,
    "una docena": 12,
    "docena de": 12,
    "half a dozen": 6,
    "media docena de": 6,
    "two dozen": 24,
    "dos docenas de": 24,
    "both": 2,
    "ambos": 2,
    "un": 1,
    "una": 1,
}
_ONE = {"a": 1, "an": 1}

ALTERNATIVES = "|".join(sorted(_WORDS, key=len, reverse=True))
NUMBER = rf"(?:\d{{1,4}}|(?:{ALTERNATIVES})(?![\w']))"
"""As a pattern: digits or a word; to be read by `number_of`."""
NUMBER_OR_ONE = rf"(?:{NUMBER}|an?(?![\w'])(?!\s+{NUMBER}))"


def number_of(words: str) -> int:
    """The number that was matched by `NUMBER` or `NUMBER_OR_ONE`."""
    words = " ".join(words.split())
    return int(words) if words.isdigit() else _WORDS.get(words) or _ONE.get(words, 0)
