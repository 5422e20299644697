from typing import Any

from core.registries.standing import refresh_all_standing
from partnerships.models import Partner
from recognition.models import Recognition
from recognition.policies import usual_audience


def make_recognition(partner: Partner, **fields: Any) -> Recognition:
    """An act of thanks; a certificate given today unless told otherwise. Keeps the standing."""
    fields.setdefault("channel", "certificate")
    fields.setdefault("audience", usual_audience(fields["channel"]))
    fields.setdefault("given_on", partner.office.today())
    recognition = Recognition.objects.create(office=partner.office, partner=partner, **fields)
    refresh_all_standing(partner.office_id, [partner.pk])
    return recognition
