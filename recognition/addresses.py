"""Where letters to a partner go."""

from partnerships.models import Partner


def postal_address(partner: Partner) -> str:
    """The address in lines, as an envelope has it; "" where a letter would not find its way."""
    place = " ".join(filter(None, [partner.region, partner.postal_code]))
    town = ", ".join(filter(None, [partner.town, place]))
    if not partner.street or not (partner.town or partner.postal_code):
        return ""
    return f"{partner.street}\n{town}"
