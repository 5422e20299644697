"""The table of sentences, the office they are said in, and how an answer is compared with it."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Literal, NamedTuple

from offices.models import Holiday, Office, Term
from partnerships.models import Partner
from tests.factories import make_affiliation, make_contact, make_partner

HERE = Path(__file__).parent
Part = Literal["open_half", "held_back_half", "open_more", "held_back_later"]
FIELDS = (
    "language",
    "kind",
    "exchange",
    "status",
    "partners",
    "contacts",
    "starts_on",
    "ends_on",
    "follow_up",
    "places",
    "places_kind",
    "student_count",
    "volunteers",
    "candidates",
)


class Step(NamedTuple):
    """A next step as it is compared: `what` folded, the day and the time as they stand in JSON."""

    what: str
    due_on: str | None
    at: str | None


class Doubt(NamedTuple):
    """Words that name something uncertain, and what fits."""

    said: str
    names: frozenset[str]


@dataclass(frozen=True)
class Meaning:
    """What a sentence means, in a form that can be compared field by field."""

    language: str
    kind: str | None
    exchange: str | None
    status: str
    partners: frozenset[str]
    contacts: frozenset[str]
    starts_on: str
    ends_on: str | None
    follow_up: Step | None
    places: int | None
    places_kind: str | None
    student_count: int | None
    volunteers: int | None
    candidates: frozenset[Doubt]


@dataclass(frozen=True)
class Sentence:
    """A line of the table: what is typed, on which day, and what it means."""

    text: str
    at: date
    meaning: Meaning


def load(part: Part) -> list[Sentence]:
    """The sentences of one part of the table, in the order of its file."""
    usual = _read("office")["at"]
    return [_sentence(row, usual) for row in _read(part)["sentences"]]


def furnish(office: Office) -> None:
    """Put the partners, people, terms and holidays of office.toml into this office.

    To be called inside the office. Its time zone and name become those of the file.
    """
    facts = _read("office")
    Office.objects.filter(pk=office.pk).update(name=facts["name"], time_zone=facts["time_zone"])
    office.refresh_from_db()
    partners = _make_partners(office, facts["partners"])
    _make_contacts(office, partners, facts["contacts"])
    Term.objects.bulk_create(Term(office=office, **row) for row in facts["terms"])
    Holiday.objects.bulk_create(Holiday(office=office, **row) for row in facts["holidays"])


def score(expected: Meaning, understood: dict[str, Any]) -> dict[str, bool]:
    """Field by field: is what `Understood.as_json()` says what was meant?"""
    found = meaning_of(understood)
    return {field: getattr(found, field) == getattr(expected, field) for field in FIELDS}


def meaning_of(facts: dict[str, Any]) -> Meaning:
    """What the JSON of an understood sentence says, ready to compare."""
    return Meaning(
        language=facts["language"],
        kind=facts["kind"],
        exchange=facts["exchange"],
        status=facts["status"],
        partners=frozenset(facts["partners"]),
        contacts=frozenset(facts["contacts"]),
        starts_on=facts["starts_on"],
        ends_on=facts["ends_on"],
        follow_up=_step(facts["follow_up"]),
        places=facts["places"],
        places_kind=facts["places_kind"],
        student_count=facts["student_count"],
        volunteers=facts["volunteers"],
        candidates=_doubts(facts["candidates"]),
    )


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((HERE / f"{name}.toml").read_text())


def _sentence(row: dict[str, Any], usual: date) -> Sentence:
    at: date = row.get("at", usual)
    expect: dict[str, Any] = row["expect"]
    if unknown := expect.keys() - set(FIELDS):
        raise ValueError(f"{row['text']}: no such fields: {sorted(unknown)}")
    facts = dict.fromkeys(FIELDS) | {"partners": [], "contacts": [], "candidates": []}
    facts |= {"language": row["language"], "status": "done", "starts_on": at} | expect
    return Sentence(row["text"], at, meaning_of({key: _iso(it) for key, it in facts.items()}))


def _step(step: dict[str, Any] | None) -> Step | None:
    if step is None:
        return None
    return Step(_folded(step["what"]), _iso(step.get("due_on")), step.get("at"))


def _doubts(rows: Iterable[dict[str, Any]]) -> frozenset[Doubt]:
    return frozenset(Doubt(_folded(row["said"]), frozenset(row["names"])) for row in rows)


def _folded(words: str) -> str:
    """Small letters, single blanks, no full stop; "f/u" written out."""
    said = " ".join(words.casefold().rstrip(" .,;").split())
    head, _, rest = said.partition(" ")
    return f"follow up {rest}".rstrip() if head in {"fu", "f/u"} else said


def _iso(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _make_partners(office: Office, rows: list[dict[str, Any]]) -> dict[str, Partner]:
    """By name; a parent stands before its branches."""
    made: dict[str, Partner] = {}
    for row in rows:
        fields = dict(row)
        if fields.pop("archived", False):
            fields["archived_at"] = datetime(2026, 8, 3, 15, tzinfo=UTC)
        if parent := fields.pop("parent", None):
            fields["parent"] = made[parent]
        made[row["name"]] = make_partner(office, **fields)
    return made


def _make_contacts(
    office: Office, partners: dict[str, Partner], rows: list[dict[str, Any]]
) -> None:
    for row in rows:
        contact = make_contact(office, name=row["name"], preferred_name=row.get("called", ""))
        for partner in row["at"]:
            make_affiliation(partners[partner], contact)
        for partner in row.get("formerly", []):
            make_affiliation(partners[partner], contact, ended_on=date(2026, 6, 30))
