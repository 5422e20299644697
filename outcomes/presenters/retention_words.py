"""Figures of retention in words: shares, changes, and what each list holds."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from core.addresses import address_in
from outcomes.queries.figures import NO_BAND
from outcomes.queries.frames import Frame
from outcomes.queries.retention_filters import RetentionFilters
from partnerships.enums.exits import ExitReason
from partnerships.enums.health import Band
from partnerships.enums.partners import Tier

NOTHING = "\u2013"
"""A dash for what cannot be told."""

LOOSE: dict[str, Any] = {
    "contact": gettext_lazy("Recent contact"),
    "backup": gettext_lazy("Backup contacts"),
    "agreement": gettext_lazy("Agreement"),
    "needs": gettext_lazy("Partner needs"),
    "thanks": gettext_lazy("Thanks"),
    "results": gettext_lazy("Results shared"),
}
"""Strands, as what is loose is called."""

PLAIN: dict[str, Any] = {
    "active": gettext_lazy("Active partners"),
    "covered": gettext_lazy("Active partners with backup on both sides"),
    "uncovered": gettext_lazy("Active partners without backup on both sides"),
    "thanked": gettext_lazy("Thanked this term"),
    "thankable": gettext_lazy("Partners that are active or took part this term"),
    "unthanked": gettext_lazy("Not thanked yet this term"),
    "people": gettext_lazy("Endings of which a contact leaving was part"),
    "exits": gettext_lazy("Partnerships that ended"),
    "exits.planned": gettext_lazy("Completed as planned"),
    "exits.ours": gettext_lazy("Endings that were at least in part in our hands"),
    "exits.theirs": gettext_lazy("Endings that were not in our hands"),
    "exits.unsaid": gettext_lazy("Endings of which nobody has said why"),
}

OF_A_YEAR: dict[str, Any] = {
    "took": gettext_lazy("Took part in %(year)s"),
    "joined": gettext_lazy("Took part for the first time in %(year)s"),
    "ended": gettext_lazy("Partnerships that ended in %(year)s"),
    "planned": gettext_lazy("Completed as planned in %(year)s"),
}
FROM_A_YEAR: dict[str, Any] = {
    "kept": gettext_lazy("Kept, %(year)s to %(next)s"),
    "base": gettext_lazy("Counted from %(year)s to %(next)s"),
    "lost": gettext_lazy("Took part in %(year)s and not in %(next)s"),
    "apart": gettext_lazy(
        "Took part in %(year)s; in %(next)s paused, every other year or completed as planned"
    ),
}
STILL: dict[str, Any] = {
    "kept": gettext_lazy("Kept so far, %(year)s to %(next)s"),
    "lost": gettext_lazy("Took part in %(year)s and not yet in %(next)s"),
}
"""The same where the next year still runs."""


def percent(part: int, whole: int) -> int | None:
    """The share, rounded; never all or nothing unless it is. None of nothing."""
    if not whole:
        return None
    rounded = (200 * part + whole) // (2 * whole)
    if part and not rounded:
        return 1
    return 99 if part < whole and rounded == 100 else rounded


def share(part: int, whole: int) -> str:
    """ "90%"."""
    found = percent(part, whole)
    return NOTHING if found is None else _("%(percent)d%%") % {"percent": found}


def of(part: int, whole: int) -> str:
    """ "119 of 132"."""
    return _("%(part)d of %(whole)d") % {"part": part, "whole": whole}


def points(change: int) -> str:
    """ "3 points up"."""
    if not change:
        return _("the same share")
    up = ngettext("%(count)d point up", "%(count)d points up", change)
    down = ngettext("%(count)d point down", "%(count)d points down", -change)
    return (up if change > 0 else down) % {"count": abs(change)}


def figure_url(slug: str, key: str, filters: RetentionFilters | None = None) -> str:
    """Where the list behind a figure stands."""
    about_exits = key.startswith(("exits", "reason.", "own.", "ended.", "planned.", "people"))
    name = "retention_exits" if about_exits else "retention_partners"
    query = (filters or RetentionFilters()).as_query(figure=key)
    return f"{address_in(slug, name)}?{query}"


def figure_title(key: str, frame: Frame) -> str:
    """What the list behind a figure holds."""
    if key in PLAIN:
        return str(PLAIN[key])
    name, _dot, rest = key.partition(".")
    if name in OF_A_YEAR:
        return str(OF_A_YEAR[name]) % {"year": year_label(frame, rest)}
    if name in FROM_A_YEAR:
        return _from_a_year(name, rest, frame)
    if name == "cohort":
        begun, _dot, then = rest.partition(".")
        names = {"year": year_label(frame, begun), "then": year_label(frame, then)}
        return _("Began in %(year)s and took part in %(then)s") % names
    return _of_other(name, rest, frame)


def year_label(frame: Frame, starts_on: str) -> str:
    """ "2025–26", of the year that begins on that day."""
    return next(it.label for it in frame.years if it.starts_on.isoformat() == starts_on)


def reason_label(reason: str) -> str:
    """One of the survey's reasons."""
    return str(ExitReason(reason).label)


def band_label(band: str) -> str:
    """A band in words, of several partners."""
    words = {
        Band.STRONG.value: pgettext_lazy("partners", "Strong"),
        Band.CARE.value: pgettext_lazy("partners", "Need care"),
        Band.RISK.value: pgettext_lazy("partners", "At risk"),
        NO_BAND: pgettext_lazy("partners", "Not enough known"),
    }
    return str(words[band])


def _from_a_year(name: str, starts_on: str, frame: Frame) -> str:
    place = next(n for n, it in enumerate(frame.years) if it.starts_on.isoformat() == starts_on)
    names = {"year": frame.years[place].label, "next": frame.years[place + 1].label}
    is_running = place + 2 == len(frame.years)
    words = STILL.get(name, FROM_A_YEAR[name]) if is_running else FROM_A_YEAR[name]
    return str(words) % names


def _of_other(name: str, rest: str, frame: Frame) -> str:
    if name == "band":
        return _("Active partners: %(band)s") % {"band": band_label(rest)}
    if name == "loose":
        return _("Active partners whose strand is loose: %(strand)s") % {"strand": LOOSE[rest]}
    if name == "reason":
        return _("Endings: %(reason)s") % {"reason": reason_label(rest)}
    if name == "own":
        own = next(it for it in frame.own_reasons if str(it.pk) == rest)
        return _("Endings: %(reason)s") % {"reason": own.name}
    return f"{PLAIN[name]}: {Tier(rest).label}"
