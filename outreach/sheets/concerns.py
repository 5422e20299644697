"""The sheet "concerns": what partners were unhappy about or asked, and what they were told."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from contacts.sheets.members import member_choices
from core.registries.sheets import (
    Checked,
    Column,
    Line,
    Match,
    Run,
    Sheet,
)
from core.registries.standing import touch_health
from outreach.enums.concerns import ConcernKind
from outreach.models import Concern
from outreach.sheets.facts import (
    NO_DAY,
    Facts,
    Values,
    Writing,
    header_words,
    plain,
    write_facts,
)
from outreach.sheets.needs import COLUMNS as NEED_COLUMNS
from outreach.sheets.reading import Told

BACKWARDS = gettext_noop("This day is before the one on which it was raised.")

LONGEST = int(Concern._meta.get_field("what").max_length or 0)
FILLED = {
    "promised_on": "promised_on",
    "owner_id": "owner",
    "answered_on": "answered_on",
    "answer": "answer",
}
"""Fields that an update fills where they are empty, and the line's values."""

Key = tuple[int | None, str, str]


COLUMNS = (
    NEED_COLUMNS[0],
    Column(
        "what",
        _("What they said"),
        header_words(
            "what they said, concern, concerns, question, issue, issues, problem, complaint,"
            " feedback, what, description, summary, details, inquietud, queja, pregunta, problema,"
            " asunto, qué dijeron"
        ),
        required=True,
        hint=_("One a line. Never the names of students."),
    ),
    Column(
        "kind",
        _("Kind"),
        header_words("kind, type, category, tipo, clase"),
        choices=lambda office_id: list(ConcernKind.choices),
    ),
    Column(
        "raised_on",
        _("Raised on"),
        header_words(
            "raised on, raised, date, date raised, reported, received, opened, open date,"
            " date reported, fecha, recibido, planteado el"
        ),
        hint=_("Without it, today."),
        is_day=True,
    ),
    Column(
        "promised_on",
        _("Promised by"),
        header_words(
            "promised by, answer promised by, due, due date, answer by, respond by, deadline,"
            " respuesta prometida, vence, fecha límite"
        ),
        is_day=True,
    ),
    Column(
        "owner",
        _("Whose"),
        header_words("whose, owner, assigned to, responsible, staff, coordinator, responsable"),
        choices=member_choices,
    ),
    Column(
        "answered_on",
        _("Answered on"),
        header_words(
            "answered on, answered, resolved, resolved on, closed, closed on, date resolved,"
            " date closed, respondido, respondido el, resuelto"
        ),
        is_day=True,
    ),
    Column(
        "answer",
        _("Answer"),
        header_words(
            "answer, response, resolution, reply, outcome, respuesta, solución, resolución"
        ),
    ),
)


def check_concerns(run: Run, lines: Sequence[Line]) -> list[Checked]:
    """Clean the lines, find their partners, and what is noted already."""
    facts = Facts(run)
    read = [_read(facts, line) for line in lines]
    known = _known(run.office_id, {it.values["partner"] for it in read})
    return [
        Checked(line.number, told.values, tuple(told.findings), known.get(_key(told.values)))
        for line, told in zip(lines, read, strict=True)
    ]


def _read(facts: Facts, line: Line) -> Told:
    told = Told(line.said)
    told.values = {
        "partner": facts.partner(told),
        "what": facts.text(told, "what", LONGEST),
        "kind": facts.word(told, "kind", ConcernKind.choices, ConcernKind.CONCERN.value),
        "raised_on": facts.day_or_today(told, "raised_on"),
        "promised_on": facts.day(told, "promised_on", may_come=True) or None,
        "owner": facts.owner(told),
        "answered_on": facts.day(told, "answered_on") or None,
        "answer": told.cell("answer"),
        "by": facts.author,
    }
    _answered(facts, told)
    for column in ("promised_on", "answered_on"):
        day = told.values[column]
        if day and told.values["raised_on"] and day < told.values["raised_on"]:
            told.find(column, BACKWARDS, level="error")
    return told


def _answered(facts: Facts, told: Told) -> None:
    """An answer without a day was given by today."""
    if told.values["answer"] and not told.values["answered_on"] and not told.cell("answered_on"):
        told.values["answered_on"] = facts.today.isoformat()
        told.find("answered_on", NO_DAY, {"day": facts.today.isoformat()})


def _known(office_id: int, partners: set[int | None]) -> dict[Key, Match]:
    """What is noted of these partners, by partner, day and words. One statement."""
    rows = Concern.objects.filter(
        office=office_id, partner__in=partners - {None}, archived_at=None
    ).order_by("-id")
    columns = ("id", "partner_id", "raised_on", "what", "partner__name")
    return {
        (partner, day.isoformat(), plain(what)): Match(pk, f"{what}: {name}")
        for pk, partner, day, what, name in rows.values_list(*columns)
    }


def _key(values: Values) -> Key:
    return values["partner"], values["raised_on"], plain(values["what"])


def _missing(row: Concern, values: Values) -> dict[str, Any]:
    """What the line knows and the concern does not."""
    return {
        name: values[key]
        for name, key in FILLED.items()
        if getattr(row, name) in (None, "") and values[key] not in (None, "")
    }


WRITING = Writing(
    model=Concern,
    row={
        "partner_id": "partner",
        "kind": "kind",
        "what": "what",
        "raised_on": "raised_on",
        "promised_on": "promised_on",
        "owner_id": "owner",
        "answered_on": "answered_on",
        "answer": "answer",
        "recorded_by_id": "by",
    },
    filled=tuple(FILLED),
    news=_missing,
    touch=touch_health,
)


def partners_of(office_id: int, model: str, ids: Sequence[int]) -> set[int]:
    """Whose health has to be judged anew when such rows go or change."""
    concerns = Concern.objects.filter(office=office_id, pk__in=ids)
    return set(concerns.values_list("partner_id", flat=True))


CONCERNS = Sheet(
    name="concerns",
    order=60,
    label=_("Concerns and questions"),
    what=_("What partners wait for, or waited for, with partners that are there already."),
    icon="message-circle-question-mark",
    columns=COLUMNS,
    check=check_concerns,
    write=partial(write_facts, WRITING),
    models=("outreach.concern",),
    partners_of=partners_of,
    list_url="concerns",
)
