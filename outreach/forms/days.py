"""Days to choose by one tap: tomorrow, in a week, in two weeks, after a break, or one picked."""

from datetime import date, timedelta
from functools import lru_cache

from babel.dates import format_skeleton
from django import forms
from django.utils.translation import get_language, gettext, to_locale
from django.utils.translation import gettext_lazy as _

from core.forms import ChipRadios, DateField
from core.templatetags.dates import day as short_day
from offices.queries.calendar import SchoolCalendar

NONE, TOMORROW, WEEK, FORTNIGHT, PICK = "none", "tomorrow", "week", "fortnight", "pick"
AFTER_BREAK = "break"

SATURDAY = 5
BREAK_IN_SIGHT = timedelta(days=60)
"""How near a break has to be for anybody to think of putting something off until after it."""


def day_choices(today: date, calendar: SchoolCalendar | None = None) -> list[tuple[str, str]]:
    """The chips, with the weekday that "in a week" falls on, and the day after a break."""
    weekday = _weekday(to_locale(get_language() or "en"), _in_a_week(today))
    choices = [
        (TOMORROW, gettext("Tomorrow")),
        (WEEK, gettext("Next %(weekday)s") % {"weekday": weekday}),
        (FORTNIGHT, gettext("In 2 weeks")),
    ]
    if back := after_break(calendar, today):
        words = gettext("After break (%(day)s)") % {"day": short_day(back, today)}
        choices.append((AFTER_BREAK, words))
    return [*choices, (PICK, gettext("Pick a date"))]


@lru_cache(maxsize=64)
def _weekday(locale: str, day: date) -> str:
    """The same on each page of a day, and writing it takes some 50 µs."""
    return str(format_skeleton("E", day, locale=locale))


def after_break(calendar: SchoolCalendar | None, today: date) -> date | None:
    """The first open day after the running or next break; None when none is in sight."""
    near = [
        it
        for it in (calendar.holidays if calendar else ())
        if it.days > 1 and it.ends_on >= today and it.starts_on <= today + BREAK_IN_SIGHT
    ]
    first = min(near, key=lambda it: it.starts_on, default=None)
    return calendar.next_open_day(first.ends_on) if calendar and first else None


def chosen_day(
    choice: str, today: date, picked: date | None, calendar: SchoolCalendar | None = None
) -> date | None:
    """The day that a chip stands for; weeks end on a working day."""
    match choice:
        case "break":
            return after_break(calendar, today)
        case "tomorrow":
            return today + timedelta(days=1)
        case "week":
            return _in_a_week(today)
        case "fortnight":
            return _working_day(today + timedelta(days=14))
        case _:
            return picked


def _in_a_week(today: date) -> date:
    """The same weekday of next week; from a weekend, the Monday that comes."""
    return _working_day(today if today.weekday() >= SATURDAY else today + timedelta(days=7))


def _working_day(day: date) -> date:
    """The day itself; a weekend gives way to the Monday after it."""
    return day + timedelta(days=7 - day.weekday()) if day.weekday() >= SATURDAY else day


class DayForm(forms.Form):
    """A day by chip or by date; `cleaned_data["due_on"]` holds the day."""

    when = forms.ChoiceField(label=_("When"), widget=ChipRadios(reveals=PICK))
    due_on = DateField(label=_("Date"), required=False)

    def __init__(
        self, *args: object, today: date, calendar: SchoolCalendar | None = None, **kwargs: object
    ) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # as Form takes them
        self.today, self.calendar = today, calendar
        when = self.fields["when"]
        assert isinstance(when, forms.ChoiceField)
        when.choices = day_choices(today, calendar)
        when.initial = WEEK

    def clean(self) -> dict[str, object]:
        """Turn the chip into its day."""
        cleaned = self.cleaned_data
        picked = cleaned.get("due_on")
        day = chosen_day(cleaned.get("when", ""), self.today, picked, self.calendar)
        if day is None and not self.errors:
            self.add_error("due_on", gettext("Pick a date."))
        return cleaned | {"due_on": day}
