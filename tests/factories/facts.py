from datetime import timedelta
from typing import Any

from outreach.models import Concern
from partnerships.models import Need, Partner


def make_need(partner: Partner, **fields: Any) -> Need:
    """What a partner wants; asked today unless told otherwise."""
    fields.setdefault("words", "Machinists who can read a drawing")
    fields.setdefault("asked_on", partner.office.today())
    return Need.objects.create(office=partner.office, partner=partner, **fields)


def make_concern(partner: Partner, **fields: Any) -> Concern:
    """An open concern of three days ago unless told otherwise."""
    fields.setdefault("what", "Two students did not come")
    fields.setdefault("raised_on", partner.office.today() - timedelta(days=3))
    return Concern.objects.create(office=partner.office, partner=partner, **fields)
