"""The part of the close of years in a partner's history."""

from core.registries.history import Chronicle, Source
from outcomes.actions.year_history import (
    may_take_back_settlements,
    refuse_settlements,
    take_back_settlements,
)
from outcomes.models import YearSettlement
from outcomes.presenters.year_history import tell_settlements
from partnerships.queries.history import KIND

HISTORY = Chronicle(
    name="years",
    order=60,
    sources=(Source("settlement", KIND, YearSettlement, "h.partner_id = %(subject)s"),),
    facts={},
    tell=tell_settlements,
    may=may_take_back_settlements,
    refuse=refuse_settlements,
    take_back=take_back_settlements,
)
