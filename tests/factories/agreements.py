from datetime import date, timedelta
from typing import Any

from partnerships.models import Agreement, AgreementGoal, AgreementSignatory, Partner


def make_agreement(partner: Partner, **fields: Any) -> Agreement:
    """An agreement in force for a year, signed by both sides; `signed=False`: by nobody.

    `goals` are fields of goals, `renews` an agreement.
    """
    today = partner.office.today()
    is_signed, goals = fields.pop("signed", True), fields.pop("goals", [])
    fields.setdefault("title", "Job shadows")
    fields.setdefault("starts_on", today - timedelta(days=30))
    fields.setdefault("ends_on", fields["starts_on"] + timedelta(days=364))
    agreement = Agreement.objects.create(office=partner.office, partner=partner, **fields)
    day: date | None = agreement.starts_on if is_signed else None
    for side, name in (("ours", "Ana Ames"), ("theirs", "Luis Rivera")):
        AgreementSignatory.objects.create(
            office=partner.office, agreement=agreement, side=side, name=name, signed_on=day
        )
    for said in goals:
        AgreementGoal.objects.create(office=partner.office, agreement=agreement, **said)
    return agreement
