"""The figures of retention: each is a condition, which counts and lists alike.

A figure's key stands in addresses ("kept.2024-08-01"). Its condition is SQL about a row `f` of the
facts of partners or of exits (outcomes.queries.facts). Years are bits of numbers there: `y` has
those in which a partner took part, `z` those of which the close said paused, every other year or
completed as planned.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from outcomes.queries.frames import Frame
from partnerships.enums.exits import ExitReason
from partnerships.enums.health import STRANDS, Band
from partnerships.enums.partners import Stage, Tier

ACTIVE = f"f.stage = '{Stage.ACTIVE.value}'"
NO_BAND = "none"
UNPLANNED = "NOT f.as_planned AND f.ended_on >= %(exits_from)s"


@dataclass(frozen=True)
class Figure:
    """One number, and the list behind it: of partners, or of exits."""

    key: str
    about: Literal["partners", "exits"]
    condition: str


def figures_of(frame: Frame) -> dict[str, Figure]:
    """All figures of an office, by their keys."""
    return {it.key: it for it in _all(frame)}


def _all(frame: Frame) -> Iterator[Figure]:
    for key, condition in (
        *_years(frame),
        *_pairs(frame),
        *_cohorts(frame),
        *_coverage(),
        *_thanks(),
        *_health(),
    ):
        yield Figure(key, "partners", condition)
    for key, condition in (*_endings(frame), *_reasons(frame)):
        yield Figure(key, "exits", condition)


def _years(frame: Frame) -> Iterator[tuple[str, str]]:
    """Who took part in a year, and for whom it was the first."""
    for place, year in enumerate(frame.years):
        yield f"took.{year.starts_on}", _took(place)
        yield f"joined.{year.starts_on}", f"f.first = %(first{place})s"


def _pairs(frame: Frame) -> Iterator[tuple[str, str]]:
    """From a year to the next: kept, of how many, lost, and those apart, who are in neither."""
    for place, year in enumerate(frame.years[:-1]):
        took, again = _took(place), _took(place + 1)
        apart = f"NOT {again} AND {_bit('z', place + 1)}"
        yield f"kept.{year.starts_on}", f"{took} AND {again}"
        yield f"base.{year.starts_on}", f"{took} AND NOT ({apart})"
        yield f"lost.{year.starts_on}", f"{took} AND NOT {again} AND NOT {_bit('z', place + 1)}"
        yield f"apart.{year.starts_on}", f"{took} AND {apart}"


def _cohorts(frame: Frame) -> Iterator[tuple[str, str]]:
    """Of those whose first year it was, who took part in each later one."""
    for first, cohort in enumerate(frame.years):
        for place in range(first + 1, len(frame.years)):
            key = f"cohort.{cohort.starts_on}.{frame.years[place].starts_on}"
            yield key, f"f.first = %(first{first})s AND {_took(place)}"


def _coverage() -> Iterator[tuple[str, str]]:
    """Who holds the partnerships that are active: all, and by tier."""
    for name, condition in (
        ("active", ACTIVE),
        ("covered", f"{ACTIVE} AND f.covered"),
        ("uncovered", f"{ACTIVE} AND NOT f.covered"),
    ):
        yield name, condition
        for tier in Tier.values:
            yield f"{name}.{tier}", f"{condition} AND f.tier = '{tier}'"


def _thanks() -> Iterator[tuple[str, str]]:
    """Whom thanks reached this term, of those that count there (recognition says who)."""
    yield "thanked", "f.counts AND f.thanked"
    yield "thankable", "f.counts"
    yield "unthanked", "f.counts AND NOT f.thanked"


def _health() -> Iterator[tuple[str, str]]:
    """How those fare that are active: bands, and strands that fray or are missing."""
    for band in Band.values:
        yield f"band.{band}", f"{ACTIVE} AND f.band = '{band}'"
    yield f"band.{NO_BAND}", f"{ACTIVE} AND f.band = ''"
    for place, strand in enumerate(STRANDS, start=1):
        yield f"loose.{strand}", f"{ACTIVE} AND substr(f.strands, {place}, 1) IN ('f', 'm')"


def _endings(frame: Frame) -> Iterator[tuple[str, str]]:
    """Partnerships that ended in a year; those completed as planned apart."""
    for place, year in enumerate(frame.years):
        within = f"f.ended_on BETWEEN %(first{place})s AND %(last{place})s"
        yield f"ended.{year.starts_on}", f"NOT f.as_planned AND {within}"
        yield f"planned.{year.starts_on}", f"f.as_planned AND {within}"


def _reasons(frame: Frame) -> Iterator[tuple[str, str]]:
    """Of the last years' endings, why. One may have several reasons; those completed as planned
    have none and are none of them."""
    yield "exits", UNPLANNED
    yield "exits.planned", "f.as_planned AND f.ended_on >= %(exits_from)s"
    yield "exits.ours", f"{UNPLANNED} AND f.is_ours"
    yield "exits.theirs", f"{UNPLANNED} AND f.is_said AND NOT f.is_ours"
    yield "exits.unsaid", f"{UNPLANNED} AND NOT f.is_said"
    for reason in ExitReason.values:
        yield f"reason.{reason}", f"{UNPLANNED} AND '{reason}' = ANY(f.reasons)"
    for own in frame.own_reasons:
        yield f"own.{own.pk}", f"{UNPLANNED} AND {int(own.pk)} = ANY(f.owns)"
    yield "people", f"{UNPLANNED} AND f.reasons && ARRAY[{PEOPLE}]::varchar[]"


PEOPLE = f"'{ExitReason.SCHOOL_CONTACT_LEFT.value}', '{ExitReason.PARTNER_CONTACT_LEFT.value}'"
"""Reasons that are the same from both sides: a contact left."""


def _took(place: int) -> str:
    return _bit("y", place)


def _bit(name: str, place: int) -> str:
    return f"(f.{name} & {1 << place} <> 0)"
