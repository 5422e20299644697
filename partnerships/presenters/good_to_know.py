"""What is good to know of a partner, as its page says it."""

from typing import Any
from urllib.parse import quote

from django.utils.safestring import SafeString

from core.moulds import filled
from core.paragraphs import paragraphs
from core.templatetags.dates import day
from partnerships.models import Partner
from partnerships.queries.page import PartnerPage, SiteOfPartner


def good_to_know(page: PartnerPage, words: dict[str, Any], edit_url: str) -> SafeString:
    """The panel; `words` as `head_context` names them; without `edit_url` nobody may edit it.

    Only what is known is given to the template, so that it can leave out the rest.
    """
    texts = {**_said(page, words), **_reached(page.partner), "edit_url": edit_url}
    known = {name: text for name, text in texts.items() if text}
    return filled("partnerships/good_to_know.html", _shape(page.partner), known)


def _shape(partner: Partner) -> dict[str, bool]:
    return {"is_one_person": partner.one_person, "is_champion": partner.champion}


def _said(page: PartnerPage, words: dict[str, Any]) -> dict[str, Any]:
    partner, parent = page.partner, page.partner.parent
    return {
        "notes": paragraphs(partner.notes),
        "parent_notes": paragraphs(parent.notes) if parent else "",
        "parent": parent.name if parent else "",
        "stage": partner.get_stage_display(),
        "tier": words["tier"],
        "source": words["source"],
        "since": day(partner.partner_since),
        "sector": words["sector"],
        "sites": ", ".join(_site(it) for it in page.sites),
    }


def _reached(partner: Partner) -> dict[str, str]:
    website = partner.website.split("://")[-1].removeprefix("www.").rstrip("/")
    place = f"{partner.town}, {partner.region}" if partner.region else partner.town
    return {
        "phone": partner.phone,
        "tel": quote(partner.phone),
        "website": partner.website,
        "website_name": website,
        "street": partner.street,
        "town": partner.town,
        "place": f"{place} {partner.postal_code}",
    }


def _site(site: SiteOfPartner) -> str:
    return f"{site.name} ({site.ally})" if site.ally else site.name
