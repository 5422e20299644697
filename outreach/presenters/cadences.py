"""How often one is in touch with a partner, in words."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from offices.enums.vocabularies import Vocabulary
from offices.models import Office
from offices.queries.labels import labels_of
from outreach.queries.cadences import PartnerDays
from partnerships.models import Partner


def how_often(office: Office, partner: Partner, days: PartnerDays) -> str:
    """ "Every 60 days of school (Regular)"."""
    if days.own is None:
        return f"{_every(days.of_tier)} ({_tier(office, partner)})"
    return _("%(every)s (set for this partner)") % {"every": _every(days.own)}


def as_its_tier(office: Office, partner: Partner, days: PartnerDays) -> str:
    """What holds without days of its own."""
    said = {"days": days.of_tier, "tier": _tier(office, partner)}
    return _("Leave it empty to go by the tier: %(days)s (%(tier)s).") % said


def _every(days: int) -> str:
    said = ngettext("Every %(days)s day of school", "Every %(days)s days of school", days)
    return said % {"days": days}


def _tier(office: Office, partner: Partner) -> str:
    return labels_of(office, Vocabulary.TIER)[partner.tier]
