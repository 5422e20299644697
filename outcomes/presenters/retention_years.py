"""Years beside each other, and what became of those who began in each."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from core.charts import shade
from outcomes.presenters.retention import Asked
from outcomes.presenters.retention_words import of, percent, points, share

NAMES = (
    ("took", gettext_lazy("Took part")),
    ("joined", gettext_lazy("For the first time")),
    ("kept", gettext_lazy("Kept from the year before")),
    ("lost", gettext_lazy("Not back from the year before")),
    ("apart", gettext_lazy("Paused, every other year or completed as planned")),
    ("ended", gettext_lazy("Partnerships that ended")),
    ("planned", gettext_lazy("Ended as planned")),
)
OF_THE_YEAR_BEFORE = ("kept", "lost", "apart")
"""What is told of those who took part in the year before."""


@dataclass(frozen=True)
class Cell:
    """One number of a table. `state`: "" of a whole year, "running" of one that still runs."""

    text: str
    url: str = ""
    note: str = ""
    shade: str = ""
    state: str = ""


@dataclass(frozen=True)
class Row:
    """A line of a table; `note` stands below its label."""

    label: str
    cells: list[Cell]
    note: str = ""
    url: str = ""


def heat(asked: Asked) -> dict[str, object]:
    """Cohorts by their first year: the share that took part in each later one."""
    frame = asked.frame
    rows = [
        _cohort(asked, first)
        for first in range(len(frame.years))
        if asked.counts[f"joined.{frame.years[first].starts_on}"]
    ]
    longest = max((len(it.cells) for it in rows), default=0)
    return {"rows": [_filled(it, longest) for it in rows], "years": range(1, longest + 1)}


def compared(asked: Asked) -> dict[str, object]:
    """Two whole years and what changed, and the running one apart."""
    frame = asked.frame
    places = [asked.place - 1, asked.place]
    running = len(frame.years) - 1
    heads = [frame.years[it].label for it in places]
    rows = [_compared(asked, name, str(label), places, running) for name, label in NAMES]
    return {"heads": heads, "running": frame.running.label, "rows": rows}


def _cohort(asked: Asked, first: int) -> Row:
    frame, counts = asked.frame, asked.counts
    cohort = frame.years[first]
    size = counts[f"joined.{cohort.starts_on}"]
    cells = []
    for place in range(first + 1, len(frame.years)):
        key = f"cohort.{cohort.starts_on}.{frame.years[place].starts_on}"
        there = counts[key]
        if place == len(frame.years) - 1:
            so_far = _("%(count)d so far") % {"count": there}
            cells.append(Cell(so_far, asked.url(key), state="running"))
        else:
            hue = shade(percent(there, size) or 0)
            cells.append(Cell(share(there, size), asked.url(key), of(there, size), hue))
    partners = ngettext("%(count)d partner", "%(count)d partners", size) % {"count": size}
    if first == len(frame.years) - 1:
        partners = _("%(partners)s so far") % {"partners": partners}
    return Row(cohort.label, cells, partners, asked.url(f"joined.{cohort.starts_on}"))


def _filled(row: Row, length: int) -> Row:
    empty = [Cell("", state="blank")] * (length - len(row.cells))
    return Row(row.label, row.cells + empty, row.note, row.url)


def _compared(asked: Asked, name: str, label: str, places: list[int], running: int) -> Row:
    cells = [_cell(asked, name, place) for place in places]
    change = _change(asked, name, places)
    return Row(label, [*cells, Cell(change), _cell(asked, name, running, state="running")])


def _cell(asked: Asked, name: str, place: int, state: str = "") -> Cell:
    of_before = name in OF_THE_YEAR_BEFORE
    if place - of_before < 0:
        return Cell("", state="blank")
    counts, day = asked.counts, asked.frame.years[place - of_before].starts_on
    key = f"{name}.{day}"
    note = ""
    if name == "kept" and counts[f"base.{day}"]:
        note = of(counts[key], counts[f"base.{day}"])
        if not state:
            return Cell(share(counts[key], counts[f"base.{day}"]), asked.url(key), note)
    return Cell(note or str(counts[key]), asked.url(key), state=state)


def _change(asked: Asked, name: str, places: list[int]) -> str:
    """What changed between the two whole years."""
    before, after = (_number(asked, name, place) for place in places)
    if before is None or after is None:
        return ""
    if name == "kept":
        return points(after - before)
    return f"{after - before:+d}".replace("-", "\u2212") if after != before else _("the same")


def _number(asked: Asked, name: str, place: int) -> int | None:
    of_before = name in OF_THE_YEAR_BEFORE
    if place - of_before < 0:
        return None
    day = asked.frame.years[place - of_before].starts_on
    if name == "kept":
        return percent(asked.counts[f"kept.{day}"], asked.counts[f"base.{day}"])
    return asked.counts[f"{name}.{day}"]
