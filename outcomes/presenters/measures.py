"""Measures by whom they are about."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from outcomes.enums.measures import About, Unit
from outcomes.measure_library import LibraryMeasure
from outcomes.models import Measure


@dataclass(frozen=True)
class Line:
    """A measure as the settings show it; `pk` of one that is there, `key` of the library's."""

    name: str
    unit: str
    definition: str
    source: str = ""
    pk: int | None = None
    key: str = ""


@dataclass(frozen=True)
class Group:
    """Measures about the same."""

    about: str
    label: str
    lines: list[Line]


def measure_groups(measures: Iterable[Measure]) -> list[Group]:
    """What the office measures."""
    return _groups(measures, _own)


def library_groups(measures: Iterable[LibraryMeasure]) -> list[Group]:
    """What the library has beside."""
    return _groups(measures, _of_library)


def _groups[M: (Measure, LibraryMeasure)](
    measures: Iterable[M], line: Callable[[M], Line]
) -> list[Group]:
    by_about: dict[str, list[Line]] = {}
    for it in measures:
        by_about.setdefault(str(it.about), []).append(line(it))
    return [
        Group(about.value, str(about.label), by_about[about.value])
        for about in About
        if about.value in by_about
    ]


def _own(it: Measure) -> Line:
    return Line(it.name, unit_words(it.unit), it.definition, pk=it.pk)


def _of_library(it: LibraryMeasure) -> Line:
    name, definition = str(it.name), str(it.definition)
    return Line(name, unit_words(it.unit), definition, it.source, key=it.key)


def unit_words(unit: Any) -> str:
    """ "Hours"."""
    return str(Unit(unit).label)
