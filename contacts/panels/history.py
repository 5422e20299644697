"""The people's part of a partner's history."""

from django.utils.translation import gettext_lazy as _

from contacts.actions.history import may_take_back_people, refuse_people, take_back_people
from contacts.presenters.history import tell_people
from contacts.queries.history import FACTS, KIND, SOURCES
from core.registries.history import Chronicle

HISTORY = Chronicle(
    name="contacts",
    order=20,
    sources=SOURCES,
    facts=FACTS,
    tell=tell_people,
    may=may_take_back_people,
    refuse=refuse_people,
    take_back=take_back_people,
    kinds=((KIND, _("People")),),
)
