"""The people of a line: from cells to the values of a person."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_noop

from contacts.sheets.cells import says_nothing, too_long
from contacts.sheets.emails import clean_emails
from contacts.sheets.lines import Findings, Said, tell
from contacts.sheets.names import Named, joined_name, people_named
from contacts.sheets.phones import clean_phones
from core.folding import fold
from core.registries.sheets import Finding

NAME_LENGTH, ROLE_LENGTH, CALLED_LENGTH = 120, 120, 60

TWO_PEOPLE = gettext_noop(
    "“%(text)s” became %(count)d people; emails and phones went to the first, %(name)s."
)
NO_NAME = gettext_noop("There is no name beside %(address)s, so we took one from it.")
LOST_PHONE = gettext_noop("There is a phone number but no name, so it is left out.")

type Person = dict[str, Any]


def people_of(said: Said, prefix: str, findings: Findings) -> list[Person]:
    """The people that the cells `prefix_name`, `prefix_role` … tell of; mostly one."""
    name_key, text = _name_cell(said, prefix)
    emails_key, phones_key = f"{prefix}_email", f"{prefix}_phone"
    emails = _several(said, emails_key, clean_emails, findings)
    phones = _several(said, phones_key, clean_phones, findings)
    named = people_named(text) if text else ()
    if not named:
        if emails:
            named = (Named(_name_from(emails[0])),)
            tell_of_name(emails_key, emails[0], findings)
        elif phones:
            findings.append(_warn(phones_key, LOST_PHONE))
            return []
        else:
            return []
    if len(named) == 1:
        return [_one(said, prefix, name_key, named[0], emails, phones, findings)]
    return _shared(said, prefix, name_key, named, (text, emails, phones), findings)


def _name_cell(said: Said, prefix: str) -> tuple[str, str]:
    key = f"{prefix}_name"
    text = said.get(key, "")
    if text:
        return key, text
    first, last = said.get(f"{prefix}_first_name", ""), said.get(f"{prefix}_last_name", "")
    if not first and not last:
        return key, ""
    text = joined_name("" if says_nothing(first) else first, "" if says_nothing(last) else last)
    return f"{prefix}_{'first' if first else 'last'}_name", text


def _several(said: Said, key: str, clean: Any, findings: Findings) -> tuple[str, ...]:
    text = said.get(key)
    if not text:
        return ()
    cleaned = clean(text)
    if cleaned.problems:
        tell(key, cleaned.problems, findings)
    found: tuple[str, ...] = cleaned.value
    return found


def _one(
    said: Said,
    prefix: str,
    name_key: str,
    named: Named,
    emails: tuple[str, ...],
    phones: tuple[str, ...],
    findings: Findings,
) -> Person:
    role = said.get(f"{prefix}_role", "")
    role = named.role if not role or says_nothing(role) else " ".join(role.split())
    person: Person = {"name": named.name}
    for key, text, most, column in (
        ("name", named.name, NAME_LENGTH, name_key),
        ("role", role, ROLE_LENGTH, f"{prefix}_role"),
        ("called", named.called, CALLED_LENGTH, name_key),
    ):
        if len(text) > most:
            findings.append(too_long(text, most).at(column))
        if text:
            person[key] = text
    if named.emails:
        emails = tuple({it.lower(): it for it in (*emails, *named.emails)}.values())
    if emails:
        person["emails"] = list(emails)
    if phones:
        person["phones"] = list(phones)
    return person


def _shared(
    said: Said,
    prefix: str,
    name_key: str,
    named: tuple[Named, ...],
    cells: tuple[str, tuple[str, ...], tuple[str, ...]],
    findings: Findings,
) -> list[Person]:
    """Several people in one cell: as many emails as people go one to each, else to the first."""
    text, emails, phones = cells
    split_emails = _dealt(emails, len(named))
    split_phones = _dealt(phones, len(named))
    people = [
        _one(said, prefix, name_key, one, split_emails[at], split_phones[at], findings)
        for at, one in enumerate(named)
    ]
    facts = {"text": text[:80], "count": len(named), "name": named[0].name}
    findings.append(_warn(name_key, TWO_PEOPLE, **facts))
    return people


def _dealt(things: tuple[str, ...], count: int) -> list[tuple[str, ...]]:
    if len(things) == count:
        return [(it,) for it in things]
    return [things] + [()] * (count - 1)


def _warn(key: str, message: str, **facts: Any) -> Finding:
    return Finding(key, message, facts, "warning")


def tell_of_name(key: str, address: str, findings: Findings) -> None:
    """Say that somebody had no name."""
    findings.append(_warn(key, NO_NAME, address=address))


def _name_from(address: str) -> str:
    """ "dana.rivera@…" is Dana Rivera; of "info@…" the whole address is the name."""
    parts = address.partition("@")[0].replace("_", ".").split(".")
    if len(parts) == 2 and all(len(it) > 1 and it.isalpha() for it in parts):
        return " ".join(it.capitalize() for it in parts)
    return address[:NAME_LENGTH]


def person_key(name: str) -> str:
    """A person's name for comparing: folded, without Dr. and dots."""
    words = fold(name).replace(".", "").replace(",", "").split()
    return " ".join(words[1:] if len(words) > 2 and words[0] == "dr" else words)


def same_person(ours: Iterable[str], theirs: Iterable[str]) -> bool:
    """Whether two names that share an address are one person's: their first names are alike.

    Many share info@ or office@, and families a name.
    """
    mine, others = list(ours), list(theirs)
    if not mine or not others:
        return False
    first, other = mine[0], others[0]
    return (
        first == other
        or mine == others
        or first[:1] == other == other[:1]
        or (len(first) == 1 and other.startswith(first))
        or (len(first) > 2 and len(other) > 2 and first[:3] == other[:3])
    )
