"""What Today and mails must know of an office before they ask for anything: its calendars, its
cadences and its people. Within a batch it is one statement for all who ask."""

from datetime import date
from typing import Any, NamedTuple

from django.db.models import Case, CharField, DateField, F, QuerySet, Value, When, Window
from django.db.models.functions import RowNumber

from core.due.batch import in_batch, once_a_batch
from core.prepared import prepared_by_key
from offices.models import Membership, Office
from offices.queries.calendar import SchoolCalendar, calendar_of
from offices.queries.calendars import OFFICE, calendar_rows, calendars_in
from outreach.models import Cadence

CADENCE, PERSON = "cadence", "person"


class Person(NamedTuple):
    """A member; without a role one who has left. Both days of being away, or neither."""

    id: int
    role: str
    away_from: date | None
    away_until: date | None


class Known(NamedTuple):
    """Calendars by site; days by tier, partners' own without one; people, the longest-serving
    first."""

    calendars: dict[int, SchoolCalendar]
    cadences: list[tuple[str, int]]
    people: list[Person]


@once_a_batch
def known_of(office: Office) -> Known:
    """All of it, in one statement."""
    return _read(_all.rows(office.pk))


def calendars_and_days(office: Office) -> tuple[dict[int, SchoolCalendar], list[tuple[str, int]]]:
    """Calendars and cadences."""
    known = known_of(office) if in_batch() else _read(_without_people.rows(office.pk))
    return known.calendars, known.cadences


def people_of(office: Office) -> list[Person]:
    """The office's people, the longest-serving first."""
    return known_of(office).people if in_batch() else _read(_people_alone.rows(office.pk)).people


def open_days_of(office: Office) -> SchoolCalendar:
    """The office's own calendar."""
    return known_of(office).calendars[OFFICE] if in_batch() else calendar_of(office)


def _read(rows: list[Any]) -> Known:
    people = sorted((it for it in rows if it[0] == PERSON), key=lambda it: int(it[5]))
    return Known(
        calendars=calendars_in(rows),
        cadences=[(it[2], it[1]) for it in rows if it[0] == CADENCE],
        people=[Person(*it[1:5]) for it in people],
    )


@prepared_by_key
def _all(office_id: int) -> QuerySet[Any, Any]:
    return calendar_rows(office_id, _cadences(office_id), _people(office_id))


@prepared_by_key
def _without_people(office_id: int) -> QuerySet[Any, Any]:
    return calendar_rows(office_id, _cadences(office_id))


@prepared_by_key
def _people_alone(office_id: int) -> QuerySet[Any, Any]:
    return _people(office_id)


def _cadences(office_id: int) -> QuerySet[Any, Any]:
    """As rows of calendars are."""
    day = Value(date(2000, 1, 1), output_field=DateField())  # where the others have days
    rows = Cadence.objects.filter(office_id=office_id).annotate(which=_is(CADENCE), day=day)
    return (
        rows.annotate(day_too=day, days_too=F("days"))
        .values_list("which", "days", "tier", "day", "day_too", "days_too")
        .distinct()
    )


def _people(office_id: int) -> QuerySet[Any, Any]:
    """As rows of calendars are, with their places in line."""
    there = When(deactivated_at=None, user__is_active=True, then=F("role"))
    said = Case(there, default=Value(""), output_field=CharField())
    place = Window(RowNumber(), order_by=[F("recorded_at").asc(), F("id").asc()])
    rows = Membership.objects.filter(office_id=office_id)
    rows = rows.annotate(which=_is(PERSON), said=said, place=place)
    return rows.values_list("which", "id", "said", "away_from", "away_until", "place")


def _is(which: str) -> Value:
    return Value(which, output_field=CharField())
