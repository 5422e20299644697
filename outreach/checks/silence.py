"""How long nothing was exchanged, in the site's open days, and against the partner's own rhythm."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.registries.checks import Check, Click, Evidence, Facts, Floor, Lens, number, word
from outreach.checks.touches import DONE, ONE_WAY, TOUCHES
from outreach.queries.cadence_limits import limits_of
from outreach.queries.cadences import cadences_of
from partnerships.checks.words import CARED_FOR, ENGAGED, NEVER, day_in, log, month_in, on_page
from partnerships.enums.exits import SURVEY_SHARES, ExitReason
from partnerships.enums.partners import Tier

SEASON = 45  # days around the day of another year that are the same season
PAST_SEASON = 60  # days after which a season has passed without what it brought in other years


def _limits(lens: Lens) -> str:
    """For each calendar and number of days, the first day of an exchange that is still in time,
    and of one that is not twice overdue."""
    tier = " ".join(f"WHEN '{tier}' THEN %(tier_{tier})s" for tier in Tier.values)
    return f"""
        SELECT p.partner_id, n.days, n.watch_before, n.missing_before
        FROM scanned p
        LEFT JOIN outreach_cadence c ON c.office_id = %(office)s AND c.partner_id = p.partner_id
            AND {lens.known("c")}
        JOIN unnest(%(limit_site)s::bigint[], %(limit_days)s::int[], %(limit_watch)s::date[],
            %(limit_missing)s::date[]) AS n (site, days, watch_before, missing_before)
            ON n.site = p.calendar AND n.days = coalesce(c.days, CASE p.tier {tier} END)
    """


def _limit_values(lens: Lens) -> dict[str, Any]:
    cadences = cadences_of(lens.office)
    once, twice = (limits_of(lens.calendars, lens.as_of, cadences.days, n) for n in (1, 2))
    return {
        "limit_site": [it.site for it in once],
        "limit_days": [it.days for it in once],
        "limit_watch": [it.first for it in once],
        "limit_missing": [it.first for it in twice],
        **{f"tier_{tier}": number for tier, number in cadences.by_tier.items()},
    }


def _quiet(lens: Lens) -> str:
    """A one-way note restarts the count, the first after an exchange; those after it do not."""
    return f"""
        SELECT t.partner_id, n.days, t.two_way_on, o.noted_on,
            coalesce(o.noted_on, t.two_way_on) < n.watch_before AS is_late,
            coalesce(o.noted_on, t.two_way_on) < n.missing_before AS is_very_late
        FROM touches t
        JOIN limits n ON n.partner_id = t.partner_id
        LEFT JOIN (
            SELECT d.partner_id, min(d.starts_on) AS noted_on
            FROM done d JOIN touches t ON t.partner_id = d.partner_id
            WHERE d.exchange = {ONE_WAY} AND d.starts_on > coalesce(t.two_way_on, '-infinity')
            GROUP BY d.partner_id
        ) o ON o.partner_id = t.partner_id
        WHERE o.noted_on IS NOT NULL OR t.two_way_on IS NOT NULL
    """


def _season(lens: Lens) -> str:
    """Who engaged around the same day of two years running, and not in the season after them;
    but for those of whom it was said that they come less often."""
    return f"""
        WITH engaged AS (
            SELECT d.partner_id, d.starts_on, t.engaged_on, p.day,
                (d.starts_on + interval '1 year')::date AS due_on,
                (d.starts_on - interval '1 year')::date AS before_on
            FROM done d
            JOIN touches t ON t.partner_id = d.partner_id
            JOIN scanned p ON p.partner_id = d.partner_id
            WHERE d.engages AND {ENGAGED} AND p.partner_id NOT IN ({lens.unhurried})
              AND t.engaged_on < p.day - {SEASON + PAST_SEASON}
        )
        SELECT e.partner_id, max(e.starts_on) AS season_on
        FROM engaged e JOIN engaged b ON b.partner_id = e.partner_id
        WHERE e.due_on + {PAST_SEASON} <= e.day AND e.engaged_on < e.due_on - {SEASON}
          AND b.starts_on BETWEEN e.before_on - {SEASON} AND e.before_on + {SEASON}
        GROUP BY e.partner_id
    """


LIMITS = Facts("limits", _limits, is_joined=False, values=_limit_values)
QUIET = Facts("quiet", _quiet, (DONE, TOUCHES, LIMITS))
SEASONS = Facts("seasons", _season, (DONE, TOUCHES))


def _season_words(evidence: Evidence) -> str:
    return _("With students at the same time each year, last in %(month)s") % {
        "month": month_in(evidence, "season_on")
    }


def _sentence(evidence: Evidence, state: str) -> str:
    if evidence.get("season_on"):
        return _season_words(evidence)
    if evidence.get("noted_on"):
        return _noted_words(evidence, state)
    if not evidence.get("last_on"):
        return _("No exchange on record yet")
    facts = {"day": day_in(evidence, "last_on"), "days": evidence.get("days")}
    if state == "o":
        return _("Last exchange on %(day)s") % facts
    return _("No exchange since %(day)s; due every %(days)s open days") % facts


def _noted_words(evidence: Evidence, state: str) -> str:
    """A note that nobody has answered is no exchange, though the days are counted from it."""
    has_talked = evidence.get("last_on")
    facts = {"noted": day_in(evidence, "noted_on"), "days": evidence.get("days")}
    if has_talked:
        facts["day"] = day_in(evidence, "last_on")
    if state == "o":
        if has_talked:
            return _("Last exchange on %(day)s, a note from us on %(noted)s") % facts
        return _("A note from us on %(noted)s, no exchange on record yet") % facts
    if has_talked:
        said = _("No exchange since %(day)s, a note on %(noted)s; due every %(days)s open days")
        return said % facts
    return _("Only a note from us on %(noted)s; due every %(days)s open days") % facts


def _mend(slug: str, partner_id: int, evidence: Evidence) -> Click:
    return log(_("Log a touch"), slug, partner_id)


SILENCE = Check(
    key=ExitReason.NO_RETENTION_STRATEGY,
    label=gettext_lazy("Staying in touch"),
    weight=SURVEY_SHARES[ExitReason.NO_RETENTION_STRATEGY],
    strands=("contact",),
    applies=CARED_FOR,
    state=f"""CASE WHEN seasons.season_on IS NOT NULL THEN 'm'
        WHEN quiet.days IS NULL THEN {NEVER}
        WHEN quiet.is_very_late THEN 'm' WHEN quiet.is_late THEN 'w' ELSE 'o' END""",
    evidence={
        "last_on": word("quiet.two_way_on"),
        "noted_on": word("quiet.noted_on"),
        "days": number("quiet.days"),
        "season_on": word("seasons.season_on"),
    },
    facts=(QUIET, SEASONS),
    floors=(Floor("season", "seasons.season_on IS NOT NULL", _season_words),),
    sentence=_sentence,
    action=_mend,
    proof=on_page("timeline"),
)
