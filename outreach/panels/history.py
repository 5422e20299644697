"""Outreach's part of a partner's history: activities and follow-ups."""

from django.utils.translation import gettext_lazy as _

from core.registries.history import Chronicle
from outreach.actions.history import (
    may_take_back_outreach,
    refuse_outreach,
    take_back_outreach,
)
from outreach.presenters.history import tell_outreach
from outreach.queries.history import ACTIVITIES, FACTS, FOLLOW_UPS, SOURCES

HISTORY = Chronicle(
    name="outreach",
    order=30,
    sources=SOURCES,
    facts=FACTS,
    tell=tell_outreach,
    may=may_take_back_outreach,
    refuse=refuse_outreach,
    take_back=take_back_outreach,
    kinds=((ACTIVITIES, _("Activities")), (FOLLOW_UPS, _("Follow-ups"))),
)
