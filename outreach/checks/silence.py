"""How long nothing was exchanged, in the site's open days, and against the partner's own rhythm."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.registries.checks import Check, Click, Evidence, Facts, Floor, Lens
from outreach.checks.touches import TOUCHES
from outreach.queries.cadence_limits import limits_of, restarted_on
from outreach.queries.cadences import cadences_of
from partnerships.checks.words import CARED_FOR, ENGAGED, NEVER, day_in, log, month_in, on_page
from partnerships.enums.exits import SURVEY_SHARES, ExitReason

SEASON = 45  # days around the day of another year that are the same season
PAST_SEASON = 60  # days after which a season has passed without what it brought in other years


def _limits(lens: Lens) -> str:
    """For each calendar and number of days, the first day of an exchange that is still in time,
    and of one that is not twice overdue."""
    cadences = cadences_of(lens.office)
    once, twice = (limits_of(lens.calendars, lens.as_of, cadences.days, n) for n in (1, 2))
    lens.params |= {
        "limit_site": [it.site for it in once],
        "limit_days": [it.days for it in once],
        "limit_watch": [it.first for it in once],
        "limit_missing": [it.first for it in twice],
        **{f"tier_{tier}": number for tier, number in cadences.by_tier.items()},
    }
    tier = " ".join(f"WHEN '{tier}' THEN %(tier_{tier})s" for tier in cadences.by_tier)
    return f"""
        SELECT p.partner_id, n.days, n.watch_before, n.missing_before
        FROM scanned p
        LEFT JOIN outreach_cadence c ON c.office_id = %(office)s AND c.partner_id = p.partner_id
            AND {lens.known("c")}
        JOIN unnest(%(limit_site)s::bigint[], %(limit_days)s::int[], %(limit_watch)s::date[],
            %(limit_missing)s::date[]) AS n (site, days, watch_before, missing_before)
            ON n.site = p.calendar AND n.days = coalesce(c.days, CASE p.tier {tier} END)
    """


def _quiet(lens: Lens) -> str:
    """What restarts the count is the same as for the lists of partners one is losing touch with."""
    return f"""
        SELECT s.partner_id, s.restarted_on, s.restarted_on < n.watch_before AS is_late,
            s.restarted_on < n.missing_before AS is_very_late, n.days
        FROM (
            SELECT t.partner_id, {restarted_on("t.two_way_on", "unnest(t.notes) note")}
                AS restarted_on
            FROM touches t OFFSET 0
        ) s JOIN limits n ON n.partner_id = s.partner_id
        WHERE s.restarted_on IS NOT NULL
    """


def _season(lens: Lens) -> str:
    """Who engaged around the same day of two years running, and not in the season after them;
    but for those of whom it was said that they come less often."""
    return f"""
        SELECT p.partner_id, max(e.last_on) AS season_on
        FROM scanned p JOIN touches t ON t.partner_id = p.partner_id
        CROSS JOIN LATERAL (SELECT max(d) AS newest FROM unnest(t.engaged) d) n
        CROSS JOIN LATERAL (
            SELECT last_on, (last_on + interval '1 year')::date AS due_on,
                (last_on - interval '1 year')::date AS before_on
            FROM unnest(t.engaged) last_on
        ) e
        WHERE {ENGAGED} AND cardinality(t.engaged) > 1
          AND p.partner_id NOT IN ({lens.unhurried})
          AND e.due_on + {PAST_SEASON} <= p.day AND n.newest < e.due_on - {SEASON}
          AND EXISTS (
            SELECT FROM unnest(t.engaged) d
            WHERE d BETWEEN e.before_on - {SEASON} AND e.before_on + {SEASON})
        GROUP BY p.partner_id
    """


LIMITS = Facts("limits", _limits)
QUIET = Facts("quiet", _quiet, (TOUCHES, LIMITS))
SEASONS = Facts("seasons", _season, (TOUCHES,))


def _season_words(evidence: Evidence) -> str:
    return _("With students at the same time each year, last in %(month)s") % {
        "month": month_in(evidence, "season_on")
    }


def _sentence(evidence: Evidence, state: str) -> str:
    if evidence.get("season_on"):
        return _season_words(evidence)
    if not evidence.get("last_on"):
        return _("No exchange on record yet")
    facts = {"day": day_in(evidence, "last_on"), "days": evidence.get("days")}
    if state == "o":
        return _("Last exchange on %(day)s") % facts
    return _("No exchange since %(day)s; due every %(days)s open days") % facts


def _mend(slug: str, partner_id: int, evidence: Evidence) -> Click:
    return log(_("Log a touch"), slug, partner_id)


SILENCE = Check(
    key=ExitReason.NO_RETENTION_STRATEGY,
    label=gettext_lazy("Staying in touch"),
    weight=SURVEY_SHARES[ExitReason.NO_RETENTION_STRATEGY],
    strands=("contact",),
    applies=CARED_FOR,
    state=f"""CASE WHEN seasons.season_on IS NOT NULL THEN 'm'
        WHEN quiet.restarted_on IS NULL THEN {NEVER}
        WHEN quiet.is_very_late THEN 'm' WHEN quiet.is_late THEN 'w' ELSE 'o' END""",
    evidence={
        "last_on": "quiet.restarted_on",
        "days": "quiet.days",
        "season_on": "seasons.season_on",
    },
    facts=(TOUCHES, QUIET, SEASONS),
    floors=(Floor("season", "seasons.season_on IS NOT NULL", _season_words),),
    sentence=_sentence,
    action=_mend,
    proof=on_page("timeline"),
)
