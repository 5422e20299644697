"""The sentence above the dashboard: what the figures say most of all, and where to begin."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from outcomes.presenters.retention_words import LOOSE, figure_url, of, points, reason_label
from outcomes.presenters.retention_words import percent as percent_of
from outcomes.queries.frames import Frame
from outcomes.queries.retention import Counts
from outcomes.queries.retention_filters import RetentionFilters
from partnerships.enums.exits import ExitReason
from partnerships.enums.health import STRANDS

MENDED_BY_PEOPLE = "backup"
FEWEST_ENDINGS = 5
"""Of fewer endings no reason is called the usual one."""
USUAL = 3
"""A reason is where it was part of one in three endings, at least."""

MENDS = {
    ExitReason.NO_STAFF_TIME: "contact",
    ExitReason.NO_CONSEQUENCES: "contact",
    ExitReason.SCHOOL_CONTACT_LEFT: "backup",
    ExitReason.NO_RETENTION_STRATEGY: "contact",
    ExitReason.NEEDS_UNMET: "needs",
    ExitReason.PARTNER_CONTACT_LEFT: "backup",
    ExitReason.POOR_RECOGNITION: "thanks",
    ExitReason.NO_OUTCOMES: "results",
    ExitReason.NO_DISTRICT_SUPPORT: "agreement",
}
"""The strand that holds against a reason; against a business that closes none does."""


@dataclass(frozen=True)
class Headline:
    """`fact` is bold; `rest` says what is to be done; the link opens the list of `rest`.
    `is_kept`: the fact is how many were kept, which is a figure of its own."""

    fact: str
    rest: str = ""
    url: str = ""
    action: str = ""
    is_kept: bool = False


def headline(
    slug: str, frame: Frame, counts: Counts, filters: RetentionFilters, pair: str
) -> Headline:
    """Why partnerships end, where enough have; else how many were kept; else how many are at
    risk; else what to do first. `pair` is the year from which kept ones are counted."""
    strand, fact = _usual_reason(counts)
    is_kept = not fact and bool(counts[f"base.{pair}"])
    if is_kept:
        fact = _kept(frame, counts, pair)
    strand = strand or _loosest(counts)
    loose = counts[f"loose.{strand}"] if strand else 0
    if not fact and counts["band.risk"]:
        at_risk = of(counts["band.risk"], counts["active"])
        fact = _("%(count)s active partners are at risk.") % {"count": at_risk}
    if not loose:
        return Headline(fact or _first_words(counts), is_kept=is_kept)
    rest = ngettext(
        "%(strand)s: loose with %(count)d active partner.",
        "%(strand)s: loose with %(count)d active partners.",
        loose,
    ) % {"count": loose, "strand": LOOSE[strand]}
    action = ngettext("See that one", "See those %(count)d", loose) % {"count": loose}
    return Headline(fact, rest, figure_url(slug, f"loose.{strand}", filters), action, is_kept)


def _usual_reason(counts: Counts) -> tuple[str, str]:
    """The strand and the sentence of the reason named most; a contact leaving is one reason,
    from whichever side."""
    ended = counts["exits"]
    if ended < FEWEST_ENDINGS:
        return "", ""
    named = {reason: counts[f"reason.{reason}"] for reason in MENDS}
    usual = max(named, key=lambda it: named[it])
    if USUAL * max(counts["people"], named[usual]) < ended:
        return "", ""
    if counts["people"] >= named[usual]:
        words = {"count": counts["people"], "of": ended}
        said = _("A contact leaving was part of %(count)d of the last %(of)d endings.")
        return MENDED_BY_PEOPLE, said % words
    said = _("%(reason)s: part of %(count)d of the last %(of)d endings.")
    numbers = {"count": named[usual], "of": ended}
    return MENDS[usual], said % {"reason": reason_label(usual), **numbers}


def _kept(frame: Frame, counts: Counts, pair: str) -> str:
    place = next(n for n, it in enumerate(frame.years) if it.starts_on.isoformat() == pair)
    names = {
        "kept": of(counts[f"kept.{pair}"], counts[f"base.{pair}"]),
        "year": frame.years[place].label,
        "next": frame.years[place + 1].label,
    }
    said = _("%(kept)s partners were kept, %(year)s to %(next)s.") % names
    before = frame.years[place - 1].starts_on.isoformat() if place else ""
    change = change_of(counts, before, pair)
    return said if change is None else f"{said} {_sentence(points(change))}"


def change_of(counts: Counts, before: str, pair: str) -> int | None:
    """In points, between what was kept from two whole years on; None where one is not known."""
    if not before or not counts.get(f"base.{before}") or not counts[f"base.{pair}"]:
        return None
    then = percent_of(counts[f"kept.{before}"], counts[f"base.{before}"]) or 0
    now = percent_of(counts[f"kept.{pair}"], counts[f"base.{pair}"]) or 0
    return now - then


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."


def _loosest(counts: Counts) -> str:
    strand = max(STRANDS, key=lambda it: counts[f"loose.{it}"])
    return strand if counts[f"loose.{strand}"] else ""


def _first_words(counts: Counts) -> str:
    if not counts["active"]:
        return _("No partner is active yet.")
    return _("What you log from now on builds these figures.")
