"""Counts and hours of a log. Students are counted and never named."""

import re
from decimal import Decimal

from django.utils.translation import gettext_noop

from contacts.sheets.cells import Cleaned, Problem, says_nothing
from core.folding import fold

NAMED = gettext_noop(
    "Students are counted, never named: write how many there were. Names of students are not kept."
)
NO_COUNT = gettext_noop("“%(text)s” is no number, so it stands in the notes.")
ONLY_NUMBER = gettext_noop("Only the number is kept: %(count)d.")
NO_HOURS = gettext_noop("“%(text)s” is no number of hours, so it stands in the notes.")
TOO_MANY = gettext_noop("%(count)s is more than can be. Write how many there were.")

NAMES = "(names)"
MOST = 1_000_000
MOST_HOURS = Decimal(100_000)
COUNT = re.compile(
    r"(?:~|≈|<|>|about|approx\.?|approximately|ca\.?|circa|around|unos|unas)?\s*"
    r"(?P<n>\d{1,3}(?:[,.]\d{3})+|\d+)(?:\.0+)?(?P<rest>(?![\w/.:]).*)?",
    re.DOTALL,
)
PLAIN_REST = re.compile(
    r"\s*(?:\+|students?|kids|pupils|learners|people|volunteers?|persons?|total|estudiantes?|"
    r"alumnos?|alumnas?|voluntari[oa]s?|personas?)?\s*\.?"
)
CLOCK = re.compile(r"(\d{1,3}):([0-5]\d)")
HOURS = re.compile(
    r"(?:~|about)?\s*(?P<n>\d+(?:[.,]\d+)?|\d*\.\d+)\s*(?P<unit>h|hrs?|hours?|horas?|min(?:ute)?s?|"
    r"minutos?)?\.?(?:\s*(?:total|each|cada uno))?"
)


def clean_students(text: str) -> Cleaned[int | None]:
    """How many students. A cell that does not begin with a number holds names: an error."""
    return _count(text, Problem(NAMED, {}, "error"))


def kept_of_students(text: str) -> str:
    """What of the cell is kept: a number alone, or a word in place of names."""
    cleaned = clean_students(text)
    found = {it.message for it in cleaned.problems}
    if NAMED in found:
        return NAMES
    return str(cleaned.value) if ONLY_NUMBER in found else text


def clean_volunteers(text: str) -> Cleaned[int | None]:
    """How many volunteers; what is no number is left to the notes."""
    return _count(text, Problem(NO_COUNT, {"text": text[:60]}))


def _count(text: str, otherwise: Problem) -> Cleaned[int | None]:
    if says_nothing(text):
        return Cleaned(None)
    found = COUNT.fullmatch(fold(text).strip())
    if found is None:
        return Cleaned(None, (otherwise,))
    count = int(re.sub(r"[,.]", "", found["n"])) if len(found["n"]) < 20 else MOST + 1
    if count > MOST:
        return Cleaned(None, (Problem(TOO_MANY, {"count": found["n"][:20]}, "error"),))
    if PLAIN_REST.fullmatch(found["rest"] or ""):
        return Cleaned(count)
    return Cleaned(count, (Problem(ONLY_NUMBER, {"count": count}),))


def clean_hours(text: str) -> Cleaned[str]:
    """Hours as "2.5" with one decimal, "" for none: "2 hrs", "2:30", "90 min"."""
    if says_nothing(text):
        return Cleaned("")
    word = fold(text).strip()
    clock, found = CLOCK.fullmatch(word), HOURS.fullmatch(word)
    if clock:
        hours = int(clock[1]) + Decimal(int(clock[2])) / 60
    elif found:
        hours = Decimal(found["n"].replace(",", "."))
        hours = hours / 60 if (found["unit"] or "").startswith("min") else hours
    else:
        return Cleaned("", (Problem(NO_HOURS, {"text": text[:60]}),))
    if hours >= MOST_HOURS:
        return Cleaned("", (Problem(TOO_MANY, {"count": text[:20]}, "error"),))
    return Cleaned(str(hours.quantize(Decimal("0.1"))))
