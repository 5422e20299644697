"""Recognition's part of a partner's history."""

from django.utils.translation import gettext_lazy as _

from core.registries.history import Chronicle
from recognition.actions.history import may_take_back_thanks, refuse_thanks, take_back_thanks
from recognition.presenters.history import tell_thanks
from recognition.queries.history import KIND, SOURCES

HISTORY = Chronicle(
    name="recognition",
    order=40,
    sources=SOURCES,
    facts={},
    tell=tell_thanks,
    may=may_take_back_thanks,
    refuse=refuse_thanks,
    take_back=take_back_thanks,
    kinds=((KIND, _("Thanks")),),
)
