"""Mutes of checks in a partner's history."""

from core.registries.history import Chronicle, Source
from outcomes.actions.mutes_history import (
    MUTES,
    may_take_back_mutes,
    refuse_mutes,
    take_back_mutes,
)
from outcomes.models import MutedCheck
from outcomes.presenters.mutes_history import tell_mutes
from partnerships.queries.history import KIND

MUTES_HISTORY = Chronicle(
    name="mutes",
    order=62,
    sources=(Source(MUTES, KIND, MutedCheck, "h.partner_id = %(subject)s"),),
    facts={},
    tell=tell_mutes,
    may=may_take_back_mutes,
    refuse=refuse_mutes,
    take_back=take_back_mutes,
)
