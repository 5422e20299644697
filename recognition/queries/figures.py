"""What thanking comes to: whom it reached this term, how soon it came, how varied it was."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import Avg, Count

from core.days import years_before
from offices.models import Office
from recognition.models import Recognition
from recognition.queries.spans import Since, term_so_far, year_so_far
from recognition.queries.thanked import count_thanked, engagements_since


@dataclass(frozen=True)
class ThankedThisTerm:
    """`thanked` of `of` partners that count have had thanks since the span began."""

    thanked: int
    of: int
    since: Since


@dataclass(frozen=True)
class DaysToThanks:
    """Of this school year's engagements: the median of the days, and how many wait."""

    median: int | None
    thanked: int
    waiting: int
    since: date


@dataclass(frozen=True)
class Variety:
    """How many different channels a partner thanked within a rolling year saw, on average."""

    average: float | None
    partners: int


def thanked_this_term(office: Office, today: date) -> ThankedThisTerm:
    """Whom thanks reached in the term that runs."""
    since = term_so_far(office, today)
    thanked, of = count_thanked(office, since.day)
    return ThankedThisTerm(thanked, of, since)


def days_to_thanks(office: Office, today: date) -> DaysToThanks:
    """How soon thanks follow an engagement."""
    since = year_so_far(office, today)
    parts: Any = engagements_since(office, since, today).order_by()
    sql, params = parts.values("starts_on", "thanked_on").query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(f"{MEDIAN} FROM ({sql}) done", params)
        median, thanked, waiting = cursor.fetchone()
    return DaysToThanks(median, thanked, waiting, since)


def variety(office: Office, today: date) -> Variety:
    """How varied the thanks of a rolling year were."""
    given = Recognition.objects.filter(
        office=office,
        archived_at=None,
        partner__archived_at=None,
        given_on__gt=years_before(today),
    )
    kinds = given.order_by().values("partner_id").annotate(n=Count("channel", distinct=True))
    found = kinds.aggregate(average=Avg("n"), partners=Count("partner_id"))
    average = found["average"]
    return Variety(None if average is None else float(average), found["partners"])


MEDIAN = """
    SELECT percentile_disc(0.5) WITHIN GROUP (ORDER BY done.thanked_on - done.starts_on),
        count(done.thanked_on), count(*) - count(done.thanked_on)
"""
