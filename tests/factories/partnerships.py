from itertools import count
from typing import Any

from offices.models import Office, Site
from partnerships.models import Partner, PartnerSite, PartnerStanding

_number = count(1)


def make_partner(office: Office, **fields: Any) -> Partner:
    """A partner with its standing row; `sites` are Site objects."""
    sites = fields.pop("sites", [])
    fields.setdefault("name", f"Partner {next(_number)}")
    partner = Partner.objects.create(office=office, **fields)
    PartnerStanding.objects.create(office=office, partner=partner)
    for site in sites:
        PartnerSite.objects.create(office=office, partner=partner, site=site)
    return partner


def make_site(office: Office, **fields: Any) -> Site:
    fields.setdefault("name", f"School {next(_number)}")
    return Site.objects.create(office=office, **fields)
