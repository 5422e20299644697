"""All school calendars of an office at once: its own, and those of sites with days of their own."""

from collections.abc import Iterable
from typing import Any

from django.db.models import CharField, QuerySet, Value

from core.prepared import prepared_by_key
from offices.models import Holiday, Office, Term
from offices.queries.calendar import HOLIDAY, TERM, SchoolCalendar, Span

OFFICE = 0
"""Among the calendars, the office's own; the others go by their sites."""


def calendars_of(office: Office) -> dict[int, SchoolCalendar]:
    """By site what `calendar_of` says of it, for the sites that differ from the office; one
    statement."""
    return calendars_in(_known.rows(office.pk))


def calendars_in(rows: Iterable[Any]) -> dict[int, SchoolCalendar]:
    """The same from rows of `calendar_rows`, with which others may have been asked for."""
    rows = [it for it in rows if it[0] in (TERM, HOLIDAY)]
    sites = sorted({site for _, site, *_ in rows if site is not None})
    return {OFFICE: _calendar(rows, None), **{site: _calendar(rows, site) for site in sites}}


def _calendar(rows: list[Any], of_site: int | None) -> SchoolCalendar:
    terms = [it for it in rows if it[0] == TERM]
    own = [it for it in terms if it[1] == of_site]
    shared = [it for it in terms if it[1] is None]
    holidays = [it for it in rows if it[0] == HOLIDAY and it[1] in (None, of_site)]
    return SchoolCalendar(_spans(own or shared), _spans(holidays))


def _spans(rows: list[Any]) -> tuple[Span, ...]:
    return tuple(Span(name, starts_on, ends_on) for _, _, name, starts_on, ends_on, _ in rows)


def calendar_rows(office_id: int, *others: QuerySet[Any, Any]) -> QuerySet[Any, Any]:
    """All terms and holidays by date, in one statement with others of the same columns: what it
    is, a number, a name, two days and a number."""
    days = (_days(Holiday, office_id, HOLIDAY), *others)
    return _days(Term, office_id, TERM).union(*days, all=True).order_by("starts_on", "pk")


@prepared_by_key
def _known(office_id: int) -> QuerySet[Any, Any]:
    return calendar_rows(office_id)


def _days(model: type[Term | Holiday], office_id: int, which: str) -> QuerySet[Any, Any]:
    rows = model._default_manager.filter(office_id=office_id, archived_at=None)
    named = rows.annotate(which=Value(which, output_field=CharField()))
    return named.values_list("which", "site_id", "name", "starts_on", "ends_on", "pk")
