"""The dashboard of retention: figures in words, each with the list that it opens."""

from dataclasses import dataclass, replace
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from core.charts import bar, split
from outcomes.presenters.retention_headline import Headline, change_of, headline
from outcomes.presenters.retention_words import (
    LOOSE,
    NOTHING,
    band_label,
    figure_url,
    of,
    points,
    share,
)
from outcomes.queries.figures import NO_BAND
from outcomes.queries.frames import Frame
from outcomes.queries.retention import Counts
from outcomes.queries.retention_filters import RetentionFilters
from partnerships.enums.health import STRANDS, Band
from partnerships.enums.partners import Tier

BANDS = (
    (Band.STRONG.value, "ok"),
    (Band.CARE.value, "watch"),
    (Band.RISK.value, "risk"),
    (NO_BAND, "none"),
)


@dataclass(frozen=True)
class Asked:
    """What a dashboard is of: an office's frame and counts, which part, and the whole year
    (`place` in the frame's years) up to which kept ones are counted."""

    slug: str
    frame: Frame
    counts: Counts
    filters: RetentionFilters
    place: int

    def url(self, key: str) -> str:
        """The list behind a figure of this part."""
        return figure_url(self.slug, key, self.filters)

    @property
    def pair(self) -> str:
        """The first day of the year from which kept ones are counted."""
        return self.frame.years[self.place - 1].starts_on.isoformat()

    @property
    def pair_before(self) -> str:
        """The same, a year earlier; empty where the frame does not reach that far."""
        return self.frame.years[self.place - 2].starts_on.isoformat() if self.place > 1 else ""


@dataclass(frozen=True)
class Tile:
    """What `components/kpi.html` shows."""

    label: str
    value: str
    note: str
    url: str


@dataclass(frozen=True)
class Line:
    """A number with its bar, its words and its list."""

    label: Any
    count: int
    url: str
    chart: SafeString
    note: str = ""
    rest: str = ""
    """Those that are not in the number, where they have a list of their own."""
    rest_url: str = ""


def tiles(asked: Asked) -> list[Tile]:
    """The five key figures."""
    return [_kept(asked), _took(asked), _active(asked), _covered(asked), _thanked(asked)]


def headline_of(asked: Asked) -> Headline:
    """The sentence below them."""
    return headline(asked.slug, asked.frame, asked.counts, asked.filters, asked.pair)


def health(asked: Asked) -> dict[str, Any]:
    """How active partners fare: a bar in parts, its key, and the strands that are loose."""
    counts = asked.counts
    parts = [(counts[f"band.{band}"], tone) for band, tone in BANDS]
    key = [
        {
            "label": band_label(band),
            "count": counts[f"band.{band}"],
            "tone": tone,
            "url": asked.url(f"band.{band}"),
        }
        for band, tone in BANDS
        if counts[f"band.{band}"] or band != NO_BAND
    ]
    said = ", ".join(f"{it['count']} {it['label']}" for it in key)
    return {
        "of": counts["active"],
        "is_known": counts["active"] > counts[f"band.{NO_BAND}"],
        "chart": split(parts, said),
        "key": key,
        "loose": loose_lines(asked),
    }


def loose_lines(asked: Asked) -> list[Line]:
    """Strands by how many active partners they are loose with, the most first."""
    counts, most = asked.counts, asked.counts["active"]
    found = sorted(STRANDS, key=lambda it: -counts[f"loose.{it}"])
    return [
        Line(
            LOOSE[it],
            counts[f"loose.{it}"],
            asked.url(f"loose.{it}"),
            bar(counts[f"loose.{it}"], most),
        )
        for it in found
    ]


def coverage(asked: Asked, tiers: dict[str, str]) -> list[Line]:
    """Who has backup on both sides, by tier, each with how many there are and who has none."""
    there = [it for it in Tier.values if asked.counts[f"active.{it}"]]
    return [_coverage_of(asked, it, tiers.get(it, it)) for it in there]


def _coverage_of(asked: Asked, tier: str, label: str) -> Line:
    part, whole = asked.counts[f"covered.{tier}"], asked.counts[f"active.{tier}"]
    line = Line(label, part, asked.url(f"covered.{tier}"), bar(part, whole), of(part, whole))
    if part == whole:
        return line
    rest = _("%(count)d without") % {"count": whole - part}
    return replace(line, rest=rest, rest_url=asked.url(f"uncovered.{tier}"))


def _kept(asked: Asked) -> Tile:
    frame, counts, pair = asked.frame, asked.counts, asked.pair
    year, following = frame.years[asked.place - 1].label, frame.years[asked.place].label
    label = _("Kept, %(year)s to %(next)s") % {"year": year, "next": following}
    kept, base = counts[f"kept.{pair}"], counts[f"base.{pair}"]
    if not base:
        return Tile(label, NOTHING, _("needs two whole school years"), "")
    change = change_of(counts, asked.pair_before, pair)
    notes = [of(kept, base), *([] if change is None else [points(change)])]
    return Tile(label, share(kept, base), ". ".join(notes), asked.url(f"kept.{pair}"))


def _took(asked: Asked) -> Tile:
    frame, counts = asked.frame, asked.counts
    year = frame.years[asked.place]
    day, running = year.starts_on.isoformat(), frame.running
    notes = [_("%(count)d for the first time") % {"count": counts[f"joined.{day}"]}]
    if asked.place + 2 == len(frame.years):
        so_far = _("%(count)d so far in %(year)s")
        count = counts[f"took.{running.starts_on}"]
        notes.append(so_far % {"count": count, "year": running.label})
    label = _("Took part in %(year)s") % {"year": year.label}
    return Tile(label, str(counts[f"took.{day}"]), ", ".join(notes), asked.url(f"took.{day}"))


def _active(asked: Asked) -> Tile:
    counts = asked.counts
    note = _("%(count)d of them at risk") % {"count": counts["band.risk"]}
    return Tile(_("Active partners"), str(counts["active"]), note, asked.url("active"))


def _covered(asked: Asked) -> Tile:
    covered, active = asked.counts["covered"], asked.counts["active"]
    note = _("%(of)s active partners") % {"of": of(covered, active)}
    return Tile(_("Backup on both sides"), share(covered, active), note, asked.url("covered"))


def _thanked(asked: Asked) -> Tile:
    counts, since = asked.counts, asked.frame.since
    label = _("Thanked this term") if since.is_term else _("Thanked this school year")
    note = of(counts["thanked"], counts["thankable"])
    return Tile(label, share(counts["thanked"], counts["thankable"]), note, asked.url("thanked"))
