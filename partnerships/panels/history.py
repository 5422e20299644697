"""The partner's own part of its history."""

from django.utils.translation import gettext_lazy as _

from core.registries.history import Chronicle
from partnerships.actions.history import may_take_back_partner, refuse_partner, take_back_partner
from partnerships.presenters.history import tell_partner
from partnerships.queries.history import FACTS, KIND, SOURCES

HISTORY = Chronicle(
    name="partnerships",
    order=10,
    sources=SOURCES,
    facts=FACTS,
    tell=tell_partner,
    may=may_take_back_partner,
    refuse=refuse_partner,
    take_back=take_back_partner,
    kinds=((KIND, _("Partner")),),
)
