"""Which channel to thank a partner by next, so that thanks never become a rote."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from core.days import years_before
from core.templatetags.dates import month
from offices.models import Office
from partnerships.models import PartnerStanding
from partnerships.queries.strands import is_by_rote
from recognition.enums.channels import Channel
from recognition.phrases import A_CHANNEL, IN_A_ROW

PREFERRED = (
    Channel.CERTIFICATE,
    Channel.SPOTLIGHT,
    Channel.CARD,
    Channel.LEADER_CALL,
    Channel.SOCIAL_POST,
    Channel.NEWSLETTER,
)
"""What takes no budget and little time, as offices would have it: more than the three channels
that a standing keeps, so that there is always one that was not used lately."""


@dataclass(frozen=True)
class Proposal:
    """A channel, and the sentence that says why it is proposed."""

    channel: Channel
    because: str


def propose_channel(office: Office, partner_ids: Iterable[int], today: date) -> dict[int, Proposal]:
    """A proposal for each of these partners, in one statement; ids of others are left out."""
    standings = PartnerStanding.objects.filter(office=office, partner__in=list(partner_ids))
    rows = standings.values_list("partner", "last_channels", "last_thanked_on")
    return {partner: proposal(channels, last_on, today) for partner, channels, last_on in rows}


def proposal(channels: Sequence[str], last_on: date | None, today: date) -> Proposal:
    """What to do after these thanks, the newest first, the last of them on `last_on`."""
    known = [Channel(it) for it in channels if it in Channel.values]
    channel = next(it for it in PREFERRED if it not in known)
    idea = {"what": str(A_CHANNEL[channel])}
    if last_on is None or not known:
        return Proposal(channel, _("Not thanked yet: how about %(what)s?") % idea)
    if is_by_rote(known):
        idea["row"] = str(IN_A_ROW[known[0]])
        return Proposal(channel, _("%(row)s: how about %(what)s?") % idea)
    if last_on <= years_before(today):
        idea["month"] = month(last_on)
        return Proposal(channel, _("No thanks since %(month)s: how about %(what)s?") % idea)
    idea["last"] = str(A_CHANNEL[known[0]])
    return Proposal(channel, _("Last time it was %(last)s: how about %(what)s?") % idea)
