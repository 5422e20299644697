"""The lines of the close of a year, in words."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from core.addresses import address_by_id, address_in
from core.moulds import filled
from core.templatetags.dates import day
from offices.models import Office
from offices.requests import OfficeRequest
from outcomes.enums.risk import YearAnswer
from outcomes.queries.years_to_close import Closing
from partnerships.enums.partners import Stage

LINE = "outcomes/year_row.html"
DONE = "outcomes/year_done_row.html"
NOT_SETTLED = {
    Stage.PAUSED: gettext_lazy("Rests already"),
    Stage.ENDED: gettext_lazy("Has ended already"),
}


@dataclass(frozen=True)
class Key:
    """An answer, its words and the key that gives it."""

    value: str
    label: Any
    key: int


KEYS = tuple(Key(it.value, it.label, number) for number, it in enumerate(YearAnswer, start=1))


def open_lines(
    request: OfficeRequest, closing: Closing, rows: Iterable[Any], marks: Mapping[int, str]
) -> list[SafeString]:
    """Partners that wait for an answer; `marks` are chosen already."""
    draw = _texts(request, closing)
    return [
        filled(
            LINE,
            {"answers": KEYS, "mark": marks.get(row.id, "")},
            draw(row),
        )
        for row in rows
    ]


def settled_lines(
    request: OfficeRequest, closing: Closing, rows: Iterable[Any]
) -> list[SafeString]:
    """Partners that have their answer, or are still to be logged; `of` names the settlement."""
    draw = _texts(request, closing)
    return [
        filled(
            DONE,
            {
                "can_undo": row.settlement is not None and closing.closed is None,
                "to_log": row.answer == YearAnswer.LOGGED and not row.took,
            },
            draw(row) | {"answer": _answer(row), "of": str(row.settlement or "")},
        )
        for row in rows
    ]


def ranges(ids: Iterable[int]) -> str:
    """Ids for an address, runs of them written short: "3-7,12"."""
    runs: list[list[int]] = []
    for pk in sorted(ids):
        if runs and pk == runs[-1][1] + 1:
            runs[-1][1] = pk
        else:
            runs.append([pk, pk])
    return ",".join(str(a) if a == b else f"{a}-{b}" for a, b in runs)


def _texts(request: OfficeRequest, closing: Closing) -> Callable[[Any], dict[str, Any]]:
    office = request.office
    partner = address_by_id("partner", office.slug)
    return lambda row: {
        "key": str(row.id),
        "name": row.name,
        "url": partner(row.id),
        "facts": " · ".join(_facts(row, closing, office)),
        "log_url": _log_url(request, closing, row.id),
    }


def _facts(row: Any, closing: Closing, office: Office) -> list[str]:
    """ "2024–25: 2 engagements and 5 exchanges", last contact, owner."""
    said = []
    if row.engagements is not None:
        names = {
            "year": closing.before.label,
            "engagements": _engagements(row.engagements),
            "touches": _touches(row.touches),
        }
        said.append(_("%(year)s: %(engagements)s, %(touches)s") % names)
    else:
        said.append(_("Every other year: expected back"))
    if row.standings__last_touch_on is not None:
        last = day(row.standings__last_touch_on, office.today())
        said.append(_("last touch %(day)s") % {"day": last})
    if row.owner__display_name:
        said.append(row.owner__display_name)
    return said


def _engagements(count: int) -> str:
    said = ngettext("%(count)d engagement", "%(count)d engagements", count)
    return said % {"count": count}


def _touches(count: int) -> str:
    said = ngettext("%(count)d exchange", "%(count)d exchanges", count)
    return said % {"count": count}


def _answer(row: Any) -> str:
    if row.answer == YearAnswer.LOGGED:
        return _("Logged") if row.took else _("To be logged")
    if row.answer:
        return str(YearAnswer(row.answer).label)
    return str(NOT_SETTLED.get(row.stage, ""))


def _log_url(request: OfficeRequest, closing: Closing, partner: int) -> str:
    """The log form for the partner, on a day of that year."""
    on = min(closing.year.ends_on, request.office.today())
    said = {"partner": partner, "when": "other", "starts_on": on.isoformat()}
    said["next"] = request.get_full_path()
    return f"{address_in(request.office.slug, 'log')}?{urlencode(said)}"
