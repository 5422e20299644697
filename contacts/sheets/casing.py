"""Names that are shouted, or typed without a capital, as people write them."""

import re
from functools import lru_cache

from contacts.sheets.wordsets import words_of

SMALL = words_of("de la las los del da dos das y of the and for at in on")
KEPT = words_of("II III IV LLC LLP USA US TV HR IT CEO CFO YMCA YWCA IBM UPS")
FIXED = {"jr": "Jr.", "jr.": "Jr.", "sr": "Sr.", "sr.": "Sr.", "inc": "Inc", "co": "Co"}
VOWELS = frozenset("aeiouyáéíóúü")
TOWN_SMALL = words_of("of the du and")
TOWN_SHORT = TOWN_SMALL | words_of(
    "n s e w st ste ft mt pt el las los san new old big red oak bay rio"
)
TOWN_FIRST = words_of("la de del le")
TOWN_WORD = re.compile(r"(?=[^-]*[aeiouyáéíóúü])[^\W\d_]{4,}(?:-[^\W\d_]{4,})*|o'[^\W\d_]{3,}")
PART = re.compile(r"[^\s\-'\u2019.&/]+")


def softened_name(text: str) -> str:
    """A person's name: all capitals or all small letters become "Luis McRae-O'Neil"."""
    if not text or not (text.isupper() or text.islower()) or "@" in text:
        return text
    if len(text) <= 2:
        return text
    words = text.split()
    return " ".join(_person_word(word, i) for i, word in enumerate(words))


def _person_word(word: str, place: int) -> str:
    low = word.lower()
    if word.upper() in KEPT or ("." in word and len(word) <= 5 and place == 0):
        return word.upper()
    if low in FIXED:
        return FIXED[low]
    if place and low in SMALL:
        return low
    return PART.sub(lambda it: _capital(it[0]), word)


def _capital(word: str) -> str:
    low = word.lower()
    if low.startswith("mc") and len(low) > 3:
        return "Mc" + low[2:].capitalize()
    return low.capitalize()


@lru_cache(1 << 14)
def softened_business(text: str) -> str:
    """A business's name: "FIRST BANK OF TULSA" loses its capitals, "ABC", "H&R" and "YMCA" not."""
    words = text.split()
    if not text.isupper() or len(words) < 2 or not any(len(it) > 4 for it in words):
        return text
    return " ".join(_business_word(word, i) for i, word in enumerate(words))


def _business_word(word: str, place: int) -> str:
    low = word.lower().strip(".,")
    if place and low in SMALL:
        return word.lower()
    if low in ("the", "inc", "co", "corp", "and", "of", "new", "big", "old", "red", "oil"):
        return word.capitalize()
    if len(low) <= 3 or not VOWELS & set(low) or word.upper() in KEPT or "&" in word:
        return word
    return PART.sub(lambda it: _capital(it[0]), word)


def softened_town(text: str) -> str:
    """A town: "ST. LOUIS" loses its capitals where all its words are sure to; "NYC", "SLC" not."""
    words = text.split()
    if not words or not text.isupper() or not _is_sure(words):
        return text
    return " ".join(
        word.lower()
        if i and word.lower() in TOWN_SMALL
        else PART.sub(lambda it: _capital(it[0]), word)
        for i, word in enumerate(words)
    )


def _is_sure(words: list[str]) -> bool:
    """Whether all are words, and none of the short ones could be a state's letters."""
    if not any(len(word) > 3 for word in words):
        return False
    last = len(words) - 1
    for i, word in enumerate(words):
        low = word.lower().removesuffix(".")
        is_known = low in TOWN_SHORT or (i == 0 and low in TOWN_FIRST)
        is_known = is_known and (i < last or len(low) > 2)
        if not is_known and not TOWN_WORD.fullmatch(low):
            return False
    return True
