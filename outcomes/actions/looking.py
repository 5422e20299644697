"""Reads a partner's risk, and looks at the partner first where that is not the newest."""

from datetime import datetime
from typing import Any

from offices.models import Office
from outcomes.actions.scans import look_at
from outcomes.queries.risk import find_risk, is_fresh, is_scanned
from partnerships.enums.partners import Stage
from partnerships.models import Partner


def current_risk(
    office: Office, partner: Partner, now: datetime, *, is_asked: bool = False
) -> Any | None:
    """What is known now; None for a partner that is archived or ended.

    An office that was never scanned is not looked at unless somebody asks for it (`is_asked`).
    While somebody else looks at the office, what was found before is good enough.
    """
    if partner.archived_at is not None or partner.stage == Stage.ENDED:
        return None
    was_looked_at = getattr(partner, "health_at", True) is not None  # its page knows
    risk = find_risk(office, partner.pk) if was_looked_at else None
    if risk is not None and is_fresh(risk, office, now):
        return risk
    if risk is None and not (is_asked or is_scanned(office)):
        return None
    look_at(office, [partner.pk], now, wait=False)
    return find_risk(office, partner.pk)
