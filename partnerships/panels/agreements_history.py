"""Agreements in a partner's history."""

from django.utils.translation import gettext_lazy as _

from core.registries.history import Chronicle
from partnerships.actions.agreements_history import (
    may_take_back_agreements,
    refuse_agreements,
    take_back_agreements,
)
from partnerships.presenters.agreements_history import tell_agreements
from partnerships.queries.agreements_history import FACTS, KIND, SOURCES

AGREEMENTS_HISTORY = Chronicle(
    name="agreements",
    order=14,
    sources=SOURCES,
    facts=FACTS,
    tell=tell_agreements,
    may=may_take_back_agreements,
    refuse=refuse_agreements,
    take_back=take_back_agreements,
    kinds=((KIND, _("Agreements")),),
)
