"""How many days each tier may go without a two-way touchpoint."""

from offices.models import Office
from outreach.models import Cadence
from outreach.models.cadences import DEFAULT_DAYS


def days_by_tier(office: Office) -> dict[str, int]:
    """Calendar days by tier: the office's own, else the defaults."""
    own = Cadence.objects.filter(office=office, partner=None).values_list("tier", "days")
    return {str(tier): days for tier, days in DEFAULT_DAYS.items()} | dict(own)
