"""The sheet "needs": what partners want from working with us, in their words."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from django.utils.translation import gettext_lazy as _

from core.registries.sheets import (
    Checked,
    Column,
    Line,
    Match,
    Run,
    Sheet,
)
from outreach.sheets.facts import Facts, Values, Writing, header_words, plain, write_facts
from outreach.sheets.reading import Told
from partnerships.actions.needs import touch_needs
from partnerships.enums.needs import NeedTopic
from partnerships.models import Need

LONGEST = int(Need._meta.get_field("words").max_length or 0)

COLUMNS = (
    Column(
        "partner",
        _("Partner"),
        header_words(
            "partner, partners, company, company name, business, organization, employer,"
            " partner name, agency, socio, empresa, organización, empleador, aliado"
        ),
        required=True,
    ),
    Column(
        "words",
        _("In their words"),
        header_words(
            "in their words, need, needs, what they want, wants, want, goal, goals, interest,"
            " interests, looking for, reason, why they partner, expectations, necesidad,"
            " necesidades, qué quieren, meta, metas, interés, en sus palabras"
        ),
        required=True,
        hint=_("One a line: what they want from working with you."),
    ),
    Column(
        "topic",
        _("Topic"),
        header_words("topic, category, type, kind, area, theme, tema, categoría, tipo"),
        choices=lambda office_id: list(NeedTopic.choices),
    ),
    Column(
        "asked_on",
        _("Last asked"),
        header_words(
            "last asked, asked on, asked, date asked, date, reviewed, last reviewed,"
            " date of conversation, preguntado, última vez, fecha"
        ),
        hint=_("When somebody last asked them. Without it, today."),
        is_day=True,
    ),
    Column(
        "met_on",
        _("Met or over"),
        header_words(
            "met or over, met on, met, fulfilled, closed, over, done, cumplido, terminado"
        ),
        hint=_("Since when it is met, or they want it no more."),
        is_day=True,
    ),
)


def check_needs(run: Run, lines: Sequence[Line]) -> list[Checked]:
    """Clean the lines, find their partners, and what is written down already."""
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
        "words": facts.text(told, "words", LONGEST),
        "topic": facts.word(told, "topic", NeedTopic.choices, NeedTopic.OTHER.value),
        "asked_on": facts.day_or_today(told, "asked_on"),
        "met_on": facts.day(told, "met_on") or None,
        "by": facts.author,
    }
    return told


def _known(office_id: int, partners: set[int | None]) -> dict[tuple[int | None, str], Match]:
    """What is written down of these partners, by partner and words. One statement."""
    rows = Need.objects.filter(
        office=office_id, partner__in=partners - {None}, archived_at=None
    ).order_by("-id")
    return {
        (partner, plain(words)): Match(pk, f"{words}: {name}")
        for pk, partner, words, name in rows.values_list(
            "id", "partner_id", "words", "partner__name"
        )
    }


def _key(values: Values) -> tuple[int | None, str]:
    return values["partner"], plain(values["words"])


def _news(row: Need, values: Values) -> dict[str, Any]:
    """What the line knows and the need does not: a later day, a topic, that it is met."""
    after: dict[str, Any] = {}
    if values["asked_on"] > row.asked_on.isoformat():
        after["asked_on"] = values["asked_on"]
    if row.topic == NeedTopic.OTHER and values["topic"] != NeedTopic.OTHER:
        after["topic"] = values["topic"]
    if row.met_on is None and values["met_on"]:
        after["met_on"] = values["met_on"]
    return after


WRITING = Writing(
    model=Need,
    row={
        "partner_id": "partner",
        "words": "words",
        "topic": "topic",
        "asked_on": "asked_on",
        "met_on": "met_on",
        "recorded_by_id": "by",
    },
    filled=("topic", "asked_on", "met_on"),
    news=_news,
    touch=touch_needs,
)


def partners_of(office_id: int, model: str, ids: Sequence[int]) -> set[int]:
    """Whose health has to be judged anew when such rows go or change."""
    needs = Need.objects.filter(office=office_id, pk__in=ids)
    return set(needs.values_list("partner_id", flat=True))


NEEDS = Sheet(
    name="needs",
    order=50,
    label=_("What partners want"),
    what=_("In their words, with partners that are there already."),
    icon="target",
    columns=COLUMNS,
    check=check_needs,
    write=partial(write_facts, WRITING),
    models=("partnerships.need",),
    partners_of=partners_of,
    list_url="needs",
)
