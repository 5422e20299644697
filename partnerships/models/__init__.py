from partnerships.models.partners import Partner, PartnerSite
from partnerships.models.standing import PartnerStanding

__all__ = ["Partner", "PartnerSite", "PartnerStanding"]
