"""What the close of years said of a partner, in plain sentences."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.utils.translation import gettext as _

from core.history.words import Words, inside
from core.registries.history import Change, Event, Telling
from offices.queries.school_years import SchoolYear
from outcomes.enums.risk import YearAnswer


def tell_settlements(change: Change, words: Words) -> list[Telling]:
    """Sentences about what a partner was settled as."""
    who = words.who(change.by)
    return [it for event in change.of("settlement") for it in _told(event, who)]


def _told(event: Event, who: str) -> Iterator[Telling]:
    answer = inside(str(YearAnswer(event.row["answer"]).label))
    names = {"who": who, "year": _year(event.row["year_starts_on"]), "answer": answer}
    if event.is_new:
        said = _("%(who)s settled %(year)s in the close of the year: %(answer)s.")
    elif "archived_at" in event.changed and event.new("archived_at"):
        said = _("%(who)s took back how %(year)s was settled: %(answer)s.")
    else:
        said = _("%(who)s changed how %(year)s was settled.")
    yield Telling(said % names, "calendar-check")


def _year(text: str) -> str:
    """The label of the year that begins on that day."""
    first = date.fromisoformat(text)
    return SchoolYear(first, first.replace(year=first.year + 1) - timedelta(days=1)).label
