from offices.models.calendar import Holiday, Term
from offices.models.labels import OfficeLabel
from offices.models.memberships import Membership
from offices.models.offices import Office
from offices.models.sites import Program, Site, SiteLeader
from offices.models.tokens import ApiToken
from offices.models.users import User

__all__ = [
    "ApiToken",
    "Holiday",
    "Membership",
    "Office",
    "OfficeLabel",
    "Program",
    "Site",
    "SiteLeader",
    "Term",
    "User",
]
