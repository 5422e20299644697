"""What the page of a partner's risk shows."""

from decimal import Decimal
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from offices.models import Membership
from outcomes.presenters.risk import (
    check_lines,
    floor_words,
    known_words,
    reasons_of,
)
from outcomes.presenters.strengths import strengths_of, ticked
from outcomes.queries.mutes import mutes_of
from outcomes.queries.risk import STRAND_STATES
from partnerships.enums.health import Band
from partnerships.models import Partner


def risk_context(member: Membership, partner: Partner, risk: Any | None) -> dict[str, Any]:
    """The context beside the head; `risk` is None of a partner that nobody looks at."""
    if risk is None:
        return {"risk": None}
    strengths = strengths_of(member.office, partner.pk, risk)
    mutes = mutes_of(member.office, partner.pk) if risk.evidence.get("muted") else {}
    return {
        "risk": risk,
        "today": member.office.today(),
        "strengths": strengths,
        "ticked": ticked(strengths),
        "band_name": Band(risk.band).label if risk.band else _("Not enough known"),
        "known": known_words(risk),
        "change": _change(risk),
        "reasons": reasons_of(risk),
        "has_floor": bool(floor_words(risk)),
        "lines": [
            {"it": line, "mark": STRAND_STATES[line.letter], "mute": mutes.get(line.key)}
            for line in check_lines(risk, member, partner.pk)
        ],
    }


def _change(risk: Any) -> str:
    """Since the scan before the last: "4.2 more than at the scan before"."""
    if risk.score_before is None:
        return _("First look at this partner")
    change: Decimal = risk.score - risk.score_before
    if not change:
        return _("Same as at the scan before")
    words = {"points": number_format(abs(change), 1)}
    if change > 0:
        return _("%(points)s more than at the scan before") % words
    return _("%(points)s less than at the scan before") % words
