from partnerships.models.agreements import (
    Agreement,
    AgreementFile,
    AgreementGoal,
    AgreementSignatory,
    AgreementSite,
)
from partnerships.models.exits import Exit, ExitCause, OwnExitReason
from partnerships.models.needs import Need
from partnerships.models.partners import Partner, PartnerSite
from partnerships.models.standing import PartnerStanding

__all__ = [
    "Agreement",
    "AgreementFile",
    "AgreementGoal",
    "AgreementSignatory",
    "AgreementSite",
    "Exit",
    "ExitCause",
    "Need",
    "OwnExitReason",
    "Partner",
    "PartnerSite",
    "PartnerStanding",
]
