"""Taking back what the close of a year said of a partner."""

from django.utils.translation import gettext as _

from core.actors import Actor
from core.history.words import Words
from core.registries.history import Change
from offices.models import Membership, Office
from offices.permissions import Permission, may
from outcomes.actions.years import unsettle


def may_take_back_settlements(by: Actor, change: Change) -> bool:
    """Whoever may close years may take such a change back."""
    is_ours = bool(change.of("settlement"))
    return not is_ours or not isinstance(by, Membership) or may(by, Permission.CLOSE_YEAR)


def refuse_settlements(change: Change, words: Words) -> str:
    """Only the settling itself can be taken back here."""
    if any(not event.is_new for event in change.of("settlement")):
        return _("Settle the partner again in the close of the year.")
    return ""


def take_back_settlements(by: Actor, office: int, change: Change) -> None:
    """The partner stands where it stood. Raises ValidationError where the year is closed."""
    ids = [event.pk for event in change.of("settlement")]
    if ids:
        unsettle(by=by, office=Office.objects.get(pk=office), ids=ids)
