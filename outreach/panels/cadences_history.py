"""A partner's own open days in its history."""

from core.registries.history import Chronicle, Source
from outreach.actions.cadences_history import (
    CADENCE,
    may_take_back_cadences,
    refuse_cadences,
    take_back_cadences,
)
from outreach.models import Cadence
from outreach.presenters.cadences_history import tell_cadences
from partnerships.queries.history import KIND

CADENCES_HISTORY = Chronicle(
    name="cadences",
    order=16,
    sources=(Source(CADENCE, KIND, Cadence, "h.partner_id = %(subject)s", may_return=True),),
    facts={},
    tell=tell_cadences,
    may=may_take_back_cadences,
    refuse=refuse_cadences,
    take_back=take_back_cadences,
)
