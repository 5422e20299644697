"""Needs in a partner's history."""

from django.utils.translation import gettext_lazy as _

from core.registries.history import Chronicle
from partnerships.actions.needs_history import (
    may_take_back_needs,
    refuse_needs,
    take_back_needs,
)
from partnerships.presenters.needs_history import tell_needs
from partnerships.queries.needs_history import KIND, SOURCES

NEEDS_HISTORY = Chronicle(
    name="needs",
    order=12,
    sources=SOURCES,
    facts={},
    tell=tell_needs,
    may=may_take_back_needs,
    refuse=refuse_needs,
    take_back=take_back_needs,
    kinds=((KIND, _("What they want")),),
)
