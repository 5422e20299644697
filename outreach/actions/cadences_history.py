"""Taking back that a partner got open days of its own, other ones, or its tier's again."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from core.actors import Actor
from core.history.words import Words
from core.registries.history import Change, Event
from offices.models import Membership
from offices.permissions import Permission, may
from outreach.actions.cadences import clear_partner_cadence, set_partner_cadence
from outreach.models import Cadence
from partnerships.models import Partner

CADENCE = "cadence"


def may_take_back_cadences(by: Actor, change: Change) -> bool:
    """Whoever may edit partners may."""
    is_ours = bool(change.of(CADENCE))
    return not is_ours or not isinstance(by, Membership) or may(by, Permission.EDIT_PARTNERS)


def refuse_cadences(change: Change, words: Words) -> str:
    """Nothing stands against it."""
    return ""


def take_back_cadences(by: Actor, office: int, change: Change) -> None:
    """The days that held before hold again. Raises ValidationError."""
    for event in change.of(CADENCE):
        partner = Partner.objects.select_related("office").get(
            office=office, pk=event.row["partner_id"]
        )
        _put_back(by, partner, event)


def _put_back(by: Actor, partner: Partner, event: Event) -> None:
    if event.is_new:
        clear_partner_cadence(by=by, partner=partner)
        return
    if event.is_gone and Cadence.objects.filter(office=partner.office, partner=partner).exists():
        raise ValidationError(_("The partner has other days of its own by now."))
    set_partner_cadence(by=by, partner=partner, days=event.old("days"))
