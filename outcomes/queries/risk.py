"""The newest that is known of a partner's risk, and what it is made of."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import F, QuerySet, Subquery

from core.prepared import prepared_by_key
from core.registries.checks import Check, Evidence, checks
from offices.models import Office
from outcomes.enums.risk import ScanKind
from outcomes.models import CHECKS, PartnerRisk, RiskScan
from partnerships.enums.health import STRANDS

OK, WATCH, MISSING, UNKNOWN, NOT_APPLICABLE = "owmun"
WORST = MISSING + WATCH + UNKNOWN + OK + NOT_APPLICABLE
"""The letters of states, the worst first."""
SEVERITY = {OK: 0.0, WATCH: 0.5, MISSING: 1.0, UNKNOWN: 0.5}

STRAND_STATES = {
    MISSING: "missing",
    WATCH: "frays",
    UNKNOWN: "unknown",
    OK: "holds",
    NOT_APPLICABLE: "not_applicable",
}


@dataclass(frozen=True)
class Finding:
    """What one check found. `letter` is its state, `is_muted` whether it does not count."""

    check: Check
    letter: str
    is_muted: bool
    evidence: Evidence

    @property
    def counts(self) -> bool:
        """Whether it is part of the score."""
        return not self.is_muted and self.letter != NOT_APPLICABLE

    @property
    def weighs(self) -> float:
        """How much it adds to the risk."""
        return float(self.check.weight) * SEVERITY[self.letter] if self.counts else 0.0

    def in_strand(self, strand: str) -> str:
        """Its letter in one strand: of a check that stands in two it may differ."""
        if self.is_muted:
            return NOT_APPLICABLE
        if strand in self.check.halves:
            return str(self.evidence.get("halves", {}).get(strand, NOT_APPLICABLE))
        return self.letter


def find_risk(office: Office, partner_id: int) -> Any | None:
    """The newest of a partner, with `is_stale` and `scanned_on`; None for one that nobody has
    looked at."""
    found = _newest.rows(office.pk, partner_id)
    return found[0] if found else None


def is_scanned(office: Office) -> bool:
    """Whether the office was ever scanned, other than for its past."""
    return RiskScan.objects.filter(office=office).exclude(kind=ScanKind.PAST).exists()


def is_fresh(risk: Any, office: Office, now: datetime) -> bool:
    """Whether somebody has looked today, and nothing was written since."""
    if risk.is_stale:
        return False
    found_on, today = office.today(risk.looked_at), office.today(now)
    return max(found_on, risk.scanned_on or found_on) >= today


@prepared_by_key
def _newest(office_id: int, partner_id: int) -> QuerySet[PartnerRisk, Any]:
    return PartnerRisk.objects.filter(office_id=office_id, partner_id=partner_id).annotate(
        is_stale=F("partner__standings__health_is_stale"), scanned_on=Subquery(_scans(office_id))
    )


def _scans(office_id: int) -> QuerySet[RiskScan, Any]:
    """The day of the last scan that was not of the past."""
    scans = RiskScan.objects.filter(office_id=office_id).exclude(kind=ScanKind.PAST)
    return scans.order_by("-as_of", "-id").values("as_of")[:1]


def findings(states: str, evidence: Evidence) -> list[Finding]:
    """What each of the ten checks found, in their order."""
    known = checks()
    return [
        Finding(known[key], letter.lower(), letter.isupper(), evidence.get(key, {}))
        for key, letter in zip(CHECKS, states, strict=True)
    ]


def strand_findings(found: list[Finding], strand: str) -> list[tuple[str, Finding]]:
    """The checks of a strand with their letters in it, the worst first; of equals those that
    weigh more."""
    of_strand = [(it.in_strand(strand), it) for it in found if strand in it.check.strands]
    return sorted(of_strand, key=lambda pair: (WORST.index(pair[0]), -pair[1].check.weight))


def strand_states(found: list[Finding]) -> dict[str, str]:
    """The state of each strand, by its name."""
    worst = {strand: strand_findings(found, strand)[0][0] for strand in STRANDS}
    return {strand: STRAND_STATES[letter] for strand, letter in worst.items()}


def heaviest(found: list[Finding], most: int = 3) -> list[Finding]:
    """The reasons that weigh most: checks that miss something or are loose."""
    reasons = [it for it in found if it.counts and it.letter in (MISSING, WATCH)]
    return sorted(reasons, key=lambda it: -it.weighs)[:most]
