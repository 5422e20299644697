"""What makes two partners likely the same: their names' words, phones and hosts as keys.

Pure and remembered: an import asks for the keys of every partner of an office.
"""

import re
from functools import lru_cache
from urllib.parse import urlsplit

from rapidfuzz.distance import Indel

from core.folding import fold

LIKENESS = 0.86  # "riviera machining" and "rivera machining" are 0.97 alike
PHONE_DIGITS = 7
NO_NAME_WORDS = {"the", "and", "of", "inc", "incorporated", "llc", "llp", "lp", "pllc", "pc", "co"}
NO_NAME_WORDS |= {"company", "corp", "corporation", "ltd", "limited", "plc", "sa", "gmbh"}
SHARED_HOSTS = {"facebook.com", "instagram.com", "linkedin.com", "sites.google.com", "yelp.com"}
REMEMBERED = 1 << 16

_WORD = re.compile(r"\w+")
_INSIDE_WORDS = str.maketrans("", "", "'.\u2019")


def name_words(name: str) -> tuple[str, ...]:
    """The words that make a name: "The Rivera Machining Co., Inc." gives rivera, machining.

    A name of signs alone, such as "***", is its own word.
    """
    words = _WORD.findall(fold(name).translate(_INSIDE_WORDS))
    return tuple(w for w in words if w not in NO_NAME_WORDS) or tuple(words or fold(name).split())


@lru_cache(REMEMBERED)
def name_key(name: str) -> str:
    """The same words as one text; names with the same key are the same."""
    return " ".join(name_words(name))


@lru_cache(REMEMBERED)
def phone_key(phone: str) -> str:
    """The last ten digits of a phone number; "" for one too short to tell anything."""
    digits = re.sub(r"\D", "", phone.split("x")[0])
    return digits[-10:] if len(digits) >= PHONE_DIGITS else ""


@lru_cache(REMEMBERED)
def host_key(website: str) -> str:
    """The website's host without www; "" for a site where many have their page."""
    try:
        host = (urlsplit(website).hostname or "").lower().removeprefix("www.")
    except ValueError:
        return ""
    return "" if host in SHARED_HOSTS else host


def likeness(ours: str, theirs: str) -> float:
    """How alike two keys of names are, from `LIKENESS` to 1; 0 for less than that."""
    if not ours or not theirs:
        return 0.0
    if sorted(ours.split()) == sorted(theirs.split()):
        return 1.0
    return Indel.normalized_similarity(ours, theirs, score_cutoff=LIKENESS)


@lru_cache(REMEMBERED)
def sorted_key(name: str) -> str:
    """The words of a name in the order of the alphabet: names with the same are the same."""
    return " ".join(sorted(name_words(name)))
