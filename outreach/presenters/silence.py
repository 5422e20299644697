"""How long a partner has been silent, in words."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from offices.models import Membership, Office
from outreach.presenters.rows import addresses
from outreach.queries.silence import Calendars, open_days_silent
from partnerships.models import PartnerStanding


@dataclass(frozen=True)
class Silence:
    """A partner, and how long nothing has been exchanged with it."""

    name: str
    url: str
    log_url: str
    words: str
    owner: str


def silences(
    office: Office, found: Iterable[PartnerStanding], calendars: Calendars, reader: Membership
) -> list[Silence]:
    """Partners of the list in words."""
    today = office.today()
    days = ((it, open_days_silent(it, calendars, today)) for it in found)
    return [_silence(office, it, reader, open_days) for it, open_days in days]


def _silence(
    office: Office, standing: PartnerStanding, reader: Membership, open_days: int | None
) -> Silence:
    partner = standing.partner
    to = addresses(office.slug)
    is_own = partner.owner_id == reader.pk
    return Silence(
        name=partner.name,
        url=to.partner(partner.pk),
        log_url=f"{to.log}?partner={partner.pk}",
        words=_how_long(open_days),
        owner="" if is_own or partner.owner is None else partner.owner.display_name,
    )


def _how_long(days: int | None) -> str:
    """Never touched is not the same as silent: nothing is on record."""
    if days is None:
        return _("No exchange recorded yet")
    said = ngettext("No exchange in %(days)d open day", "No exchange in %(days)d open days", days)
    return said % {"days": days}
