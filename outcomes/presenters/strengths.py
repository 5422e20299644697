"""The strength checklist of a partner: ten strategies, ticked from what is on record."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from core.templatetags.dates import day as day_words
from offices.models import Office
from outcomes.enums.strengths import SHARES, Strategy
from outcomes.presenters.risk import sentence_of
from outcomes.queries.risk import MISSING, NOT_APPLICABLE, OK, WATCH, Finding, findings
from outcomes.queries.strengths import StrengthFacts, strength_facts
from partnerships.enums.exits import ExitReason

YES, NO, UNKNOWN = "yes", "no", "unknown"
WORDS = {
    YES: gettext_lazy("Yes"),
    NO: gettext_lazy("Not yet"),
    UNKNOWN: gettext_lazy("Not known yet"),
}
ICONS = {YES: "circle-check", NO: "circle", UNKNOWN: "circle-question-mark"}
OFTEN, WAYS = 2, 2
"""Thanks in a year, and ways of thanking, that are often and several."""

Said = tuple[str, str]
"""A state, and the evidence in words."""


@dataclass(frozen=True)
class Strength:
    """One strategy, whether it holds, and by what evidence; `share` is the survey's."""

    label: Any
    state: str
    state_words: Any
    icon: str
    words: str
    share: Any


@dataclass(frozen=True)
class _Seen:
    facts: StrengthFacts
    checks: dict[str, Finding]
    today: date

    def day(self, value: date) -> str:
        return day_words(value, self.today)


def strengths_of(office: Office, partner_id: int, risk: Any) -> list[Strength]:
    """The ten, those that most directors called effective first. What a debrief will tell is not
    known yet."""
    today = office.today()
    found = {it.check.key: it for it in findings(risk.states, risk.evidence)}
    seen = _Seen(strength_facts(office, partner_id, today), found, today)
    return [_strength(it, *SAYS.get(it, _debrief)(seen)) for it in SHARES]


def ticked(strengths: list[Strength]) -> str:
    """ "6 of 10"."""
    count = sum(it.state == YES for it in strengths)
    return _("%(count)d of %(all)d") % {"count": count, "all": len(strengths)}


def _strength(key: str, state: str, words: str) -> Strength:
    label = Strategy(key).label
    return Strength(label, state, WORDS[state], ICONS[state], words, SHARES[key])


def _debrief(seen: _Seen) -> Said:
    return UNKNOWN, _("They will be asked after an activity")


def _recognized(seen: _Seen) -> Said:
    facts = seen.facts
    if not facts.thanks:
        return NO, _("Not thanked in a year")
    thanks = ngettext(
        "Thanked %(count)d time in a year", "Thanked %(count)d times in a year", facts.thanks
    ) % {"count": facts.thanks}
    ways = ngettext("in %(count)d way", "in %(count)d ways", facts.channels)
    words = f"{thanks}, {ways % {'count': facts.channels}}"
    return (YES if facts.thanks >= OFTEN and facts.channels >= WAYS else NO), words


def _talks(seen: _Seen) -> Said:
    return _as_check(seen, ExitReason.NO_RETENTION_STRATEGY)


def _prompt(seen: _Seen) -> Said:
    facts = seen.facts
    if facts.late:
        said = ngettext("%(count)d answer was late", "%(count)d answers were late", facts.late)
        return NO, said % {"count": facts.late}
    if not facts.prompt:
        return UNKNOWN, _("Nothing came up in a year")
    said = ngettext("%(count)d answer in time", "%(count)d answers in time", facts.prompt)
    return YES, said % {"count": facts.prompt}


def _taken_care_of(seen: _Seen) -> Said:
    facts = seen.facts
    if facts.waiting:
        return NO, _("They wait for an answer")
    handled = facts.met + facts.answered
    if handled:
        said = ngettext("%(count)d thing in a year", "%(count)d things in a year", handled)
        return YES, said % {"count": handled}
    if facts.old_needs:
        return NO, _("Nothing that they want was met in a year")
    return UNKNOWN, _("Nothing was asked for in a year")


def _principal(seen: _Seen) -> Said:
    if seen.facts.leader_on is None:
        return NO, _("No leader was there in a year")
    return YES, _("Last on %(day)s") % {"day": seen.day(seen.facts.leader_on)}


def _needs_known(seen: _Seen) -> Said:
    finding = seen.checks[ExitReason.NEEDS_UNMET]
    asked = finding.evidence.get("asked_on")
    if not asked:
        is_missing = finding.letter in (MISSING, WATCH)
        return (NO if is_missing else UNKNOWN), _("We have not asked what they want")
    day = date.fromisoformat(asked)
    is_recent = (seen.today - day).days <= 365
    return (YES if is_recent else NO), _("Last asked on %(day)s") % {"day": seen.day(day)}


def _impact(seen: _Seen) -> Said:
    if seen.facts.impact_on is None:
        return NO, _("No results about students shared in a year")
    return YES, _("Shared on %(day)s") % {"day": seen.day(seen.facts.impact_on)}


def _results(seen: _Seen) -> Said:
    return _as_check(seen, ExitReason.NO_OUTCOMES)


def _as_check(seen: _Seen, key: str) -> Said:
    """As the check found, muted or not."""
    finding = seen.checks[key]
    if finding.letter == NOT_APPLICABLE:
        return UNKNOWN, _("Does not apply yet")
    states = {OK: YES, MISSING: NO, WATCH: NO}
    return states.get(finding.letter, UNKNOWN), sentence_of(finding)


SAYS: dict[str, Callable[[_Seen], Said]] = {
    Strategy.RECOGNIZED_OFTEN: _recognized,
    Strategy.COMMUNICATES_OFTEN: _talks,
    Strategy.PROBLEMS_PROMPT: _prompt,
    Strategy.NEEDS_PRIORITIZED: _taken_care_of,
    Strategy.PRINCIPAL_ENGAGED: _principal,
    Strategy.NEEDS_IDENTIFIED: _needs_known,
    Strategy.IMPACT_KNOWN: _impact,
    Strategy.OUTCOME_DATA_SHARED: _results,
}
