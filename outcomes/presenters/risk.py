"""Risk in words: strands, checks, reasons, what changed."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.registries.checks import Click, checks
from core.registries.health import StrandHealth
from core.templatetags.dates import day
from offices.models import Membership
from offices.permissions import Permission, may
from outcomes.queries.risk import (
    MISSING,
    NOT_APPLICABLE,
    OK,
    STRAND_STATES,
    UNKNOWN,
    WATCH,
    Finding,
    findings,
    heaviest,
    strand_findings,
)
from partnerships.enums.health import STRANDS

STATE_WORDS = {
    OK: gettext_lazy("Holds"),
    WATCH: gettext_lazy("Watch"),
    MISSING: gettext_lazy("Missing"),
    UNKNOWN: gettext_lazy("Not known yet"),
    NOT_APPLICABLE: gettext_lazy("Does not apply"),
}
LEADING = "no_retention_strategy"
"""Whose words a contact that holds is told in: when somebody last talked with them."""


@dataclass(frozen=True)
class CheckLine:
    """One check as its page shows it. `weight` in per cent, as the survey has it."""

    key: str
    label: Any
    weight: Any
    letter: str
    state: Any
    words: str
    proof: str
    click: Click | None
    is_muted: bool


def sentence_of(finding: Finding) -> str:
    """What the check found, in a few words."""
    if finding.letter == NOT_APPLICABLE:
        return ""
    return str(finding.check.sentence(finding.evidence, finding.letter))


def strands_shown(risk: Any, member: Membership, partner_id: int) -> list[StrandHealth]:
    """The six strands, each as its worst check, with that one's words and the click that mends
    it, for a member who may do that."""
    found = findings(risk.states, risk.evidence)
    muted = risk.evidence.get("muted", {})
    return [
        _silent(of_strand, muted, member)
        if of_strand[0][0] == NOT_APPLICABLE
        else _strand(strand, of_strand, member, partner_id)
        for strand in STRANDS
        for of_strand in [strand_findings(found, strand)]
    ]


def _silent(
    of_strand: list[tuple[str, Finding]], muted: dict[str, str], member: Membership
) -> StrandHealth:
    """A strand of which nothing counts: muted, until the first of its checks counts again, or
    not applicable."""
    until = [muted[it.check.key] for _letter, it in of_strand if it.is_muted]
    if not until:
        return StrandHealth(STRAND_STATES[NOT_APPLICABLE])
    last = day(date.fromisoformat(min(until)), member.office.today())
    return StrandHealth(STRAND_STATES[NOT_APPLICABLE], _("Muted until %(day)s") % {"day": last})


def _strand(
    strand: str, of_strand: list[tuple[str, Finding]], member: Membership, partner_id: int
) -> StrandHealth:
    letter, worst = of_strand[0]
    if letter == OK:
        leading = [it for state, it in of_strand if it.check.key == LEADING and state == OK]
        worst = leading[0] if leading else worst
    sentence = worst.check.half_sentences.get(strand, worst.check.sentence)
    words = sentence(worst.evidence, letter)
    action = worst.check.half_actions.get(strand, worst.check.action)
    click = None if letter == OK else action(member.office.slug, partner_id, worst.evidence)
    if click is None or not _allowed(click, member):
        return StrandHealth(STRAND_STATES[letter], words)
    return StrandHealth(STRAND_STATES[letter], words, click.url, click.label, click.dialog)


def check_lines(risk: Any, member: Membership, partner_id: int) -> list[CheckLine]:
    """The ten checks, the heaviest first."""
    by_key = {it.check.key: it for it in findings(risk.states, risk.evidence)}
    return [_line(by_key[key], member, partner_id) for key in checks()]


def _line(finding: Finding, member: Membership, partner_id: int) -> CheckLine:
    slug, check = member.office.slug, finding.check
    is_loose = finding.counts and finding.letter != OK
    click = check.action(slug, partner_id, finding.evidence) if is_loose else None
    return CheckLine(
        key=check.key,
        label=check.label,
        weight=check.weight,
        letter=finding.letter,
        state=STATE_WORDS[finding.letter],
        words=sentence_of(finding),
        proof=check.proof(slug, partner_id),
        click=click if click and _allowed(click, member) else None,
        is_muted=finding.is_muted,
    )


def _allowed(click: Click, member: Membership) -> bool:
    return may(member, Permission(click.permission))


def reasons_of(risk: Any, most: int = 3) -> list[str]:
    """The heaviest reasons in words; of what makes it at risk whatever the score, that first."""
    found = findings(risk.states, risk.evidence)
    first = floor_words(risk)
    rest = [words for it in heaviest(found, len(found)) if (words := sentence_of(it)) not in first]
    return [*first, *rest][:most]


def leading(risk: Any) -> Finding | None:
    """What the first of the reasons is of: the check to mend before the others."""
    found = findings(risk.states, risk.evidence)
    floored = (it for it in found if any(floor.key in risk.floors for floor in it.check.floors))
    return next(floored, None) or next(iter(heaviest(found, 1)), None)


def floor_words(risk: Any) -> list[str]:
    """Why a partner is at risk whatever its score."""
    return [words for _key, words in floors_of(risk)]


def floors_of(risk: Any) -> list[tuple[str, str]]:
    """The same with the floors' keys."""
    return [
        (floor.key, str(floor.sentence(risk.evidence.get(check.key, {}))))
        for check in checks().values()
        for floor in check.floors
        if floor.key in risk.floors
    ]


def known_words(risk: Any) -> str:
    """ "7 of 10 known"."""
    return _("%(known)d of %(all)d known") % {"known": risk.known, "all": risk.applicable}
