"""People as spreadsheets name them: "Rivera, Dana (HR)" is Dana Rivera, of HR.

A cell may hold several people ("Dana & Tom Rivera"), a title, an address, a nickname.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from contacts.sheets.casing import softened_name
from contacts.sheets.cells import says_nothing
from contacts.sheets.emails import take_emails
from contacts.sheets.titles import COURTESY, CREDENTIALS, SUFFIXES, is_title

USUAL = re.compile(
    r"[A-Z][a-zà-ÿ]+(?: [A-Z]\.?)?(?: [A-ZÀ-Ý][a-zà-ÿ]+(?:[-'\u2019][A-Z][a-zà-ÿ]+)?){1,2}"
)
BETWEEN = re.compile(r"\s*(?:/|;|\||\n|\+)\s*")
TOGETHER = re.compile(r"\s*(?:&|\band\b)\s*", re.IGNORECASE)
WITH_Y = re.compile(r"\s+(?:y|e)\s+", re.IGNORECASE)
ASIDE = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]\s*")
QUOTED = re.compile('\\s*["“”\u2018]([^"“”\u2018\u2019]+)["“”\u2019]\\s*')
DASHED = re.compile(r"\s+[-\u2013—]\s+|\s*[\u2013—:]\s*")


class Named(NamedTuple):
    """A person as a cell names them."""

    name: str
    role: str = ""
    called: str = ""
    emails: tuple[str, ...] = ()


@lru_cache(1 << 15)
def people_named(text: str) -> tuple[Named, ...]:
    """The people of a cell, in their order; none where it only says "n/a"."""
    if USUAL.fullmatch(text) and not _begins_with_courtesy(text):
        return (Named(text),)
    if says_nothing(text):
        return ()
    rest, emails = take_emails(text)
    pieces = [it for it in _pieces(rest) if it and not says_nothing(it)]
    people = [_person(it) for it in pieces]
    people = _with_family_name([it for it in people if it.name])
    if emails and len(people) == 1:
        people = [people[0]._replace(emails=emails)]
    elif emails and len(emails) == len(people):
        people = [one._replace(emails=(at,)) for one, at in zip(people, emails, strict=True)]
    return tuple(people)


def joined_name(first: str, last: str) -> str:
    """First and last name in one; a cell that holds the whole name already is not doubled."""
    if last and first.lower().endswith(f" {last.lower()}"):
        return first
    return f"{first} {last}".strip()


def _pieces(text: str) -> list[str]:
    """What stands between slashes and lines, and about "&", where each side can be a person."""
    pieces: list[str] = []
    for part in BETWEEN.split(text):
        sides = TOGETHER.split(part)
        if len(sides) > 1 and any(is_title(it) for it in sides[1:]) and "," in part:
            sides = [part]  # "Rivera, Dana (Sales & Marketing)", "Dana Rivera, Owner & CEO"
        if any(it.count("(") != it.count(")") for it in sides):
            sides = [part]
        pieces += [it for side in sides for it in _with_y(side)]
    return [it.strip(" ,") for it in pieces]


def _with_y(text: str) -> list[str]:
    """ "Ana y Luis Gómez" is two people, "José Ortega y Gasset" is one."""
    sides = WITH_Y.split(text)
    if len(sides) == 2 and len(sides[1].split()) >= 2 and "(" not in text:
        return sides
    return [text]


def _person(text: str) -> Named:
    role, called = "", ""
    quoted = QUOTED.search(text)
    if quoted:
        called, text = quoted[1].strip(), QUOTED.sub(" ", text, count=1)
    aside = ASIDE.search(text)
    if aside:
        inside, text = aside[1].strip(), ASIDE.sub(" ", text, count=1).strip()
        role, called = ("", inside) if _is_nickname(inside, text) else (inside, called)
    text, after = _title_apart(text.strip())
    role = role or after
    name = softened_name(_in_order(text))
    return Named(name, role.strip(" ,-"), softened_name(called))


def _is_nickname(inside: str, name: str) -> bool:
    """Whether "(Rob)" is what Robert is called, rather than what he does."""
    word = inside.lower()
    first = re.split(r"[,\s]+", name)[-1 if "," in name else 0].lower()
    return word.isalpha() and not is_title(word) and len(word) > 2 and first[:2] == word[:2]


def _title_apart(text: str) -> tuple[str, str]:
    """Name and title of "Dana Rivera - HR Manager" or "Dana Rivera, Owner"."""
    for pattern in (DASHED, re.compile(r"\s*,\s*")):
        found = pattern.search(text)
        if not found:
            continue
        before, after = text[: found.start()].strip(), text[found.end() :].strip()
        if " " in before and is_title(after):
            return before, after
        if " " in after and is_title(before):
            return after, before
    return text, ""


def _in_order(text: str) -> str:
    """ "Rivera, Luis, Jr." is Luis Rivera Jr.; courtesy titles and degrees are left out."""
    parts = [it.strip() for it in text.split(",") if it.strip()]
    ends = [it for it in parts[1:] if it.lower().strip(".") in SUFFIXES]
    parts = [it for i, it in enumerate(parts) if i == 0 or not _is_extra(it)]
    family_first = len(parts) == 2
    words = (parts[1] + " " + parts[0] if family_first else " ".join(parts)).split()
    return " ".join([*_without_courtesy(words), *ends])


def _is_extra(text: str) -> bool:
    words = re.sub(r"[.\s]", "", text.lower())
    return words in SUFFIXES or words in CREDENTIALS


def _without_courtesy(words: list[str]) -> list[str]:
    """Mr. and Sra. stay out, unless only one name would be left."""
    kept = [it for i, it in enumerate(words) if not (i == 0 and _courtesy(it))]
    return kept if len(kept) > 1 or len(words) == 1 else words


def _courtesy(word: str) -> bool:
    return word.lower().strip(".") in COURTESY


def _begins_with_courtesy(text: str) -> bool:
    return _courtesy(text.split(" ", 1)[0])


def _with_family_name(people: list[Named]) -> list[Named]:
    """ "Dana & Tom Rivera": Dana has the family name of the one who follows."""
    if len(people) != 2 or " " in people[0].name or people[1].name.count(" ") != 1:
        return people
    first, second = people
    if _courtesy(first.name):
        return [second]  # "Mr. & Mrs. Rivera" names one household
    family = second.name.split(" ")[1]
    return [first._replace(name=f"{first.name} {family}"), second]
